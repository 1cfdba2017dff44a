"""A minimal contestant: what plain Python needs at the least, with no checks and no values.

Reading: one pattern on the time line, `str.find` for the text, eight `int()`, tuples. Writing:
hours, minutes and seconds remembered for each second, a table of thousandths.
"""

from __future__ import annotations

import re

_times = re.compile(
    r"(\d+):(\d\d):(\d\d)[.,](\d\d\d) --> (\d+):(\d\d):(\d\d)[.,](\d\d\d)\n", re.ASCII
)


def read(data: bytes) -> list[tuple[int, int, str]]:
    """Read SRT or WebVTT that is well formed."""
    text = data.decode()
    out = []
    for match in _times.finditer(text):
        a, b, c, d, e, f, g, h = match.groups()
        begin = match.end()
        stop = text.find("\n\n", begin)
        start = ((int(a) * 60 + int(b)) * 60 + int(c)) * 1000 + int(d)
        end = ((int(e) * 60 + int(f)) * 60 + int(g)) * 1000 + int(h)
        out.append((start, end, text[begin : stop if stop >= 0 else None]))
    return out


def write(cues: list[tuple[int, int, str]], *, point: str, numbered: bool) -> bytes:
    """Write SRT (numbered, with a comma) or WebVTT."""
    memo: dict[int, str] = {}
    tail = [f"{point}{ms:03}" for ms in range(1000)]

    def stamp(time: int) -> str:
        seconds, ms = divmod(time, 1000)
        head = memo.get(seconds)
        if head is None:
            head = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
            memo[seconds] = head
        return head + tail[ms]

    out = [] if numbered else ["WEBVTT\n"]
    if numbered:
        for number, (start, end, text) in enumerate(cues, 1):
            out.append(f"{number}\n{stamp(start)} --> {stamp(end)}\n{text}\n")
    else:
        for start, end, text in cues:
            out.append(f"{stamp(start)} --> {stamp(end)}\n{text}\n")
    return "\n".join(out).encode()
