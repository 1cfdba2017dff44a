"""Learn who says what in English without marks: `python -m training.claims`.

From news-like text made of templates and of the sentences of debates (ClaimBuster), which we label
by how we make it; from these sentences as they are, where the rules and the parser agree on what
they say; and from our own sentences, labelled by hand. No corpus of other people's labels is used.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.claims.documents import Document, Gold
from benchmarks.claims.measure import ROLES, score
from subtools.claims import finder
from subtools.claims.lexicon import lexicon
from subtools.claims.retagger import decoder
from subtools.claims.retagger.engine import Retagger
from subtools.claims.retagger.features import Features
from subtools.claims.retagger.passages import LABELS, Passages
from subtools.claims.rules.engine import Engine
from training.chain import Chain, learn, mean
from training.claims_text import Composer, own_sentences, raw_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.claims.measure import Finder
    from subtools.claims.lexicon import Lexicon
    from training.chain import Weights
    from training.claims_text import Labelled

_ROOT = Path(__file__).parents[1]
_TARGET = Path(finder.__file__).parent / "models" / "en.tagger.txt"
#: Documents composed to learn from, by seed, and to check with, and sentences of each. The weights
#: are the mean of what is learnt by each seed: any one is a point off by chance.
_SEEDS, _CHECK_SEED = (5, 7, 11, 13), 8
_DOCUMENTS, _CHECKED, _SIZE = 500, 60, 14
#: Of so many sentences: reports, the narrator's, sentences of debates as they are.
_MIX = (6, 4, 2)
#: Sentences of debates that go into templates have so many words; those as they are may have more.
_QUOTED, _PLAIN = range(4, 45), range(3, 40)
#: Our own sentences are read in so many orders, so many at a time, and weigh so much; every fourth
#: is kept for the check.
_ORDERS, _TOGETHER, _OWN, _KEPT_BACK = 6, 10, 4.0, 4
#: Names met less often are left out; so many of tokens and of steps are kept.
_LEAST, _KEPT = 3, (16_000, 400)
#: The fit stops early: composed text is not news, and the rest of the way fits what it is made of.
_DECAY, _STEPS = 4.0, 25
#: What speaks for no label on a token, in hundredths: a wrong colour is worse than none. Without
#: it, more words of content are found, and more are wrong (looked at on PolNeAR train).
_OTHER = 3
#: How often a find is right in text without marks, of 100 that are right with them (PolNeAR train).
_TRUST = 55
_BATCH = 200
_ABOUT = """\
Weights of who says what in English without marks, in hundredths of a logarithm of odds: of what is
seen of a token, for source, reporting words and content; then of the step to it, for two labels.
Made by `python -m training.claims` from templates and sentences of this project, and from the
sentences of the ClaimBuster dataset. Credit: Arslan, Hassan, Li, Tremayne: A Benchmark Dataset of
Check-worthy Factual Claims, ICWSM 2020 (doi 10.5281/zenodo.3609356); Hasanain et al.: Overview of
the CLEF-2024 CheckThat! Lab Task 1. No corpus with labels of other people was learnt from.
"""


def debates(path: Path) -> list[str]:
    """Return the sentences of a file in their order."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    rows.sort(key=lambda row: int(row[0]))
    return [re.sub(r"\buh -? ?", "", text).strip() for _, _, text in rows]


def agreed(texts: Sequence[str]) -> list[Labelled]:
    """Return the sentences that the rules and the parser label alike, as raw words."""
    found: list[Labelled] = []
    for first in range(0, len(texts), _BATCH):
        batch = texts[first : first + _BATCH]
        both = [_labels("\n".join(batch), engine) for engine in ("rules", "dependency")]
        at = 0
        for text in batch:
            words = [(at + match.start(), match[0]) for match in re.finditer(r"\S+", text)]
            if all([both[0][place] == both[1][place] for place, _ in words]):
                labels = [(raw_words(word), both[0][place]) for place, word in words]
                found.append([(core[0], label) for core, label in labels if core])
            at += len(text) + 1
    return [words for words in found if len(words) in _PLAIN]


def _labels(text: str, engine: str) -> list[str]:
    """Return a label for each character."""
    labels = ["O"] * len(text)
    for one in finder.find(text, "en", engine=engine)[0]:
        for label, spans in (("C", one.content), ("S", one.source), ("R", one.reporting)):
            for start, end in spans:
                labels[start:end] = label * (end - start)
    return labels


def composed(
    known: Lexicon, texts: Sequence[str], plain: list[Labelled], seed: int, count: int
) -> list[Labelled]:
    """Return so many documents: reports, the narrator's sentences and plain ones, by chance."""
    chance = random.Random(seed)  # noqa: S311 - the same text each time
    quoted = [words for text in texts if len(words := raw_words(text)) in _QUOTED]
    composer = Composer(known, quoted, seed)
    makers = (composer.report, composer.story, lambda: chance.choice(plain))
    return [
        [word for _ in range(_SIZE) for word in chance.choices(makers, _MIX)[0]()]
        for _ in range(count)
    ]


def shuffled(sentences: Sequence[Labelled]) -> list[Labelled]:
    """Return documents of our own sentences: in their order, then in others."""
    found: list[Labelled] = []
    for seed in range(_ORDERS):
        order = list(sentences)
        if seed:
            random.Random(seed).shuffle(order)  # noqa: S311
        parts = range(0, len(order), _TOGETHER)
        found += [[word for each in order[at : at + _TOGETHER] for word in each] for at in parts]
    return found


class Reader:
    """Turns labelled words into chains to learn from."""

    def __init__(self, known: Lexicon) -> None:
        self._passages = Passages(known)
        self._features = Features(known)

    def chains(self, documents: Sequence[Labelled], weight: float) -> list[Chain]:
        """Return the passages of documents with what is seen of them and their labels."""
        found: list[Chain] = []
        for document in documents:
            labels = [label for word, label in document for _ in range(len(word) + 1)]
            for passage in self._passages.of(" ".join([word for word, _ in document])):
                numbers = [LABELS.index(labels[at]) for at in passage.starts]
                found.append(Chain(*self._features.rows(passage), numbers, weight))
        return found


def as_document(words: Labelled) -> Document:
    """Return labelled words as a document of the benchmark."""
    spans: dict[str, list[tuple[int, int]]] = {label: [] for label in LABELS}
    at = 0
    for word, label in words:
        spans[label].append((at, at + len(word)))
        at += len(word) + 1
    gold = Gold(*[tuple(spans[label]) for label in "SRC"])
    return Document("", " ".join([word for word, _ in words]), (gold,))


def told(name: str, documents: Sequence[Labelled], engines: Mapping[str, Finder]) -> None:
    """Print how right the words of the roles are, by engine."""
    read = [as_document(words) for words in documents]
    for engine, find in engines.items():
        scores = score(read, find)
        parts = [f"{r} {scores.precision(r):.1f}/{scores.recall(r):.1f}" for r in ROLES]
        print(f"{name}, {engine}: colour {scores.colour_f1:.1f}; {', '.join(parts)}")


def rounded(weights: Weights) -> decoder.Weights:
    """Return weights as they are written, without those that are nothing."""
    tokens = {}
    for name, row in sorted(weights.tokens.items()):
        costs = [round(100 * value) for value in row]
        if any(costs):
            tokens[name] = (costs[0], costs[1], costs[2])
    steps = {}
    for name, row in sorted(weights.steps.items()):
        pairs = [(at, round(100 * value)) for at, value in enumerate(row)]
        steps[name] = [(at, cost) for at, cost in pairs if cost]
    return decoder.Weights(tokens, steps, {"other": _OTHER, "trust": _TRUST})


def written(weights: decoder.Weights) -> str:
    """Return the text of the file."""
    pair = [a + b for a in LABELS for b in LABELS]
    lines = [f"{name} {value}" for name, value in weights.settings.items()]
    lines += [f"{name} {s} {r} {c}" for name, (s, r, c) in weights.tokens.items()]
    lines.append(decoder.STEPS)
    for name, row in weights.steps.items():
        lines.append(" ".join([name, *[f"{pair[at]}:{cost}" for at, cost in row]]))
    return f"{_ABOUT}\n" + "\n".join(lines) + "\n"


def main() -> None:
    """Learn the weights, say how they do on what they have not seen, and write them."""
    near = os.environ.get("SUBTOOLS_CORPUS") or _ROOT.parent / "shared" / "data"
    parser = argparse.ArgumentParser(prog="python -m training.claims", description=__doc__)
    parser.add_argument("folder", nargs="?", default=near, help="claims/ is here")
    parser.add_argument("--target", type=Path, default=_TARGET, help="the file to write")
    options = parser.parse_args()
    known = lexicon("en")
    if known is None:
        msg = "the lexicon of English is gone"
        raise SystemExit(msg)
    texts = debates(Path(options.folder) / "claims" / "ct24_train.tsv.gz")
    try:
        plain = agreed(texts)
    except ImportError as missing:
        msg = f"the sentences of debates are labelled with the parser, too: {missing}"
        raise SystemExit(msg) from missing
    own = own_sentences()
    kept_back = own[_KEPT_BACK - 1 :: _KEPT_BACK]
    seen = [words for at, words in enumerate(own) if at % _KEPT_BACK != _KEPT_BACK - 1]
    reader = Reader(known)
    by_hand = reader.chains(shuffled(seen), _OWN)
    several = []
    for seed in _SEEDS:
        chains = reader.chains(composed(known, texts, plain, seed, _DOCUMENTS), 1.0) + by_hand
        several.append(learn(chains, least=_LEAST, decay=_DECAY, steps=_STEPS))
    weights = rounded(mean(several, _KEPT))
    text = written(weights)
    options.target.write_text(text, "utf-8")
    print(f"{options.target.name}: {len(weights.tokens)} and {len(weights.steps)} names, "
          f"{len(text) / 1000:.0f} KB")  # fmt: skip
    rules = Engine(known)
    engines = {"rules": rules.find, "weights": Retagger(known, rules, decoder.read(text)).find}
    told("our own sentences kept back", _joined(kept_back), engines)
    told("composed text not seen", composed(known, texts, plain, _CHECK_SEED, _CHECKED), engines)


def _joined(sentences: Sequence[Labelled]) -> list[Labelled]:
    return [
        [word for words in sentences[at : at + _TOGETHER] for word in words]
        for at in range(0, len(sentences), _TOGETHER)
    ]


if __name__ == "__main__":
    main()
