"""Chains of captions to repair: speech with pauses, and mistakes in every tenth cue."""

from __future__ import annotations

import random

START = (3, 3)
END = (2, 1)


class Chain:
    """What `least_change` takes: times, weights, and bounds on their differences."""

    def __init__(self, wanted: list[int], least: list[int], most: list[int | None]) -> None:
        """Weigh starts and ends as captions are."""
        self.wanted = wanted
        self.weights = [START, END] * (len(wanted) // 2)
        self.least = least
        self.most = most


def chain(cues: int, seed: int = 1) -> Chain:
    """Make a chain: cues of 0.3 to 7.5 s, every tenth one running into the next."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    wanted: list[int] = []
    least: list[int] = []
    most: list[int | None] = []
    at = 0
    for _ in range(cues):
        time = rng.randint(300, 7_500)
        over = rng.randint(0, 2_000) if rng.random() < 0.1 else 0  # noqa: PLR2004
        wanted += [at, at + time + over]
        least += [min(time, rng.choice([833, 833, 2_000])), 83]
        most += [7_000, None]
        at += time + rng.choice([0, 83, 83, 400, 1_500])
    return Chain(wanted, least[:-1], most[:-1])
