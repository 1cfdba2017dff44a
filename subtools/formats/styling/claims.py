"""The claims of a track, as layers on its cues: which style each has, and what is written at it."""

from __future__ import annotations

from subtools.core.look import FACTS, Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.cue import Cue
    from subtools.core.look import Look
    from subtools.core.text import Mark
    from subtools.core.track import Track

    #: The index of a cue, and from where to where in its text.
    Place = tuple[int, int, int]

#: Facts that are so ordinary that no class is written for them.
_ORDINARY = frozenset({"indirect", "neutral", "named", "office", "pronoun", "none"})
#: On the same words a claim encloses a source, and a source reporting words.
_RANK = {"claim": 0, "source": 1, "reporting": 2}
_QUOTES = frozenset("\"'«»‹›„“”‟‚‘’‛「」『』")
_LONGEST = 12


class Layer:
    """One mark of a claim on a cue: its range, its style, its names, the text put around it."""

    __slots__ = ("added", "after", "before", "classes", "end", "name", "start", "style")

    def __init__(  # noqa: PLR0913
        self,
        start: int,
        end: int,
        style: Style,
        *,
        name: str,
        classes: str,
        before: str = "",
        after: str = "",
        added: bool = False,
    ) -> None:
        """Keep the parts; `added`: the layer is text that the look added."""
        self.start = start
        self.end = end
        self.style = style
        self.name = name
        self.classes = classes
        self.before = before
        self.after = after
        self.added = added

    def moved(self, start: int, end: int) -> Layer:
        """Return the layer elsewhere, when its texts have been written."""
        return Layer(start, end, self.style, name=self.name, classes=self.classes)

    def label(self, start: int, end: int) -> Layer:
        """Return a layer for text that was added to this one: its colour, but upright."""
        style = Style(color=self.style.color, vtt=self.style.vtt)
        return Layer(start, end, style, name=f"{self.name}-label", classes=self.classes, added=True)


class Told:
    """What all marks of one claim tell together: its facts, its pieces, the words of its source."""

    __slots__ = ("facts", "order", "pieces", "size", "source")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.facts: dict[str, str] = {}
        self.pieces: list[Place] = []
        self.order: dict[Place, int] = {}
        self.size = 0
        self.source: list[str] = []

    def add(self, index: int, cue: Cue, mark: Mark) -> None:
        """Take in a mark; facts stand on those of the words claimed."""
        if mark.kind == "claim":
            piece = (index, mark.start, mark.end)
            self.order[piece] = len(self.pieces)
            self.pieces.append(piece)
            self.size += mark.end - mark.start
            self.facts = self.facts or dict(mark.attributes)
        elif mark.kind == "source":
            self.source.append(cue.text[mark.start : mark.end])


class Claims:
    """The claims of a track, seen through a look."""

    def __init__(self, track: Track, look: Look) -> None:
        """Walk all marks once: facts stand on the "claim" marks, and hold for the others too."""
        self._track = track
        self._cues = track.cues
        self._look = look
        self._told: dict[str, Told] = {}
        #: Facts that change what words look like: the others make no named style.
        self._asked = {
            fact
            for selector, style in look.styles
            if style.replace(quotes=None, brackets="", before="", after="") != Style()
            for fact in selector.split(".")[1:]
        }
        self._styles: dict[tuple[str, tuple[str, ...]], Style] = {}
        #: What was shown, as kinds and facts: a legend explains it.
        self.seen: set[tuple[str, tuple[str, ...]]] = set()
        self._words: dict[str, str] = {}
        self._language: str | None = None
        #: Whether any word is marked at all.
        self.found = False
        for index, cue in enumerate(track.cues):
            for mark in cue.marks:
                if mark.kind in FACTS:
                    self.found = True
                    if name := mark.get("id"):
                        self._told.setdefault(name, Told()).add(index, cue, mark)

    @property
    def words(self) -> dict[str, str]:
        """What looks write, in the track's language; read when first needed."""
        if not self._words:
            from subtools.language.guess import guess_language
            from subtools.looks.tables import words

            self._language = self._track.language or guess_language(self._track.text)
            self._words = words(self._language)
        return self._words

    def layers(self, index: int) -> list[Layer]:
        """Return the layers of a cue, those that enclose others first."""
        cue = self._cues[index]
        marks = [mark for mark in cue.marks if mark.kind in FACTS]
        known = [(mark, self._all_of(index, cue, mark)) for mark in marks]
        # Of two claims on the same words, the one that is longer as a whole encloses the other.
        known.sort(key=lambda at: (at[0].start, -at[0].end, _RANK[at[0].kind], -at[1].size))
        made = [self._layer(index, cue, mark, told) for mark, told in known]
        return [layer for layer in made if layer is not None]

    def _all_of(self, index: int, cue: Cue, mark: Mark) -> Told:
        told = self._told.get(mark.get("id"))
        if told is None:  # made by hand: no id, so it stands alone
            told = Told()
            told.add(index, cue, mark)
        return told

    def _layer(self, index: int, cue: Cue, mark: Mark, told: Told) -> Layer | None:
        facts = _facts(mark, told, self._look.checkable)
        layer = self.layer(mark.start, mark.end, mark.kind, facts)
        if layer.style == Style():
            return None
        if mark.kind == "claim" and layer.style.adds_text:
            self._write(layer, index, cue, mark.get("id"), told)
        self.seen.add((mark.kind, facts))
        return layer

    def layer(self, start: int, end: int, kind: str, facts: tuple[str, ...]) -> Layer:
        """Return a layer in the style that the look has for a kind and facts of it."""
        style = self._styles.get((kind, facts))
        if style is None:
            style = self._styles[kind, facts] = self._look.style(kind, facts)
        telling = [fact for fact in facts if fact not in _ORDINARY]
        classes = [kind, *telling, *([style.vtt] if style.vtt else [])]
        name = "-".join([kind, *[fact for fact in telling if fact in self._asked]])
        return Layer(start, end, style, name=name, classes=" ".join(classes))

    def _write(self, layer: Layer, index: int, cue: Cue, name: str, told: Told) -> None:
        """Find what is written before and after one piece of a claim."""
        at = told.order[index, layer.start, layer.end]
        begins, ends = self._edges(told, at)
        style = layer.style
        left, right = style.brackets[:1], style.brackets[1:]
        quote = '"' if style.quotes and not _quoted(cue, layer) else ""
        if begins:
            first = self._filled(style.before, name, told) if at == 0 else ""
            layer.before = left + first + quote
        if ends:
            last = self._filled(style.after, name, told) if at == len(told.pieces) - 1 else ""
            layer.after = quote + last + right

    def _edges(self, told: Told, at: int) -> tuple[bool, bool]:
        """Tell whether a piece begins, and ends, what stands together of a claim."""
        pieces = told.pieces
        begins = at == 0 or not self._together(pieces[at - 1], pieces[at])
        ends = at == len(pieces) - 1 or not self._together(pieces[at], pieces[at + 1])
        return begins, ends

    def _together(self, one: Place, other: Place) -> bool:
        """Tell whether only white space lies between two pieces."""
        first, _, end = one
        second, start, _ = other
        if first == second:
            return not self._cues[first].text[end:start].strip()
        between = self._cues[first].text[end:] + self._cues[second].text[:start]
        return second == first + 1 and not between.strip()

    def _filled(self, template: str, name: str, told: Told) -> str:
        """Fill in the names of a template; a name for which there is nothing leaves no gap."""
        if "{" not in template:
            return template
        values = {**self.words, "who": self._who(told), "id": _safe(name)}
        for key, value in values.items():
            template = template.replace("{" + key + "}", value)
        # "[3 , check]" where nobody is named.
        return template.replace(" ,", ",").replace("[ ", "[").replace(" ]", "]")

    def _who(self, told: Told) -> str:
        """Return initials of the source, else its role; nothing for a pronoun nobody resolved."""
        from subtools.language.penalties import AFTER
        from subtools.language.word_lists import word_lists

        kind = told.facts.get("source-kind", "none")
        if kind in {"anonymous", "none"}:
            return self.words[kind]
        full = told.facts.get("resolved") or ("" if kind == "pronoun" else " ".join(told.source))
        after = word_lists(self._language).after
        capitals = [
            word
            for word in full.split()
            # Not "The" of "The Free Column".
            if word[:1].isupper() and after.get(word.lower()) != AFTER["determiners"]
        ]
        if kind == "office" and len(capitals) < 2:  # noqa: PLR2004
            return self.words["office"]
        if len(capitals) > 1:
            return _safe("".join([word[0] for word in capitals]))
        return _safe(capitals[0] if capitals else full)


def _facts(mark: Mark, told: Told, checkable: float) -> tuple[str, ...]:
    """Return the facts of a mark that selectors may ask for, in the order of `FACTS`."""
    known = told.facts or dict(mark.attributes)
    has = {
        "claim": [known.get("certainty", "asserted"), known.get("form", "indirect")],
        "source": [known.get("source-kind", "")],
        "reporting": [known.get("class", "")],
    }[mark.kind]
    if mark.kind == "claim" and _number(known.get("checkability", "")) >= checkable:
        has.append("checkable")
    return tuple([fact for fact in FACTS[mark.kind] if fact in has])


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0


def _quoted(cue: Cue, layer: Layer) -> bool:
    """Tell whether a quotation mark stands at either end already."""
    start, end = layer.start, layer.end
    around = cue.text[max(0, start - 1) : start + 1] + cue.text[end - 1 : end + 1]
    return not _QUOTES.isdisjoint(around)


def _safe(text: str) -> str:
    """Keep a name short and on its line: it may come from any file."""
    return "".join([char for char in text if char.isprintable()]).strip()[:_LONGEST]
