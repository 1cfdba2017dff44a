"""The record of a layout: which openings lead it, and which may stand among them."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from subtools.transcript.lines import Line

    Rewrite = Callable[[Sequence[Line]], list[Line] | None]


class Layout(Value):
    """A way in which people and pages write stamps.

    `lead` is the kind of opening (see `openings`) that votes for it; `companions` are kinds that
    belong to the same transcript where they are dressed alike. `rewrite`, where there is one,
    turns the layout's own lines into lines that open with their stamps; it returns None when the
    text is not in this layout.
    """

    __slots__ = ("name", "summary", "lead", "companions", "rewrite")
    name: str
    summary: str
    lead: str
    companions: frozenset[str]
    rewrite: Rewrite | None

    def __init__(
        self,
        name: str,
        summary: str,
        *,
        lead: str,
        companions: tuple[str, ...] = (),
        rewrite: Rewrite | None = None,
    ) -> None:
        """Keep the record."""
        put(self, "name", name)
        put(self, "summary", summary)
        put(self, "lead", lead)
        put(self, "companions", frozenset(companions))
        put(self, "rewrite", rewrite)
