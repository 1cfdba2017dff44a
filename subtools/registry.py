"""Names to things: a table of built-in ones first, then what other packages register.

Built-ins are strings, "module:attribute", so that nothing is imported before it is asked for;
entry points are searched only when a name is not built in.
"""

from __future__ import annotations

from importlib import import_module

from subtools.errors import UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Generic as _Base
    from typing import TypeVar

    T = TypeVar("T")
else:

    class _Base:
        """Stands for `typing.Generic`, which costs start-up time."""

        def __class_getitem__(cls, _item: object) -> type:
            return cls

    T = None


class Registry(_Base[T]):
    """Things of one kind, by name."""

    def __init__(self, kind: str, built_in: Mapping[str, str], *, group: str | None = None) -> None:
        """Name the kind for messages, the built-in table, and the entry-point group if any."""
        self.kind = kind
        self._table = dict(built_in)
        self._group = group
        self._loaded: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        """Import and return a thing; raise `UnknownNameError` with the nearest name."""
        if name not in self._loaded:
            target = self._table.get(name)
            if target is None:
                return self._plugin(name)
            module, _, attribute = target.partition(":")
            self._loaded[name] = getattr(import_module(module), attribute)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        """Walk the names: built-in first, in the table's order, then plug-ins."""
        yield from self._table
        yield from sorted(self._plugins().keys() - self._table.keys())

    def built_in(self) -> tuple[str, ...]:
        """Return the names of the built-in table, in its order."""
        return tuple(self._table)

    def _plugins(self) -> dict[str, object]:
        if self._group is None:
            return {}
        from importlib.metadata import entry_points

        return {point.name: point for point in entry_points(group=self._group)}

    def _plugin(self, name: str) -> T:
        point = self._plugins().get(name)
        if point is None:
            raise UnknownNameError(self.kind, name, self)
        thing: T = point.load()  # type: ignore[attr-defined]
        self._loaded[name] = thing
        return thing
