"""The weights of the re-tagger, and the likeliest labels of a passage by them."""

from __future__ import annotations

import os

from subtools.claims.retagger.passages import LABELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "models")
_COUNT = len(LABELS)
_SETTINGS = ("other", "source", "reporting", "content")
#: What parts the names of tokens from those of steps in the file.
STEPS = "[steps]"


class Weights:
    """Weights in hundredths of a logarithm of odds, by name.

    `tokens` gives for a name what speaks for each label but the first; `steps` gives (number, cost)
    of the pairs of labels, number = first * 4 + second. `settings` are the numbers of the file's
    head: `other`, `source`, `reporting` and `content` speak for a label on every token.
    """

    __slots__ = ("settings", "steps", "tokens")

    def __init__(
        self,
        tokens: dict[str, tuple[int, int, int]],
        steps: dict[str, list[tuple[int, int]]],
        settings: dict[str, int],
    ) -> None:
        self.tokens = tokens
        self.steps = steps
        self.settings = settings


def labels_of(
    weights: Weights, tokens: Sequence[Sequence[str]], steps: Sequence[Sequence[str]]
) -> list[int]:
    """Return the numbers of the labels that have the greatest sum together (Viterbi's way).

    >>> weights = Weights({"rain": (0, 0, 9)}, {"next": [(15, 5)]}, {"other": 1})
    >>> labels_of(weights, [["rain"], ["rain", "new"], []], [[], ["next"], []])
    [3, 3, 0]
    """
    if not tokens:
        return []
    known, moves = weights.tokens.get, weights.steps.get
    ground = [weights.settings.get(name, 0) for name in _SETTINGS]
    best = [0] * _COUNT
    came: list[list[int]] = []
    for at, row in enumerate(tokens):
        other, source, reporting, content = ground
        for name in row:
            found = known(name)
            if found is not None:
                source += found[0]
                reporting += found[1]
                content += found[2]
        score = (other, source, reporting, content)
        if not at:
            best = list(score)
            continue
        step = [0] * (_COUNT * _COUNT)
        for name in steps[at]:
            for number, cost in moves(name, ()):
                step[number] += cost
        before = []
        now = []
        for label in range(_COUNT):
            ways = [best[last] + step[last * _COUNT + label] for last in range(_COUNT)]
            most = max(ways)
            before.append(ways.index(most))
            now.append(most + score[label])
        came.append(before)
        best = now
    label = best.index(max(best))
    labels = [label]
    for before in reversed(came):
        label = before[label]
        labels.append(label)
    return labels[::-1]


def load(language: str) -> Weights | None:
    """Return the weights of a language, None where it has none."""
    path = os.path.join(_FOLDER, f"{language}.tagger.txt")
    if not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        return read(file.read())


def read(text: str) -> Weights:
    """Return the weights that a file holds.

    After a head of words and an empty line come settings ("other 40"), the names of tokens with
    three numbers each, and after "[steps]" the names of steps with pairs of labels and a number.

    >>> weights = read("A head.\\n\\nother 40\\ntON 3 -2 0\\n[steps]\\nb1 OS:7 CC:-3\\n")
    >>> weights.tokens, weights.steps, weights.settings
    ({'tON': (3, -2, 0)}, {'b1': [(1, 7), (15, -3)]}, {'other': 40})
    """
    first, _, second = text[text.index("\n\n") + 2 :].partition(f"{STEPS}\n")
    settings: dict[str, int] = {}
    tokens: dict[str, tuple[int, int, int]] = {}
    steps: dict[str, list[tuple[int, int]]] = {}
    for line in first.splitlines():
        name, *costs = line.split(" ")
        if len(costs) == 1:
            settings[name] = int(costs[0])
        else:
            tokens[name] = (int(costs[0]), int(costs[1]), int(costs[2]))
    number = {a + b: x * _COUNT + y for x, a in enumerate(LABELS) for y, b in enumerate(LABELS)}
    for line in second.splitlines():
        name, *pairs = line.split(" ")
        steps[name] = [(number[pair[:2]], int(pair[3:])) for pair in pairs]
    return Weights(tokens, steps, settings)
