"""Made-up captions: 1 or 2 lines of at most 42 characters, tags, dashes, many scripts."""

from __future__ import annotations

import random

_ENGLISH = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from "
    "or had an they which one you were her all she there would their we him been has when who will"
)
_OTHER = "où été même fenêtre größe straße über niño mañana также когда время 今日 天気 שלום"
_WORDS = _ENGLISH.split()
_OTHERS = _OTHER.split()
#: A share of each in a hundred cues: whole lines in italics, one word of them, a colour.
_ITALIC, _WORD, _COLOUR, _DASHES = 7, 10, 12, 18

Cue = tuple[int, int, str]


def cues(count: int, *, seed: int = 7) -> list[Cue]:
    """Return (start, end, raw text); the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    made: list[Cue] = []
    time = 0
    for _ in range(count):
        words = _WORDS + _OTHERS * 3 if rng.random() < 0.2 else _WORDS  # noqa: PLR2004
        lines = [_line(rng, words) for _ in range(rng.choice((1, 2)))]
        start = time + rng.randint(20, 900)
        time = start + rng.randint(800, 4000)
        made.append((start, time, _dressed(lines, rng.randrange(100))))
    return made


def _line(rng: random.Random, words: list[str]) -> str:
    line = rng.choice(words).capitalize()
    limit = rng.randint(18, 42)
    while len(line) < limit - 10:
        line += f" {rng.choice(words)}"
    return line[:42]


def _dressed(lines: list[str], dice: int) -> str:
    text = "\n".join(lines)
    if dice < _ITALIC:
        return f"<i>{text}</i>"
    if dice < _WORD:
        first, _, rest = text.partition(" ")
        return f"<b>{first}</b> {rest}"
    if dice < _COLOUR:
        return f"<u>{lines[0]}</u>" + "".join([f"\n<i>{line}</i>" for line in lines[1:]])
    if dice < _DASHES:
        return "\n".join([f"- {line}" for line in lines])
    return text


def srt(made: list[Cue]) -> str:
    """Write a well-formed SRT file."""
    blocks = [
        f"{number}\n{clock(start, ',')} --> {clock(end, ',')}\n{text}\n"
        for number, (start, end, text) in enumerate(made, 1)
    ]
    return "\n".join(blocks) + "\n"


def vtt(made: list[Cue]) -> str:
    """Write a well-formed WebVTT file."""
    blocks = [f"{clock(s, '.')} --> {clock(e, '.')}\n{text}\n" for s, e, text in made]
    return "WEBVTT\n\n" + "\n".join(blocks)


def clock(time: int, point: str) -> str:
    """Print a time."""
    seconds, ms = divmod(time, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms:03}"
