"""The table as one page for a browser: nothing is loaded from elsewhere, no word becomes markup.

The page is `page.html`; claims have the colours of the look `claims`, each with its label.
"""

from __future__ import annotations

import os

from subtools.claims.attribution import CERTAINTIES
from subtools.claims.table.rendering import EQUALS, certainty, one_line, timecode, who
from subtools.core.pattern import pattern
from subtools.core.time import format_clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from subtools.claims.claim import Claim
    from subtools.claims.table.rendering import Table

_PAGE = os.path.join(os.path.dirname(__file__), "page.html")
_HOLE = pattern(r"\{\{(\w+)\}\}")
#: What a source that is not called by its name is called beside it.
_KINDS = {"office": "by office", "anonymous": "unnamed"}
#: So many characters of the words before and after a claim are shown.
_AROUND = 90


def as_html(table: Table) -> str:
    """Return the page.

    >>> from subtools.claims.claim import Claim
    >>> from subtools.claims.table.rendering import Table
    >>> page = as_html(Table([Claim("1", 0, 900, "<b>it rained")]))
    >>> "&lt;b&gt;it rained" in page, "<b>" in page
    (True, False)
    """
    name = table.source or ""
    sources = sorted({who(claim) for claim in table.claims} - {""}, key=str.casefold)
    counts = {one: sum([claim.certainty == one for claim in table.claims]) for one in CERTAINTIES}
    rows = [_row(table, claim, at) for at, claim in enumerate(table.claims)]
    parts = {
        "title": escape(f"Claims in {name}" if name else "Claims"),
        "heading": escape(f"in {name}" if name else ""),
        "summary": _summary(table),
        "styles": _styles(),
        "sources": "".join([f"<option>{escape(source)}</option>" for source in sources]),
        "certainties": "".join([_box(one, count) for one, count in counts.items() if count]),
        "rows": "\n".join(rows)
        or '<tr class="none"><td colspan="6">No claims were found.</td></tr>',
    }
    return _filled(parts)


def _filled(parts: Mapping[str, str]) -> str:
    # In one pass: braces in the words stay braces.
    with open(_PAGE, encoding="utf-8") as file:
        return _HOLE.sub(lambda hole: parts[hole[1]], file.read())


def escape(text: str) -> str:
    """Return text that is no markup, also inside quotation marks, in one line.

    >>> escape('<i> & "x"\\0')
    '&lt;i&gt; &amp; &quot;x&quot;\\ufffd'
    """
    from html import escape as plain

    line = one_line(text)
    if not line.isprintable():
        line = "".join([char if char >= " " else "\N{REPLACEMENT CHARACTER}" for char in line])
    return plain(line)


def _summary(table: Table) -> str:
    said = []
    if table.url:
        said.append(f'<a href="{escape(table.url)}">{escape(table.url)}</a>.')
    said.append("Who said what, in which words, how sure. Nothing here says whether it is true.")
    said.append("Made by subtools.")
    return " ".join(said)


def _styles() -> str:
    """Return the colours and slants of the look `claims`."""
    from subtools.looks import load_look

    look = load_look("claims")
    rules = [("source", look.style("source")), ("reporting", look.style("reporting"))]
    rules += [(f"claim.{one}", look.style("claim", {one})) for one in CERTAINTIES]
    css = []
    for selector, style in rules:
        told = [f"color: {style.color or '#FFFFFF'}"]
        if style.bold:
            told.append("font-weight: 600")
        if style.italic:
            told.append("font-style: italic")
        if style.underline:
            told.append("text-decoration: underline; text-underline-offset: .2em")
        css.append(f".{selector} {{ {'; '.join(told)}; }}")
    return "\n".join(css)


def _box(one: str, count: int) -> str:
    return (
        f'<label><input type="checkbox" value="{one}" checked>'
        f'<span class="claim {one}">{one}</span><span class="count">{count}</span></label>'
    )


def _row(table: Table, claim: Claim, at: int) -> str:
    lang = f' lang="{escape(table.language)}"' if table.language else ""
    anchor = escape(f"claim-{'-'.join(claim.id.split())}")
    check = -1 if claim.checkability is None else claim.checkability
    told = f"{_certainty(claim)} {claim.form}{_reporting(claim)}"
    facts = f'data-certainty="{claim.certainty}" data-source="{escape(who(claim))}"'
    cells = [
        f'<tr id="{anchor}" data-at="{at}" data-check="{check}" {facts}>',
        f'<th scope="row"><a href="#{anchor}">{escape(claim.id)}</a></th>',
        f'<td class="time">{_time(table, claim)}</td>',
        f'<td class="words" dir="auto"{lang}>{_words(claim)}</td>',
        f'<td class="who" dir="auto">{_source(claim)}</td>',
        f'<td class="how">{told}</td>',
        f'<td class="check">{_check(claim)}</td></tr>',
    ]
    return "".join(cells)


def _time(table: Table, claim: Claim) -> str:
    start, link = format_clock(claim.start), table.link(claim)
    first = f'<a href="{escape(link)}">{start}</a>' if link else start
    told = f"{first}<span>{format_clock(claim.end)}</span>"
    if table.frame_rate is not None:
        told += f"<span>{timecode(claim.start, table.frame_rate)} f</span>"
        told += f"<span>{timecode(claim.end, table.frame_rate)} f</span>"
    return told


def _words(claim: Claim) -> str:
    """Put the claim between the words around it, as many as show what it is about."""
    before, after = one_line(claim.before), one_line(claim.after)
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    # What closes the claim's sentence stands next to it.
    gap = "" if after[:1] in set(".,;:!?)]»”’\"'…") else " "
    return (
        (f'<span class="around">{escape(before)}</span> ' if before else "")
        + f'<span class="claim {claim.certainty}">{escape(claim.text)}</span>'
        + (f'{gap}<span class="around">{escape(after)}</span>' if after else "")
    )


def _source(claim: Claim) -> str:
    shown, _, full = who(claim).partition(EQUALS)
    if not shown:
        return '<span class="note">no source</span>'
    told = f"<strong>{escape(shown)}</strong>"
    told += f'<span class="note">= {escape(full)}</span>' if full else ""
    kind = _KINDS.get(claim.source_kind)
    return told + (f'<span class="note">{kind}</span>' if kind else "")


def _certainty(claim: Claim) -> str:
    return f'<span class="claim {claim.certainty}">{certainty(claim)}</span>'


def _reporting(claim: Claim) -> str:
    told = f"<span>confidence {claim.confidence:.2f}</span>"
    if not claim.reporting:
        return told
    words = escape(claim.reporting)
    return f'<span><q lang="" dir="auto">{words}</q> ({claim.word_class})</span>{told}'


def _check(claim: Claim) -> str:
    if claim.checkability is None:
        return ""
    share = max(0, min(100, round(claim.checkability * 100)))
    told = f'<span class="bar"><i style="width:{share}%"></i></span>{claim.checkability:.2f}'
    reasons = [f"<li>{escape(reason.replace('-', ' '))}</li>" for reason in claim.reasons]
    return told + (f"<ul>{''.join(reasons)}</ul>" if reasons else "")
