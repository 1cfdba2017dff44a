"""The table of claims: what a fact-checker and an editor work from, in six forms.

A table tells who said what, when and in which words. It gives no verdict, and no field of it is
meant to hold one.
"""

from __future__ import annotations

from subtools.core.value import Value, put
from subtools.registry import Registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from subtools.claims.claim import Claim
    from subtools.core.time import FrameRate, Ms


class Table(Value):
    """Claims, and what all of them share.

    `source` is the name of the file they were found in, `language` its BCP 47 tag, `url` where the
    recording can be played; each may be None. With a `frame_rate`, times are told in frames, too.
    """

    __slots__ = ("claims", "source", "language", "frame_rate", "url")
    claims: tuple[Claim, ...]
    source: str | None
    language: str | None
    frame_rate: FrameRate | None
    url: str | None

    def __init__(
        self,
        claims: Iterable[Claim] = (),
        *,
        source: str | None = None,
        language: str | None = None,
        frame_rate: FrameRate | None = None,
        url: str | None = None,
    ) -> None:
        """Raise `ValueError` for a URL that is no link to a web page or a file."""
        if url is not None:
            from subtools.claims.table.deep_link import check

            check(url)
        put(self, "claims", tuple(claims))
        put(self, "source", source)
        put(self, "language", language)
        put(self, "frame_rate", frame_rate)
        put(self, "url", url)

    def link(self, claim: Claim) -> str | None:
        """Return the link that plays a claim, or None without a URL."""
        if self.url is None:
            return None
        from subtools.claims.table.deep_link import link

        return link(self.url, claim.start, claim.end)


#: Every form of a table: a function from a table to text.
FORMS: Registry[Callable[[Table], str]] = Registry(
    "form of table",
    {
        "text": "subtools.claims.table.text:as_text",
        "md": "subtools.claims.table.text:as_markdown",
        "json": "subtools.claims.table.json:as_json",
        "csv": "subtools.claims.table.csv:as_csv",
        "html": "subtools.claims.table.html:as_html",
        "jsonld": "subtools.claims.table.json:as_jsonld",
    },
)
#: The form that a file's suffix means.
SUFFIXES = {
    ".txt": "text",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".jsonld": "jsonld",
}

#: Between a source and the name that it stands for.
EQUALS = " = "


def render(table: Table, form: str) -> str:
    """Return a table as text in a form; raise `UnknownNameError` for a form that is none.

    >>> from subtools.claims.claim import Claim
    >>> rows = [Claim("1", 3_400, 6_000, "it rained", source="Ann", reporting="said")]
    >>> print(render(Table(rows), "text"), end="")
    [1]  00:00:03.400 - 00:00:06.000  asserted, indirect
         it rained
         Ann (said)
    """
    text = FORMS[form](table)
    # Halves of surrogate pairs, which no file can hold, are named as JSON names them.
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def timecode(time: Ms, rate: FrameRate) -> str:
    """Print a time as `hh:mm:ss:ff`, all frames counted (no drop-frame).

    At 29.97 frames a second 30 make a second of the code, as editing programs count them.

    >>> from subtools.core.time import FrameRate
    >>> timecode(62_500, FrameRate(25)), timecode(3_600_000, FrameRate("29.97"))
    ('00:01:02:12', '00:59:56:12')
    """
    base = round(rate.rate)
    seconds, frames = divmod(rate.frame_at(time), base)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frames:02}"


def one_line(text: str) -> str:
    """Return text in one line, single spaces between its words."""
    return " ".join(text.split())


def who(claim: Claim) -> str:
    """Name a claim's source, with the name that a short one stands for behind it.

    >>> from subtools.claims.claim import Claim
    >>> who(Claim("1", 0, 1, "it rained", source="she", resolved="Ann Lee"))
    'she = Ann Lee'
    """
    source, full = one_line(claim.source), one_line(claim.resolved or "")
    if full.casefold() in source.casefold():
        return source
    return f"{source}{EQUALS}{full}" if source else full


def certainty(claim: Claim) -> str:
    """Say how sure a report leaves its claim, and whether that is negated."""
    return f"{claim.certainty} (negated)" if claim.negated else claim.certainty
