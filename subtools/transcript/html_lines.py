"""A web page as lines: block elements end a line, entities are read, scripts are skipped."""

from __future__ import annotations

from html.parser import HTMLParser

from subtools.transcript.lines import Line, split_lines

_INLINE = frozenset(
    {"b", "strong", "i", "em", "u", "span", "a", "small", "sub", "sup", "mark", "font"}
)
_SKIPPED = frozenset({"script", "style", "head", "template", "noscript"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._number = 1
        self._skip = 0

    def _flush(self) -> None:
        if self._pieces:
            text = "".join(self._pieces)
            self._pieces = []
            for line in split_lines(" ".join(text.split())):
                self.lines.append(Line(self._number, line.text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in _INLINE:
            self._flush()
        if tag in _SKIPPED:
            self._skip += 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
        if tag in _SKIPPED and self._skip:
            self._skip -= 1

    def handle_data(self, data: str) -> None:
        if self._skip or not data.strip():
            if self._pieces:
                self._pieces.append(" ")
            return
        if not self._pieces:
            lead = len(data) - len(data.lstrip())
            self._number = self.getpos()[0] + data.count("\n", 0, lead)
        self._pieces.append(data)

    def close(self) -> None:
        super().close()
        self._flush()


def html_lines(text: str) -> list[Line]:
    """Read a page, or a piece of one, as lines; each keeps the number of the line it began on.

    >>> [
    ...     (l.number, l.text)
    ...     for l in html_lines("<cite>Ann:</cite>\\n<time>0:05</time><p>A &amp; B</p>")
    ... ]
    [(1, 'Ann:'), (2, '0:05'), (2, 'A & B')]
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.lines
