"""Which captions a sheet shows: those where something can look wrong, and samples between."""

from __future__ import annotations

from subtools.core.time import SECOND
from subtools.core.value import Value, put
from subtools.language.reading_speed import characters
from subtools.media.fonts.scripts import script
from subtools.media.layout.direction import runs_left
from subtools.media.proof import claims
from subtools.media.proof.letters import letters
from subtools.media.proof.numbers import sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from subtools.core.cue import Cue
    from subtools.core.time import Ms
    from subtools.core.track import Track
    from subtools.media.layout import Laid

#: So many captions are on a sheet at least, if there are: twelve tiles are a look at a whole film.
LEAST = 12
#: So many captions of one kind, where a film may have hundreds.
_FEW = 2
_SCRIPTS = 6
#: What `script` calls that is none.
_NO_SCRIPTS = frozenset({
    "accents", "numbers", "private or unknown", "punctuation", "spaces", "symbols", "unknown",
})  # fmt: skip
#: Below it are no pictures that a script's name tells.
_PICTURES = "\U0001f000"
_SAMPLE = "sample"


class Pick(Value):
    """A caption by its index, why it is shown, and whether others should be seen with it."""

    __slots__ = ("index", "reasons", "together")
    index: int
    reasons: tuple[str, ...]
    together: bool

    def __init__(self, index: int, reasons: Iterable[str], *, together: bool = False) -> None:
        """Keep the parts."""
        put(self, "index", index)
        put(self, "reasons", tuple(reasons))
        put(self, "together", together)


def choose(
    laid: Laid, *, limit: int = 24, track: Track | None = None, until: Ms | None = None
) -> list[tuple[int, str]]:
    """Return captions worth a look before a burn: the index of each in `laid.track`, and why.

    First and last, most letters, widest line, most lines, least time, fastest to read, several at
    once, one for each script, smaller type, lines broken anew, every claim that is shown; and
    samples between them where those are few. They come in order of time, `limit` at most. `track`
    is the one that was laid out: it tells claims by their ids and lines as they were. Captions
    from `until` on (ms) are left out: there is no picture for them.

    >>> from subtools.core.cue import Cue
    >>> from subtools.core.track import Track
    >>> from subtools.looks import load_look
    >>> from subtools.media.layout import Picture, lay_out
    >>> talk = Track([Cue(0, 2000, "One"), Cue(2000, 4000, "Two, three"), Cue(4000, 9000, "Four")])
    >>> laid = lay_out(talk, picture=Picture(1280, 720), look=load_look("plain"))
    >>> [why for _, why in choose(laid)]
    ['first, shortest', 'most letters, widest, fastest', 'last']
    """
    found = picks(laid, limit, track, until)
    return [(each.index, ", ".join(each.reasons)) for each in found]


def picks(
    laid: Laid,
    limit: int,
    track: Track | None,
    until: Ms | None,
    more: Iterable[tuple[int, str]] = (),
) -> list[Pick]:
    """Return what `choose` does, as values; `more` are captions that must be seen, and why."""
    seen = candidates(laid, until)
    chosen: dict[int, list[str]] = {}
    for index, reason in [*more, *reasons(laid, track, seen)]:
        if until is not None and laid.track[index].start >= until:
            continue
        if index in chosen:
            chosen[index].append(reason)
        elif len(chosen) < limit:
            chosen[index] = [reason]
    wanted = min(LEAST, limit, len(seen))
    for index in _between(laid.track.cues, seen, list(chosen), wanted - len(chosen)):
        chosen[index] = [_SAMPLE]
    return [_pick(index, chosen[index]) for index in sorted(chosen)]


def named(
    laid: Laid,
    indexes: Iterable[int],
    track: Track | None,
    until: Ms | None,
    more: Iterable[tuple[int, str]] = (),
) -> list[Pick]:
    """Return captions that somebody asked for, with what can be said of them."""
    chosen: dict[int, list[str]] = {index: [] for index in indexes}
    for index, reason in [*more, *reasons(laid, track, candidates(laid, until))]:
        if index in chosen:
            chosen[index].append(reason)
    return [_pick(index, chosen[index]) for index in sorted(chosen)]


def candidates(laid: Laid, until: Ms | None) -> list[int]:
    """Return the captions that the video has a picture for."""
    return [at for at, cue in enumerate(laid.track.cues) if until is None or cue.start < until]


def _pick(index: int, why: Sequence[str]) -> Pick:
    return Pick(index, why, together=any([reason.endswith(_AT_ONCE) for reason in why]))


def speed(cue: Cue) -> float:
    """Return characters a second."""
    return characters(cue.text) * SECOND / max(1, cue.duration)


def reasons(laid: Laid, track: Track | None, seen: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Walk captions and why they should be seen, those first that tell most."""
    cues = laid.track.cues
    made_of = None if track is None else sources(cues, track)
    spoken = [at for at in seen if made_of is None or made_of[at] is not None] or list(seen)
    if len(spoken) > 1:
        yield spoken[0], "first"
        yield spoken[-1], "last"
        yield from _extremes(laid, spoken)
    elif spoken:
        yield spoken[0], "the only one"
    yield from _at_once(cues, seen)
    yield from _scripts(cues, spoken)
    if track is not None and made_of is not None:
        yield from _broken(cues, track, made_of, spoken)
    yield from _claims(cues, track, made_of, seen)


def _extremes(laid: Laid, seen: Sequence[int]) -> Iterator[tuple[int, str]]:
    cues, drawn = laid.track.cues, letters(laid)
    yield from _most(seen, lambda at: characters(cues[at].text), "most letters")
    yield from _most(seen, lambda at: round(drawn[at].widest), "widest")
    lines = [len(cues[at].lines) for at in seen]
    if 2 * lines.count(max(lines)) < len(lines):  # else it is how captions are here
        yield from _most(seen, lambda at: len(cues[at].lines), "{} lines")
    # To a tenth of a second: frames make equal captions differ by less.
    yield from _most(seen, lambda at: -round(cues[at].duration, -2), "shortest")
    yield from _most(seen, lambda at: round(speed(cues[at])), "fastest")
    yield from _smaller(seen, [each.size for each in drawn])


def _most(
    seen: Sequence[int], key: Callable[[int], float], reason: str
) -> Iterator[tuple[int, str]]:
    """Walk the one caption that has most of something, unless all have the same."""
    values = [key(at) for at in seen]
    most = max(values)
    if most > min(values):
        yield seen[values.index(most)], reason.format(most)


_AT_ONCE = "at once"
_COUNTS = ("no", "one", "two", "three", "four", "five", "six")


def _at_once(cues: Sequence[Cue], seen: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Walk the first caption that begins over another one, and the one over most others."""
    counts: dict[int, int] = {}
    here: list[Ms] = []
    for at in seen:
        here = [end for end in here if end > cues[at].start]
        if here:
            counts[at] = len(here) + 1
        here.append(cues[at].end)
    most = max(counts, key=counts.__getitem__, default=None)
    for at in sorted({*list(counts)[:1], *([] if most is None else [most])}):
        count = counts[at]
        yield at, f"{_COUNTS[count] if count < len(_COUNTS) else count} {_AT_ONCE}"


def _scripts(cues: Sequence[Cue], seen: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Walk the caption with most letters of each script but Latin, and one of both directions."""
    known: dict[str, str] = {}
    best: dict[str, tuple[int, int]] = {}
    both: int | None = None
    for at in seen:
        text = cues[at].text
        if text.isascii():
            continue
        counts = _counted(text, known)
        if both is None and "Latin" in counts and runs_left(text):
            both = at
        for name, count in counts.items():
            if name != "Latin" and count > best.get(name, (0, 0))[0]:
                best[name] = count, at
    for name, (_, at) in list(best.items())[:_SCRIPTS]:
        yield at, name
    if both is not None:
        yield both, "both directions"


def _counted(text: str, known: dict[str, str]) -> dict[str, int]:
    """Return how many letters of each script a text has; `known` keeps those of characters."""
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha() or char >= _PICTURES:
            name = known.get(char)
            if name is None:
                name = known[char] = script(char)
            if name not in _NO_SCRIPTS:
                counts[name] = counts.get(name, 0) + 1
    return counts


def _smaller(seen: Sequence[int], sizes: Sequence[float]) -> Iterator[tuple[int, str]]:
    """Walk the captions in the smallest type, if there is more than one size."""
    full = max([sizes[at] for at in seen])
    small = sorted([at for at in seen if 0 < sizes[at] < full], key=lambda at: (sizes[at], at))
    for at in small[:_FEW]:
        yield at, f"type at {sizes[at] / full:.0%}"


def _broken(
    cues: Sequence[Cue], track: Track, made_of: Sequence[int | None], seen: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Walk captions whose words are the same but in other lines."""
    found = 0
    for at in seen:
        source = made_of[at]
        if source is None or found == _FEW:
            continue
        mine, own = cues[at].text.casefold(), track.cues[source].text.casefold()
        if mine != own and mine.split() == own.split():
            found += 1
            yield at, "broken anew"


def _claims(
    cues: Sequence[Cue],
    track: Track | None,
    made_of: Sequence[int | None] | None,
    seen: Sequence[int],
) -> Iterator[tuple[int, str]]:
    """Walk captions with claims; those with their words before those with only their sources."""
    found = []
    for at in seen:
        if not claims.shown(cues[at]):
            continue
        source = None if made_of is None else made_of[at]
        if made_of is not None and source is None:
            found.append((at, "legend"))
        else:
            own = None if source is None or track is None else track.cues[source]
            found.append((at, claims.told(cues[at], own)))
    found.sort(key=lambda each: not each[1].startswith(("claim", "legend")))
    yield from found


def _between(
    cues: Sequence[Cue], seen: Sequence[int], chosen: list[int], count: int
) -> Iterator[int]:
    """Walk so many captions more, each in the middle of the longest time that has none."""
    times = sorted([cues[at].start for at in chosen])
    rest = [at for at in seen if at not in chosen]
    for _ in range(min(count, len(rest))):
        at = max(rest, key=lambda at: (min([abs(cues[at].start - time) for time in times]), -at))
        rest.remove(at)
        times.append(cues[at].start)
        yield at
