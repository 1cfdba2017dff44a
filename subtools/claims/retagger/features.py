"""What is seen of each token of a passage, as names: of the token, and of the step to it.

`training.claims` learns a weight for a name and a label, or for a name and two labels in a row.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from subtools.claims.lexicon import Lexicon
    from subtools.claims.retagger.passages import Passage

#: Codes of small words: these are seen as words, the others as their codes only.
_SMALL = frozenset("PDHKWXTCZSYOLRQ")
#: Before the first token and after the last one.
_EDGE = "^"
#: Borders of distances, in tokens; further is one more.
_STEPS = (1, 2, 3, 4, 7, 12, 25)
_FAR = 99
_STEP_OF = [sum([at >= step for step in _STEPS]) for at in range(_FAR + 1)]


class Features:
    """Names what is seen, by the words of a lexicon."""

    def __init__(self, known: Lexicon) -> None:
        self._roles = _roles(known)
        self._codes = known.codes

    def rows(self, passage: Passage) -> tuple[list[list[str]], list[list[str]]]:
        """Return for each token the names of what is seen of it, and of the step to it."""
        lows, codes, tags = passage.lows, passage.codes, passage.tags
        size = len(lows)
        roles = [self._roles.get(low, "") for low in lows]
        can = [self._codes.get(low, "?") for low in lows]
        words = [
            low if code in _SMALL or not low[0].isalnum() else ""
            for low, code in zip(lows, codes, strict=True)
        ]
        ends = [end for _, end in passage.gaps]
        steps = [f"{min(any_mark // 2, 6)}{end // 2}" for any_mark, end in passage.gaps]
        halves = [end // 2 for end in ends]
        left = _to_reports(roles, words, halves[:-1], size)
        right = _to_reports(roles[::-1], [], halves[:0:-1], size)[::-1]
        # Padded by two on both sides: token k of the passage is at k + 2.
        edges = [_EDGE, _EDGE]
        c = [*edges, *codes, *edges]
        t = [*edges, *tags, *edges]
        x = [*edges, *roles, *edges]
        w = [*edges, *words, *edges]
        l = [*edges, *lows, *edges]  # noqa: E741 - one letter each, as the names have
        d = [*edges, *can, *edges]
        tokens: list[list[str]] = []
        moves: list[list[str]] = []
        for k in range(2, size + 2):
            c0, t0, x0, w0 = c[k], t[k], x[k], w[k]
            c1, c2, x1, x2 = c[k - 1], c[k + 1], x[k - 1], x[k + 1]
            since, near, kind = left[k - 2]
            until, soon, next_kind = right[k - 2]
            before, after = steps[k - 2], steps[k - 1]
            tokens.append([
                f"t{t0}{t[k - 1]}{t[k + 1]}", f"T{t0}{c0}", f"X{t0}{x0}",
                f"c{c1}{c0}{c2}", f"C{c0}{c2}{c[k + 2]}", f"B{c[k - 2]}{c1}{c0}",
                f"x{x0}{c0}", f"y{x1}{c0}", f"z{x2}{c0}",
                f"w{w0}{t0}", f"W{w[k - 1]}{c0}", f"V{w[k + 1]}{c0}", f"U{w0}{x0}{w[k + 1]}{x2}",
                f"M{since}{near}{c0}", f"N{until}{soon}{c0}", f"m{since}{until}{near}{soon}",
                f"O{since}{kind}", f"P{until}{next_kind}", f"Q{since}{t0}{kind}",
                f"S{l[k]}" if x0 else "S-",
                f"a{l[k - 1]}{c0}" if x1 else f"a{c0}", f"f{l[k + 1]}{c0}" if x2 else f"f{c0}",
                f"l{near}{kind}{t0}", f"r{soon}{next_kind}{t0}", f"L{near}R{soon}{c0}",
                f"L{near}{before}{c0}", f"g{before}{after}{c0}", f"G{before}{t0}", f"e{after}{t0}",
                f"p{x[k - 2]}{x1}{x0}{x2}", f"q{x0}{x2}{x[k + 2]}",
                f"d{d[k]}", f"D{d[k - 1]}|{d[k]}", f"E{d[k]}|{d[k + 1]}",
            ])  # fmt: skip
            moves.append([
                f"b{before}", f"M{since}{near}", f"N{until}{soon}", f"x{x1}{x0}", f"B{before}{c0}",
                f"k{x0}", f"K{x1}{c1}", f"c{c1}{c0}", f"t{t[k - 1]}{t0}",
            ])  # fmt: skip
        return tokens, moves


def _roles(known: Lexicon) -> dict[str, str]:
    """Return what a word can do in a report, by word: V and frames, n, a, s, o, v, p."""
    roles: dict[str, str] = {}
    for form, (_, verbs) in known.verbs.items():
        frames: set[str] = set()
        for verb in verbs:
            frames |= {"+"} if verb.particles else {frame[0] for frame in verb.frames}
        roles[form] = "V" + "".join(sorted(frames))
    people = known.words("office") | known.words("bodies") | known.words("anonymous")
    for words, role in (
        (known.nouns, "n"), (known.adverbs, "a"), (known.states, "s"),
        (people | known.words("evidence"), "o"),
        (known.words("venues") | known.words("platforms"), "v"), (known.sourced, "p"),
    ):  # fmt: skip
        for word in words:
            roles.setdefault(word, role)
    return roles


def _to_reports(
    roles: Sequence[str], words: Sequence[str], halves: Sequence[int], size: int
) -> list[tuple[int, int, str]]:
    """Return for each token the strongest gap since the last reporting word, the way, and its kind.

    The way is a step of the distance; the kind tells of "that" or "to" after the word, where
    `words` are given.
    """
    found: list[tuple[int, int, str]] = []
    strongest, distance, kind = 5, _FAR, ""
    for at in range(size):
        strongest = max(strongest, halves[at])
        found.append((strongest, _STEP_OF[min(distance, _FAR)], kind))
        distance += 1
        role = roles[at]
        if role[:1] == "V" or role == "p":
            strongest, distance = 0, 1
            follows = words[at + 1] if at + 1 < len(words) else ""
            kind = role + follows if follows in {"that", "to"} else role
    return found
