"""What Markdown and web pages wrap around a transcript: front matter, fences, tables, tags.

Marks the lines that are not speech; knows nothing of stamps but that a heading may hold none.
"""

from __future__ import annotations

import re

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.transcript.lines import Line

_rule = pattern(r"(?:[-*_=]\s*){3,}")
_heading = pattern(r"#{1,6}\s+(.*?)\s*#*")
_key = pattern(r"[A-Za-z_][\w -]{0,30}:(?:\s|$)")
_link = pattern(r"!?\[([^\[\]\n]{0,300})\]\(\s?[^()\s]{1,2000}\s?\)")
#: What a heading after the talk says when no speech follows it.
_CLOSING = (
    "attendee", "attendance", "participant", "next meeting", "next call", "present", "links",
    "resources", "references", "further reading", "action item", "notes", "chat", "zoom chat",
    "appendix", "related", "about", "credits", "see also", "footnotes", "people", "decisions",
    "agenda", "date for next", "teilnehmer", "asistentes", "participants",
)  # fmt: skip


def heading(line: str) -> str | None:
    """Return the text of a Markdown heading, or None.

    >>> heading("## What is a CVE?"), heading("#1: a title")
    ('What is a CVE?', None)
    """
    if line[:1] != "#":
        return None
    match = _heading.fullmatch(line)
    return unlink(match[1]).strip("*_ ") if match else None


def is_closing(title: str) -> bool:
    """Tell a heading that ends the talk: attendees, next meeting, links.

    >>> is_closing("Attendees:"), is_closing("Testnets")
    (True, False)
    """
    return title.casefold().strip(" :").startswith(_CLOSING)


def unlink(text: str) -> str:
    """Replace Markdown links by their text.

    >>> unlink("see [the page](https://example.org/a) now")
    'see the page now'
    """
    return _link.sub(r"\1", text) if "](" in text else text


def unescape(text: str) -> str:
    r"""Take away Markdown's backslashes before brackets, stars and the like.

    >>> unescape(r"\[laughs\] so")
    '[laughs] so'
    """
    return re.sub(r"\\([\[\]()*_#>`~.!|{}+-])", r"\1", text) if "\\" in text else text


def mark_blocks(lines: Sequence[Line]) -> None:
    """Drop front matter, fenced blocks, tables, comments and rules, each with its reason."""
    _front_matter(lines)
    fence: str | None = None
    comment = False
    fenced: list[Line] = []
    for line in lines:
        text = line.text
        if line.dropped is not None:
            continue
        if fence is not None:
            fenced.append(line)
            if text.startswith(fence) and not text.strip("`~ "):
                _drop_all(fenced)
                fence = None
        elif comment or text.startswith("<!--"):
            comment = "-->" not in text
            line.drop("T14", "a comment")
        elif text.startswith(("```", "~~~")):
            fence = text[:3]
            fenced = [line]
        elif text[:1] == "|" and text.count("|") > 1:
            line.drop("T14", "a table")
        elif text[0] in "-*_=" and _rule.fullmatch(text):
            line.drop("T14", "a rule")


def _drop_all(lines: Sequence[Line]) -> None:
    for line in lines:
        line.drop("T14", "a fenced block")


def _front_matter(lines: Sequence[Line]) -> None:
    """Drop the block between two `---` at the very top when it reads as keys and values."""
    if not lines or lines[0].text != "---":
        return
    keys = 0
    for index, line in enumerate(lines[1:400], 1):
        if line.text in ("---", "..."):
            if keys:
                for inside in lines[: index + 1]:
                    inside.drop("T12", "front matter")
            return
        keys += _key.match(line.text) is not None


def is_html(lines: Sequence[Line]) -> bool:
    """Tell a web page, or a piece of one, from text that merely holds a tag."""
    marked = 0
    for line in lines[:400]:
        if "<" in line.text and _block_tag.search(line.text):
            marked += 1
            if marked > 1:
                return True
    return bool(lines) and lines[0].text[:15].lower().startswith(("<!doctype", "<html"))


_block_tag = pattern(
    r"</?(?:p|div|time|cite|br|li|ul|tr|td|h[1-6]|section|article)\b[^<>]{0,400}>", re.IGNORECASE
)
