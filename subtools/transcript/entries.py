"""An entry: one stamp with all that is spoken until the next, as turns of speakers."""

from __future__ import annotations

import re

from subtools.core.pattern import pattern
from subtools.core.text import Mark, MarkedText, join
from subtools.transcript.markup import unescape, unlink
from subtools.transcript.speakers import split_turn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.time import Ms
    from subtools.transcript.openings import Opening

_change = pattern(r"(?:^|(?<=\s))(?:>>+|&gt;&gt;)\s*")
_tag = pattern(r"<(/?)(b|i|u|em|strong)>", re.IGNORECASE)
_TAGS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline"}
_sound = pattern(r"\[[^\[\]\n]{1,60}\]|\([^()\n]{1,40}\)|[♪♫♬][^♪♫♬\n]*[♪♫♬]?")
#: Roots of the words for sounds, in the languages of the panel: data.
_SOUNDS = [
    "music",
    "musik",
    "musique",
    "música",
    "musica",
    "muzi",
    "музык",
    "музик",
    "müzik",
    "موسيق",
    "संगीत",
    "音楽",
    "音乐",
    "音樂",
    "음악",
    "applau",
    "aplaus",
    "applaus",
    "аплод",
    "alkış",
    "تصفيق",
    "तालियां",
    "拍手",
    "掌声",
    "掌聲",
    "박수",
    "laugh",
    "lach",
    "rire",
    "risa",
    "riso",
    "risat",
    "śmiech",
    "смех",
    "сміх",
    "gülme",
    "ضحك",
    "हंसी",
    "笑",
    "웃음",
    "cheer",
    "jubel",
    "inaudible",
    "unintelligible",
    "crosstalk",
    "silence",
    "stille",
    "silencio",
    "noise",
    "sigh",
    "cough",
    "gasp",
    "bell",
    "phone",
    "door",
    "whistl",
    "clears throat",
]


class Turn:
    """What one speaker says in a row: a name (None: unknown), and lines of text.

    `label` is the line that held nothing but the name, as it was written; `changed` says that
    somebody else speaks, whoever it is.
    """

    __slots__ = ("changed", "label", "lines", "speaker")

    def __init__(
        self, speaker: str | None, label: str | None = None, *, changed: bool = False
    ) -> None:
        self.speaker = speaker
        self.label = label
        self.changed = changed
        self.lines: list[str] = []


class Entry:
    """One stamp and its turns. `start` may be repaired later; `end` is None unless written.

    `unsaid` are names at the stamp whose words another name took.
    """

    __slots__ = ("end", "number", "opening", "start", "turns", "unsaid")

    def __init__(self, opening: Opening, speaker: str | None) -> None:
        self.opening = opening
        self.number = opening.line.number
        self.start: Ms = opening.start
        self.end: Ms | None = opening.stamp.end
        self.turns = [Turn(speaker)]
        self.unsaid: list[str] = []

    def add(self, text: str, is_name: Callable[[str, str, bool], bool]) -> None:
        """Add a line: to the turn under way, or as the turn of the name it begins with."""
        pieces = _change.split(text) if ">>" in text or "&gt;&gt;" in text else [text]
        for number, piece in enumerate(pieces):
            changed = number > 0
            if not piece.strip() and not changed:
                continue
            turn = split_turn(piece)
            if turn is not None and (is_name(*turn) or (changed and turn[0].isupper())):
                self._begin(turn[0], piece)
                piece = turn[1]  # noqa: PLW2901
            elif changed:
                self._begin(None, None)
            if piece.strip():
                self.turns[-1].lines.append(piece.strip())

    def _begin(self, speaker: str | None, label: str | None) -> None:
        self.close()
        if self.turns[-1].lines:
            self.turns.append(Turn(speaker, label, changed=True))
        else:
            if self.turns[-1].speaker not in (None, speaker):
                self.unsaid.append(self.turns[-1].speaker or "")
            self.turns[-1] = Turn(speaker, label, changed=True)

    def close(self) -> None:
        """End the turn under way: a name that nobody's words followed was words itself."""
        turn = self.turns[-1]
        if turn.label is not None and not turn.lines:
            turn.lines.append(turn.label)
            turn.speaker = None

    def is_empty(self) -> bool:
        """Tell a stamp without words."""
        return not any(turn.lines for turn in self.turns)

    def text(self) -> str:
        """All words, as they were written."""
        return "\n".join([line for turn in self.turns for line in turn.lines])

    def cut_words(self, count: int) -> None:
        """Take so many words from the start."""
        for turn in self.turns:
            while turn.lines and count:
                words = turn.lines[0].split(None, count)
                if len(words) > count:
                    turn.lines[0] = words[count]
                    return
                count -= len(words)
                del turn.lines[0]

    def body(self) -> tuple[str | None, MarkedText]:
        """Return the speaker, when all is one's, and the text with its marks."""
        turns = [turn for turn in self.turns if turn.lines]
        bodies = [_marked("\n".join(turn.lines)) for turn in turns]
        if len(turns) == 1 and (turns[0].speaker or not turns[0].changed):
            return turns[0].speaker, bodies[0]
        pieces = []
        for number, (turn, body) in enumerate(zip(turns, bodies, strict=True)):
            if turn.speaker:
                fact = ("name", turn.speaker)
                mark = Mark(0, len(body), "voice", attributes=(fact,))
            elif turn.changed:
                fact = ("number", f"{self.number}.{number}")
                mark = Mark(0, len(body), "turn", attributes=(fact,))
            else:
                pieces.append(body)  # goes on with whoever spoke before
                continue
            pieces.append(MarkedText(body.plain, [*body.marks, mark]))
        return None, join(pieces, "\n")


def _marked(text: str) -> MarkedText:
    """Read what stands in the words themselves: links, escapes, tags, sounds."""
    if "](" in text:
        text = unlink(text)
    if "\\" in text:
        text = unescape(text)
    body = _untag(text) if "<" in text else MarkedText(text)
    if not any(c in body.plain for c in "[(♪♫♬"):
        return body
    sounds = [
        Mark(*found.span(), "sound")
        for found in _sound.finditer(body.plain)
        if _is_sound(found[0], whole=found.span() == (0, len(body.plain)))
    ]
    return MarkedText(body.plain, [*body.marks, *sounds]) if sounds else body


def _is_sound(text: str, *, whole: bool) -> bool:
    if text[0] in "♪♫♬" or (whole and text[0] == "["):
        return True
    low = text.casefold()
    return any(word in low for word in _SOUNDS) and len(low.split()) <= 4  # noqa: PLR2004


def _untag(text: str) -> MarkedText:
    """Turn `<b>`, `<i>`, `<u>` and their like into marks; other angle brackets stay text."""
    plain: list[str] = []
    marks: list[Mark] = []
    opened: dict[str, int] = {}
    at = length = 0
    for tag in _tag.finditer(text):
        plain.append(text[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        kind = _TAGS[tag[2].lower()]
        if not tag[1]:
            opened.setdefault(kind, length)
        elif opened.get(kind, length) < length:
            marks.append(Mark(opened.pop(kind), length, kind))
    plain.append(text[at:])
    length += len(text) - at
    marks.extend([Mark(start, length, kind) for kind, start in opened.items() if start < length])
    return MarkedText("".join(plain), marks)
