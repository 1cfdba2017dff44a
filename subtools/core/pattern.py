"""Regular expressions that are compiled when they are first used.

Compiling the two dozen patterns that reading a paste may need costs a tenth of the start-up time;
any one paste needs a few of them.
"""

from __future__ import annotations

import re


class _Lazy:
    """Stands for a compiled pattern; the first use of a method compiles it."""

    __slots__ = ("_flags", "_source", "finditer", "fullmatch", "match", "search", "split", "sub")

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        for method in self.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled on first use; it has the methods of `re.Pattern`.

    >>> pattern(r"[0-9]+").match("42 times")[0]
    '42'
    """
    return _Lazy(source, flags)  # type: ignore[return-value]  # it answers as a pattern does
