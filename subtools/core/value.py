"""What all values share: they are frozen, compared by their fields, and cheap to define.

Knows nothing of captions. It stands where `dataclasses` would: defining ten frozen dataclasses
costs more start-up time than the rest of `subtools convert` (see docs/decisions/0002).
"""

from __future__ import annotations

from typing import Any, ClassVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

#: How a value's own `__init__` sets its fields, and nobody else does.
put = object.__setattr__


class Value:
    """A frozen record. Subclasses list their fields in `__slots__` and set them with `put`.

    Equality and hash use all fields but those named in `_aside`. `__init__` must take every
    field by its name, so that `replace` can build a changed copy.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _compared: ClassVar[tuple[str, ...]] = ()
    _aside: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Collect the fields of the whole line of descent."""
        own = cls.__dict__.get("__slots__", ())
        cls._fields = (*cls._fields, *own)
        cls._compared = tuple(name for name in cls._fields if name not in cls._aside)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a value never changes."""
        msg = f"{type(self).__name__} is frozen; use .replace({name}=...) for a changed copy"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        """Refuse: a value never changes."""
        self.__setattr__(name, None)

    def _key(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._compared])

    def __eq__(self, other: object) -> bool:
        """Equal when the other is of the same class and every compared field is equal."""
        if self is other:
            return True
        if not isinstance(other, type(self)) or type(self) is not type(other):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        """Hash the compared fields."""
        return hash(self._key())

    def __repr__(self) -> str:
        """Show every field that is not empty, by name."""
        shown = [
            f"{name}={value!r}"
            for name in self._fields
            if (value := getattr(self, name)) not in (None, (), "")
        ]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle and copy by fields."""
        return _rebuild, (type(self), tuple([getattr(self, name) for name in self._fields]))

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - each field has its own type
        """Return a copy with the named fields changed; the class checks them anew.

        >>> from subtools.core.cue import Cue
        >>> Cue(0, 1000, "Hello").replace(end=2000).end
        2000
        """
        fields = {name: getattr(self, name) for name in self._fields}
        unknown = changes.keys() - fields.keys()
        if unknown:
            msg = f"{type(self).__name__} has no field {min(unknown)!r}"
            raise TypeError(msg)
        fields.update(changes)
        return type(self)(**fields)


def _rebuild(cls: type[Value], values: tuple[object, ...]) -> Value:
    value = cls.__new__(cls)
    for name, item in zip(cls._fields, values, strict=True):
        put(value, name, item)
    return value
