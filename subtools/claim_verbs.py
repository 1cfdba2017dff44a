"""The verbs of claims: find them, read them, take them back, check how they are told, save them."""

from __future__ import annotations

import os

from subtools.core.track import Track

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from subtools.claims.claim import Claim
    from subtools.claims.table.rendering import Table
    from subtools.claims.table.row import Row
    from subtools.core.finding import Finding
    from subtools.core.time import FrameRate

    Path = str | os.PathLike[str]
    Rate = FrameRate | float | str | None


class ClaimVerbs(Track):
    """A track with the verbs of claims; `Subtitles` is one.

    >>> from subtools import parse
    >>> talk = parse("0:00 The wall cost 3 million, the mayor said.").mark_claims()
    >>> talk = talk.apply_claims(["the wall cost 3 million"]).fit("web", words=True)
    >>> [(claim.id, claim.text) for claim in talk.claims()]
    [('1', 'The wall cost 3 million')]
    """

    __slots__ = ()

    def mark_claims(
        self, *, language: str | None = None, engine: str = "default", attitudes: bool = True
    ) -> Self:
        """Find who claims what, and mark it on the words; marks of claims before are replaced.

        Do it before `fit`: sentences are whole there, and marks stay on their words. `language`
        is a BCP 47 tag, by default the track's, else what its words look like. Without
        `attitudes`, what people want or feel is left out. Raises `UnknownNameError` for an engine.
        """
        from subtools.claims.marking import mark_claims

        return mark_claims(self, language=language, engine=engine, attitudes=attitudes)

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims that are marked, in the order they are spoken.

        Times are those of their words: dated ones where cues have them (`fit(words=True)`).
        """
        from subtools.claims.marking import claims_of

        return tuple(claims_of(self))

    def apply_claims(self, claims: Path | Iterable[Claim | str]) -> Self:
        """Mark these claims and no others: an edited table, or your own claims in your own words.

        A path is a table as `save_claims` writes it (JSON, CSV), or a list with a claim a line. A
        text is looked for in the words as people quote: case, marks and slips don't matter. What
        isn't found, or stands more than once, is a finding (N11 to N15). Facts that are not told
        come from the claim that is marked at the same words. Raises `InputError` for a file that
        can't be read.
        """
        from subtools.claims.feedback.applying import apply_claims
        from subtools.claims.table.row import TOLD, Row, row_of

        if isinstance(claims, str | os.PathLike):
            from subtools.files import load

            name = os.fspath(claims)
            return apply_claims(self, *rows_of(load(name), name))
        rows = []
        for number, claim in enumerate(claims, 1):
            if isinstance(claim, str):
                rows.append(row_of(claim, number))
                continue
            told = set(TOLD) if claim.end else {*TOLD} - {"start", "end"}
            rows.append(Row(claim, told, line=number))
        return apply_claims(self, rows)

    def check_claims(self) -> list[Finding]:
        """Return what is not neutral in how claims are shown and told (N01 to N04); no verdict."""
        from subtools.claims.neutrality.checking import check_claims

        return check_claims(self)

    def render_claims(
        self, form: str = "text", *, url: str | None = None, frame_rate: Rate = None
    ) -> str:
        """Return the table of claims: "text", "md", "json", "csv", "html" or "jsonld".

        With the `url` of a recording each claim has a link that plays it, with a `frame_rate` its
        times in frames, too. Raises `UnknownNameError` for a form, `ValueError` for a URL.
        """
        from subtools.claims.table.rendering import render

        return render(self._table(url, frame_rate), form)

    def save_claims(
        self,
        path: Path,
        form: str | None = None,
        *,
        url: str | None = None,
        frame_rate: Rate = None,
        force: bool = False,
    ) -> Self:
        """Write the table of claims, whole or not at all.

        The form is the one named, else the suffix's; the others are as for `render_claims`. What
        the track was read from is overwritten only with `force`. Raises `OutputError`.
        """
        from subtools.claims.table.rendering import FORMS, SUFFIXES, render
        from subtools.errors import OutputError
        from subtools.files import same_file, write_whole

        target = os.fspath(path)
        name = form or SUFFIXES.get(os.path.splitext(target)[1].lower())
        if name is None:
            msg = f"no form of table has this suffix; name one with form=: {', '.join(FORMS)}"
            raise OutputError(msg, target=target)
        source = getattr(self, "source", None)
        if not force and source is not None and same_file(source, target):
            msg = "this is the file that was read; save elsewhere or with force=True"
            raise OutputError(msg, target=target)
        write_whole(target, render(self._table(url, frame_rate), name).encode())
        return self

    def _table(self, url: str | None, frame_rate: Rate) -> Table:
        from subtools.claims.table.rendering import Table
        from subtools.core.time import FrameRate

        if frame_rate is not None and not isinstance(frame_rate, FrameRate):
            frame_rate = FrameRate(frame_rate)
        source = getattr(self, "source", None)
        return Table(
            self.claims(),
            source=os.path.basename(source) if source else None,
            language=self.language,
            frame_rate=frame_rate,
            url=url,
        )


def rows_of(data: bytes, name: str) -> tuple[list[Row], list[Finding]]:
    """Read the bytes of an edited table, or of a list, into rows for `apply_claims`.

    Returns the rows, and findings of reading. Raises `InputError`, with the name, for bytes that
    are no text, and for JSON or CSV that is no table of claims.
    """
    from subtools.claims.table.reading import read_rows
    from subtools.errors import InputError
    from subtools.formats.decode import decode

    try:
        text, found = decode(data, encoding=None)
        rows, findings = read_rows(text, name)
    except InputError as error:
        error.source = error.source or name
        raise
    return rows, [*found, *findings]
