"""Learn where people break cues: `python -m training.breaks`.

Writes the models that `subtools` ships, learnt from all files, and the same learnt from the
development part only, which the benchmark scores on the held-out part.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.segmentation.truth import DEVELOPMENT, HOUSES
from subtools.fitting import learnt
from training.crf import Batch, reachable, train
from training.texts import Kind, Names, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.crf import Floats, Text

_SHIPPED = Path(learnt.FOLDER)
_JUDGED = Path(__file__).parents[1] / "benchmarks" / "segmentation" / "models"
#: How much of the hand cost counts as a probability's logarithm, and how many steps the search
#: takes.
SCALE, STEPS = 0.2, 40
#: Costs under this many hundredths are left out.
_LEAST = 12


class Plan(NamedTuple):
    """A model: what it sees, how small its weights are kept, and each house's weight in it."""

    kind: Kind
    decay: float
    houses: dict[str, float]


_ENGLISH = {"lectures": 1.0, "morevna-en": 0.55, "wai-en": 0.55}
_OTHERS = {
    **{f"morevna-{code}": 1.0 for code in ("da", "de", "es", "fr", "it", "ko", "pl", "pt", "ru")},
    "wai-fr": 1.0,
    "lectures": 0.1,
    "morevna-en": 0.5,
    "wai-en": 0.5,
}
PLANS = {
    "en": Plan(Kind(rich=True, raw=False), 15.0, _ENGLISH),
    "any": Plan(Kind(rich=False, raw=False), 80.0, _OTHERS),
    "en-raw": Plan(Kind(rich=True, raw=True), 15.0, {"lectures": 1.0}),
    "any-raw": Plan(Kind(rich=False, raw=True), 40.0, _OTHERS),
}
_ABOUT = """\
{name}: costs of cue breaks, in hundredths of the unit of subtools/fitting/weights.py.
Made by `python -m training.breaks`; training/README.md tells what each name means.
Learnt from captions under CC BY 4.0 of Charles R. Severance ("Python for Everybody") and of the
Morevna Project's contributors, and under the W3C Document License of W3C ("Web Accessibility
Perspectives"; https://www.w3.org/WAI/perspective-videos/).
"""


def learn(plan: Plan, part: str) -> dict[str, int]:
    """Return the costs that a plan comes to on a part of the files."""
    houses = {house.name: house for house in HOUSES}
    names = Names()
    batches = []
    for name, weight in plan.houses.items():
        texts = texts_of(houses[name], part, plan.kind, names, weight)
        runs = [run for text in texts for run in reachable(text)]
        if runs:
            batches += _batches(runs)
    features = len(names.numbers) + 1
    weights = train(batches, features, scale=SCALE, decay=plan.decay, steps=STEPS)
    return costs(names, weights)


def _batches(runs: list[Text]) -> list[Batch]:
    """Put texts of like length together, so that few places stay empty."""
    runs = sorted(runs, key=lambda run: run.ends[-1])
    found: list[Batch] = []
    group: list[Text] = []
    for run in runs:
        if group and run.ends[-1] > 2 * group[0].ends[-1] + 20:
            found.append(Batch(group))
            group = []
        group.append(run)
    found.append(Batch(group))
    return found


def costs(names: Names, weights: Floats) -> dict[str, int]:
    """Turn weights into costs by name."""
    found = {name: round(-100 * weights[at] / SCALE) for name, at in names.numbers.items()}
    return {name: cost for name, cost in sorted(found.items()) if abs(cost) >= _LEAST}


def write(path: Path, name: str, found: dict[str, int]) -> None:
    """Write a model."""
    lines = [f"{feature} {cost}\n" for feature, cost in found.items()]
    path.mkdir(parents=True, exist_ok=True)
    (path / f"{name}.txt").write_text(_ABOUT.format(name=name) + "\n" + "".join(lines), "utf-8")


def main(asked: Sequence[str] | None = None) -> None:
    """Learn all models, or those named."""
    parser = argparse.ArgumentParser(prog="python -m training.breaks", description=__doc__)
    parser.add_argument("models", nargs="*", default=list(PLANS), metavar="MODEL")
    parser.add_argument("--development", action="store_true", help="only those for the benchmark")
    options = parser.parse_args(asked)
    for name in options.models:
        for path, part in ((_JUDGED, DEVELOPMENT), (_SHIPPED, "all")):
            if path == _SHIPPED and options.development:
                continue
            found = learn(PLANS[name], part)
            write(path, name, found)
            print(f"{path.name}/{name}.txt: {len(found)} costs from the {part} files")


if __name__ == "__main__":
    main()
