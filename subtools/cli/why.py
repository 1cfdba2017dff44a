"""Why captions are as they are, told in the shell: `--explain`, and what `--json` has of it."""

from __future__ import annotations

import click

from subtools.cli import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.api import Subtitles
    from subtools.core.cue import Cue
    from subtools.fitting.explain import Explanation

    #: First and last number of each range asked for.
    Chosen = Sequence[tuple[int, int]]

ALL: Chosen = ((1, 10**9),)


def chosen(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Chosen | None:
    """Read which cues to explain: "3", "1,5-8"."""
    if value is None:
        return None
    ranges: list[tuple[int, int]] = []
    for part in value.split(","):
        first, _, last = part.partition("-")
        if not (first.strip().isdecimal() and (last or first).strip().isdecimal()):
            msg = f"not numbers of cues: {value!r}; write 3 or 1,5-8"
            raise click.BadParameter(msg)
        ranges.append((int(first), int(last or first)))
    return ranges


def told(
    talk: Subtitles,
    reasons: Sequence[Explanation],
    asked: Chosen,
    *,
    as_json: bool,
    quiet: bool,
    **_others: object,
) -> list[dict[str, object]]:
    """Say why the cues asked for are as they are; return what a report tells of all."""
    found: list[dict[str, object]] = []
    for reason, cue in zip(reasons, talk, strict=True):
        number = reason.cue + 1
        wanted = any([first <= number <= last for first, last in asked])
        if wanted and not as_json and not quiet:
            say.note(_text(reason, cue))
        facts: dict[str, object] = {
            "start": cue.start,
            "end": cue.end,
            "lines": cue.lines,
            "start_confidence": reason.start_confidence,
            "break_confidence": reason.break_confidence,
        }
        if cue.words:
            facts["words"] = [
                {"text": w.text, "start": w.start, "end": w.end, "confidence": w.confidence}
                for w in cue.words
            ]
        if wanted:
            facts["why"] = {
                "begins": reason.begins,
                "starts": reason.start,
                "ends": reason.end,
                "breaks": list(reason.breaks),
            }
        found.append(facts)
    return found


def _text(reason: Explanation, cue: Cue) -> str:
    start, end = f"{reason.start_confidence:.0%}", f"{reason.break_confidence:.0%}"
    rows = [
        f"cue {reason.cue + 1}: {' / '.join(cue.lines)}",
        f"  begins here: {reason.begins}",
        f"  starts {reason.start} ({start} sure within 1/4 s)",
        f"  ends {reason.end} ({end} sure to be a place to end)",
        *[f"  breaks {each}" for each in reason.breaks],
    ]
    return "\n".join(rows)
