"""What learnt weights see of a text: each gap between words, and each cue's shape, as strings.

The training (`training/`) and the engine call the same functions, so that a weight means the same
in both. Words are seen by their class (how good a break is before and after it, from the word
lists), and function words by themselves; of other words only the ending, a capital or a digit.
"""

from __future__ import annotations

from subtools.language.break_points import EDGES
from subtools.language.penalties import NEUTRAL
from subtools.language.sentences import CLOSERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from subtools.language.word_lists import WordLists

#: The mark at a gap: a sentence ends, a clause does, some other mark, none.
SENTENCE, CLAUSE, OTHER, NONE = ".", ",", "?", "-"
_CLAUSES = frozenset(",;:—–，、；：،؛")
_OTHERS = frozenset('?!…"”»)]')
#: Endings that tell something of an English word that is in no list.
_ENDINGS = ("ing", "ed", "ly", "tion", "s")
_SHORT = 4
#: Widths of cues and distances are told in steps of so many columns, whatever the lines hold: how
#: much people put in a cue has to do with what they read at once.
STEP = 6
FARTHEST = 20
#: The widths of cues that are told apart; wider ones count as the widest.
WIDTHS = 12


def marks(words: Sequence[str], bad: Sequence[float]) -> list[str]:
    """Return the mark at the gap after each word."""
    found: list[str] = []
    for word, badness in zip(words, bad, strict=True):
        last = word[-1]
        if badness == 0:
            found.append(SENTENCE)
        elif last.isalnum():
            found.append(NONE)
        elif word.rstrip(CLOSERS)[-1:] in _CLAUSES:
            found.append(CLAUSE)
        elif last == ".":  # an abbreviation's point is no mark, three are one
            found.append(OTHER if word.endswith("..") else NONE)
        else:
            found.append(OTHER if last in _OTHERS else NONE)
    return found


def distances(
    marked: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> list[tuple[int, int, int, int]]:
    """Return how far each gap is from what ends around it, in steps.

    To the next sentence end, from the last one, and the same for any mark.
    """
    count = len(marked)
    found: list[tuple[int, int, int, int]] = []
    sentences = [at for at, mark in enumerate(marked) if mark == SENTENCE]
    if not sentences or sentences[-1] != count - 1:
        sentences.append(count - 1)
    sentence = clause = 0
    coming = [count - 1] * count  # the next mark after each gap
    following = count - 1
    for at in range(count - 1, -1, -1):
        coming[at] = following
        if marked[at] in ".,":
            following = at
    number = 0
    for at in range(count):
        end = right[at]
        while sentences[number] <= at and number + 1 < len(sentences):
            number += 1
        beyond = sentences[number]
        found.append(
            (
                _steps(right[beyond] - left[at + 1]) if beyond > at else 0,
                _steps(end - left[sentence]),
                _steps(right[coming[at]] - left[at + 1]) if coming[at] > at else 0,
                _steps(end - left[clause]),
            )
        )
        if marked[at] == SENTENCE:
            sentence = clause = at + 1
        elif marked[at] == CLAUSE:
            clause = at + 1
    return found


def _steps(columns: int) -> int:
    steps = columns // STEP
    return min(FARTHEST, steps)


def gap_features(  # noqa: PLR0913 - what is known of the words
    words: Sequence[str],
    bad: Sequence[float],
    marked: Sequence[str],
    lists: WordLists,
    far: Sequence[tuple[int, int, int, int]] | None,
    *,
    rich: bool,
) -> Iterator[list[str]]:
    """Yield the features of the gap after each word, but for the last.

    `far` are the `distances`; None for text without marks. `rich` adds single words to classes.
    """
    known: dict[str, tuple[str, str]] = {}
    seen: list[tuple[str, str]] = [("^^", "^^")]
    for word in words:
        what = known.get(word)
        if what is None:
            what = known[word] = _seen(word, lists, cased=far is not None)
        seen.append(what)
    seen += [("$$", "$$"), ("$$", "$$")]
    for at, mark in enumerate(marked[:-1]):
        own, kind = seen[at + 1]
        right, right_kind = seen[at + 2]
        second, second_kind = seen[at + 3]
        end = kind if mark == NONE else mark
        row = [f"p{mark}", f"k{end}|{right_kind}", f"b{round(bad[at] * 2)}"]
        if far is not None:
            a, b, c, d = far[at]
            row += [f"e{mark}{a}", f"f{mark}{b}", f"g{mark}{c}", f"h{mark}{d}"]
        if rich:
            pause = mark != NONE
            row += [
                f"r{mark}{right}",
                f"s{pause:d}{second}",
                f"t{pause:d}{right}|{second_kind}",
            ]
            if pause:
                row.append(f"j{mark}{kind}")
            else:
                row += [f"l{own}", f"m{seen[at][0]}", f"n{seen[at][1]}|{own}"]
        yield row


def _seen(word: str, lists: WordLists, *, cased: bool) -> tuple[str, str]:
    """Return what stands for a word: itself or its form, and its class."""
    core = word.strip(EDGES)
    low = core.lower()
    if "’" in low:
        low = low.replace("’", "'")
    if low in lists.after or low in lists.before or low in lists.starters:
        after = lists.after.get(low, NEUTRAL)
        return low, f"{after:g}/{lists.before.get(low, NEUTRAL):g}"
    form = "*"
    if core[:1].isdigit():
        form = "#"
    elif cased and core[:1].isupper():
        form = "^"
    elif len(low) > _SHORT:
        for ending in _ENDINGS:
            if low.endswith(ending):
                form = f"-{ending}"
                break
    return form, form


def shape_features(opens: str, closes: str, inside: int, width: int) -> tuple[str, str]:
    """Return the features of a cue's shape.

    `opens` and `closes` are the marks at its two ends, `inside` how many sentence ends it holds
    (2 for more), `width` which of the `WIDTHS` it has.
    """
    whole = opens == closes == SENTENCE
    return ends_feature(opens, closes, width), inside_feature(inside, whole, width)


def ends_feature(opens: str, closes: str, width: int) -> str:
    """Return what is seen of a cue's ends and its width."""
    return f"w{opens}{closes}{width}"


def inside_feature(inside: int, whole: bool, width: int) -> str:  # noqa: FBT001 - a feature
    """Return what is seen of the sentences in a cue; it is `whole` when it parts none."""
    return f"i{inside}{whole:d}{width // 2}"


def unmarked(marked: Sequence[str]) -> bool:
    """Tell whether a text has no marks to speak of, as raw automatic captions.

    >>> unmarked(["-"] * 99), unmarked(["-", "-", ".", "-", ","])
    (True, False)
    """
    # Speech has a mark every ten words or so; raw text has one by chance, in a number or name.
    return sum([mark in ".," for mark in marked]) * 60 < len(marked)
