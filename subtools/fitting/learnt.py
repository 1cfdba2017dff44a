"""Learnt weights: what captions of people tell of breaks beyond the rules, in the rules' unit.

A model is a file of features and costs in hundredths: of gaps between words, and of the shape of
a cue. `training/` makes them, and says of what. Each is a correction that is added to the hand
cost, so that without a model (scripts without spaces) the rules decide alone.
"""

from __future__ import annotations

import os

from subtools.fitting import features, weights
from subtools.language.word_lists import base_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.fitting.stream import Stream

FOLDER = os.path.join(os.path.dirname(__file__), "models")
#: Where models are read from: a benchmark may name another folder.
folder = FOLDER
_loaded: dict[tuple[str, str], Model] = {}
#: Their tokens are characters: what was learnt of words says nothing of them.
_WITHOUT_SPACES = frozenset(("ja", "zh", "th", "lo", "km", "my", "yue"))
_MARKS = features.SENTENCE + features.CLAUSE + features.OTHER + features.NONE
_INSIDE = 3
#: The end of the names of models for text without marks.
_RAW = "-raw"


class Model:
    """Costs by feature, and of shapes as tables: by marks and sentence ends inside, then width.

    `unit` is what a hundredth of the file counts for a gap.
    """

    __slots__ = ("costs", "rich", "shapes", "unit")

    def __init__(self, costs: dict[str, int], share: float = 1.0, shape_share: float = 1.0) -> None:
        """Take costs in hundredths, and the shares of them that count."""
        self.costs = costs
        self.unit = share / 100
        self.rich = any([name[0] == "r" for name in costs])
        self.shapes: list[list[float]] = []
        # The sums of what `features.shape_features` names, each name looked up once.
        cost, widths = costs.get, range(features.WIDTHS)
        parting, whole = [
            [[cost(features.inside_feature(n, kind, w), 0) for w in widths] for n in range(_INSIDE)]
            for kind in (False, True)
        ]
        for opens in _MARKS:
            for closes in _MARKS:
                ends = [cost(features.ends_feature(opens, closes, w), 0) for w in widths]
                for inside in whole if opens == closes == features.SENTENCE else parting:
                    both = zip(ends, inside, strict=True)
                    self.shapes.append([(a + b) * shape_share / 100 for a, b in both])


class Learnt:
    """What a model says of a text.

    `gaps` is the cost of a cue break after each word. The cost of a cue's shape is
    `shapes[12 * m + 3 * n + inside][w]` with the numbers of the marks before it and at its end
    (`marks`), its sentence ends inside (2 for more) and its width's number.
    """

    __slots__ = ("gaps", "marks", "shapes")

    def __init__(self, gaps: list[float], marks: list[int], shapes: list[list[float]]) -> None:
        """Keep the lists."""
        self.gaps = gaps
        self.marks = marks
        self.shapes = shapes


def learnt(stream: Stream) -> Learnt:
    """Judge a stream's gaps with the model of its language, or the one for all."""
    numbers = [_MARKS.index(mark) for mark in stream.marked]
    language = base_language(stream.language)
    count = len(numbers)
    if language in _WITHOUT_SPACES or count < 2:  # noqa: PLR2004 - no gap
        return Learnt([0.0] * count, numbers, _FLAT)
    kind = _RAW if stream.unmarked else ""
    model = load(f"{language}{kind}") or load(f"any{kind}")
    if model is None:
        return Learnt([0.0] * count, numbers, _FLAT)
    rows = rows_of(stream, rich=model.rich)
    cost = model.costs.get
    gaps = [sum([cost(name, 0) for name in row]) * model.unit for row in rows]
    gaps.append(0.0)
    return Learnt(gaps, numbers, model.shapes)


def rows_of(stream: Stream, *, rich: bool) -> Iterator[list[str]]:
    """Yield the features of the gap after each word but the last, a gap at a time.

    All at once would take a kilobyte a word.
    """
    marked = stream.marked
    far = None
    if not stream.unmarked:
        far = features.distances(marked, stream.left, stream.right)
    rows = features.gap_features(stream.words, stream.bad, marked, stream.lists, far, rich=rich)
    scores: list[tuple[int, int]] = []
    if stream.unmarked:
        from subtools.language.clauses import clause_scores

        scores = clause_scores(stream.words, stream.language)
    if not scores:
        yield from rows
        return
    for row, (any_mark, sentence) in zip(rows, scores, strict=False):
        row += [f"x{any_mark}", f"y{sentence}", f"z{any_mark // 2}|{sentence // 2}"]
        yield row


def load(name: str) -> Model | None:
    """Return a model by name, or None where there is none."""
    key = (folder, name)
    if key not in _loaded:
        path = os.path.join(folder, f"{name}.txt")
        if not name or not os.path.isfile(path):
            return None
        with open(path, encoding="utf-8") as file:
            text = file.read()
        parts = text[text.index("\n\n") :].split()  # after the words about it
        costs = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
        shares = () if name.endswith(_RAW) else (weights.LEARNT, weights.LEARNT_SHAPES)
        _loaded[key] = Model(costs, *shares)
    return _loaded[key]


#: The shapes of no model.
_FLAT = [[0.0] * features.WIDTHS] * (len(_MARKS) ** 2 * _INSIDE)
