"""Every error that subtools raises on purpose.

Wrong *data*, names and places raise one of these; wrong *calls* (a negative time, a mark past the
end of its text) stay `ValueError` or `TypeError`. Each error keeps its parts as attributes,
survives pickling, reads as one line without a full stop, and knows its exit code in the shell.

    SubtoolsError                      exit code 2
    ├── InputError                     2   the input can't be read at all    .source .line
    ├── OutputError                    2   the output can't be written       .target
    ├── UnknownNameError (LookupError) 2   no such format, profile, step     .kind .name .known
    ├── ProfileError                   2   a profile file is wrong           .source
    ├── MissingExtraError              3   an optional part is not installed .what .extra
    ├── ProgramError                   3   a program is missing or failed    .program .said
    └── StrictError                    1   strict=True met a finding         .finding .source
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.core.finding import Finding


class SubtoolsError(Exception):
    """The root of the tree: catch this to catch all that subtools raises on purpose."""

    exit_code = 2

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by attributes, so that an error crosses a process pool whole."""
        return _rebuild, (type(self), self.args, self.__dict__.copy())


def _rebuild(
    cls: type[SubtoolsError], args: tuple[object, ...], state: dict[str, object]
) -> SubtoolsError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InputError(SubtoolsError):
    """The input can't be read at all: it is missing, a folder, or not text."""

    def __init__(self, message: str, *, source: str | None = None, line: int | None = None) -> None:
        """Say what is wrong (one line), in which source, and on which line (from 1) if known."""
        super().__init__(message)
        self.source = source
        self.line = line


class OutputError(SubtoolsError):
    """The output can't be written, or writing it would destroy something."""

    def __init__(self, message: str, *, target: str | None = None) -> None:
        """Say what is wrong (one line) and with which target."""
        super().__init__(message)
        self.target = target


class UnknownNameError(SubtoolsError, LookupError):
    """A name that is not in a registry; the message offers the nearest that is."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        """Name the kind of thing ("format"), the name asked for, and the names that exist."""
        self.kind = kind
        self.name = name
        self.known = tuple(sorted(known))
        super().__init__(f"unknown {kind} {name!r}; {self._offer()}")

    def _offer(self) -> str:
        from difflib import get_close_matches

        near = get_close_matches(self.name.lower(), self.known, n=1)
        if near:
            return f"did you mean {near[0]!r}?"
        return "known: " + ", ".join(self.known)


class ProfileError(SubtoolsError):
    """A profile file has an unknown key, a wrong type or an impossible number."""

    def __init__(self, message: str, *, source: str | None = None) -> None:
        """Say what is wrong (one line) and in which file."""
        super().__init__(message)
        self.source = source


class StrictError(SubtoolsError):
    """Strict reading or writing met something that would otherwise be a finding."""

    exit_code = 1

    def __init__(
        self, finding: Finding, *, source: str | None = None, findings: Iterable[Finding] = ()
    ) -> None:
        """Keep the finding that was met, and all that were, if more are known."""
        super().__init__(str(finding))
        self.finding = finding
        self.findings = tuple(findings) or (finding,)
        self.source = source


class MissingExtraError(SubtoolsError):
    """Something was asked for that needs an optional part, which is not installed."""

    exit_code = 3

    def __init__(self, what: str, extra: str) -> None:
        """Name what was asked for and the extra that brings it.

        >>> print(MissingExtraError("the engine 'dependency'", "nlp"))
        the engine 'dependency' needs an extra; pip install 'subtools[nlp]'
        """
        super().__init__(f"{what} needs an extra; pip install 'subtools[{extra}]'")
        self.what = what
        self.extra = extra


class ProgramError(SubtoolsError):
    """A program that subtools runs, such as ffmpeg, is missing, can't do something, or failed."""

    exit_code = 3

    def __init__(self, message: str, *, program: str, said: Iterable[str] = ()) -> None:
        """Say what is wrong (one line), with which program, and its last words, if any.

        >>> print(ProgramError("failed (exit code 1)", program="/bin/ffmpeg", said=["No space"]))
        ffmpeg failed (exit code 1): No space
        """
        self.program = program
        self.said = tuple(said)
        name = program.replace("\\", "/").rpartition("/")[2]
        words = last_words(self.said)
        super().__init__(f"{name} {message}" + (f": {words}" if words else ""))


def last_words(said: Iterable[str]) -> str:
    """Return what of a program's messages tells most: one line, safe to show."""
    lines = [" ".join(line.split()) for line in said]
    telling = [line for line in lines if line and not line.startswith(_ECHOES)]
    line = (telling or lines or [""])[-1]
    shown = "".join([char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line])
    return shown if len(shown) <= _WORDS else shown[: _WORDS - 1] + "…"


#: Lines with which ffmpeg ends whatever went wrong; the reason stands before them.
_ECHOES = (
    "Conversion failed", "Error while filtering", "Terminating thread", "Exiting",
    "Error initializing output stream", "Nothing was written into output file",
)  # fmt: skip
_WORDS = 300
