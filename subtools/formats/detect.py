"""Which format a text is in: the content first, then the suffix, then a transcript.

The suffix lies often (captions saved as .txt), so a strong sign in the content wins. A format is
imported only when a cheap test of the text leaves it possible: a pasted transcript never pays
for the others.
"""

from __future__ import annotations

from subtools.core.finding import Finding
from subtools.formats import FORMATS, SUFFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.formats.format import Format

#: How much of a text a format may look at.
_HEAD = 65_536
#: A sign this strong overrules the suffix; a weaker one decides where there is no suffix.
_STRONG = 0.85
_WEAK = 0.5


def detect(text: str, suffix: str | None) -> tuple[Format, tuple[Finding, ...]]:
    r"""Return the format of a text, and a finding (D03) where it is not what the suffix says.

    `suffix` is a file's, with its dot, or None.

    >>> detect("1\n00:00:01,000 --> 00:00:02,000\nHi\n", ".txt")[0].name
    'srt'
    """
    head = text[:_HEAD]
    claimed = SUFFIXES.get(suffix.lower()) if suffix else None
    name, score = _best(head)
    if name is None or score < (_STRONG if claimed else _WEAK):
        name = claimed or "transcript"
    # Every text can be a transcript, so its suffixes promise nothing that could be broken.
    if claimed is None or claimed in {name, "transcript"}:
        return FORMATS[name], ()
    message = f"the name says {claimed} ({suffix}), the content says {name}; read as {name}"
    return FORMATS[name], (Finding("D03", message, line=1, severity="info"),)


def _best(head: str) -> tuple[str | None, float]:
    best: tuple[str | None, float] = (None, 0.0)
    for name in _possible(head):
        sniff = FORMATS[name].sniff
        score = sniff(head) if sniff else 0.0
        if score > best[1]:
            best = name, score
    return best


def _possible(head: str) -> list[str]:
    """Name the formats that a text can be in, by tests that cost next to nothing."""
    start = head.lstrip("\ufeff \t\n")
    first = start[:512].partition("\n")[0]
    sign = start[:1]
    names = []
    if "-->" in head or start.startswith("WEBVTT"):
        names += ["vtt", "srt"]
    if sign == "{":
        names += ["cues", "json"]
    if sign == "[":
        names += ["json", "lrc", "mpl2"]
    if sign == "<":
        names += ["ttml", "xml"]
    if sign.isdecimal() and first.count(":") > 1 and "," in first:
        names.append("sbv")
    if sign.isdecimal() and first.count(":") + first.count("=") > 2:  # noqa: PLR2004 - h:mm:ss:
        names.append("tmplayer")
    if "\t" in first:
        names.append("tsv")
    return names
