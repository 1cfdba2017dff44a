"""A delivery profile: the limits a broadcaster, platform or house sets for captions."""

from __future__ import annotations

from subtools.core.value import Value, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Self

    from subtools.core.time import FrameRate, Ms

#: How much goes into a cue: more and shorter cues, as the limits say, fewer and fuller cues.
DENSITIES = ("dense", "normal", "full")
#: Who says the numbers: the house's own document, one who quotes it, a peer's preset, or we.
CERTAINTIES = ("first-party", "secondary", "preset", "ours")

_LEAST = {
    "chars_per_line": 1,
    "lines": 1,
    "min_duration": 0,
    "gap": 0,
    "chain": 0,
    "linger": 0,
    "words_per_minute": 0,
    "min_per_word": 0,
    "gap_frames": 0,
    "chain_frames": 0,
    "snap_frames": 0,
}
_WORDS = {"density": DENSITIES, "certainty": CERTAINTIES}


class Profile(Value):
    """Limits on shape and time. Times are milliseconds, speeds characters a second.

    Shape: `chars_per_line` and `lines`; with `full_width` a character of the limit is a wide one
    (Chinese, Japanese, Korean) and others count half, in lines and in speeds; see `columns`.
    `one_sentence`: a cue holds no end of one sentence and start of the next. `bottom_heavy`: of
    two breaks that are equally good, the one with the longer line below. `density`: one of
    `DENSITIES`.

    Speed: `chars_per_second` is the limit and `aim` what fitting aims at; `words_per_minute` and
    `min_per_word` are limits of houses that count words (0: none). `need` puts them together.

    Time: `min_duration` and `max_duration` bound a cue; `gap` is the least pause between two
    cues; a pause shorter than `chain` is closed down to `gap` (0: never); `linger` is how long a
    cue may stay past its speech. Houses that count frames have `gap_frames` and `chain_frames`
    (0: none), which overrule the milliseconds once the frame rate is known; see `at`.
    `snap_frames` is the zone around a change of shot, in frames of 1/24 s: 12 are half a second
    at any rate.

    `source` says where the numbers come from and `certainty`, one of `CERTAINTIES`, how far that
    is from the house's own words.
    """

    __slots__ = (
        "name", "summary", "chars_per_line", "lines", "chars_per_second", "aim", "min_duration",
        "max_duration", "gap", "chain", "linger", "source", "words_per_minute", "min_per_word",
        "gap_frames", "chain_frames", "snap_frames", "density", "one_sentence", "bottom_heavy",
        "full_width", "certainty",
    )  # fmt: skip
    name: str
    summary: str
    chars_per_line: int
    lines: int
    chars_per_second: float
    aim: float
    min_duration: Ms
    max_duration: Ms
    gap: Ms
    chain: Ms
    linger: Ms
    source: str
    words_per_minute: float
    min_per_word: Ms
    gap_frames: int
    chain_frames: int
    snap_frames: int
    density: str
    one_sentence: bool
    bottom_heavy: bool
    full_width: bool
    certainty: str

    def __init__(  # noqa: PLR0913
        self,
        name: str,
        *,
        summary: str,
        chars_per_line: int,
        lines: int,
        chars_per_second: float,
        aim: float,
        min_duration: Ms,
        max_duration: Ms,
        gap: Ms,
        chain: Ms,
        linger: Ms,
        source: str,
        words_per_minute: float = 0,
        min_per_word: Ms = 0,
        gap_frames: int = 0,
        chain_frames: int = 0,
        snap_frames: int = 12,
        density: str = "normal",
        one_sentence: bool = True,
        bottom_heavy: bool = True,
        full_width: bool = False,
        certainty: str = "ours",
    ) -> None:
        """Raise `ValueError` for limits that no caption can keep, and for unknown words."""
        put(self, "name", name)
        put(self, "summary", summary)
        put(self, "chars_per_line", chars_per_line)
        put(self, "lines", lines)
        put(self, "chars_per_second", chars_per_second)
        put(self, "aim", aim)
        put(self, "min_duration", min_duration)
        put(self, "max_duration", max_duration)
        put(self, "gap", gap)
        put(self, "chain", chain)
        put(self, "linger", linger)
        put(self, "source", source)
        put(self, "words_per_minute", words_per_minute)
        put(self, "min_per_word", min_per_word)
        put(self, "gap_frames", gap_frames)
        put(self, "chain_frames", chain_frames)
        put(self, "snap_frames", snap_frames)
        put(self, "density", density)
        put(self, "one_sentence", one_sentence)
        put(self, "bottom_heavy", bottom_heavy)
        put(self, "full_width", full_width)
        put(self, "certainty", certainty)
        wrong = _wrong(self)
        if wrong:
            msg = f"profile {name!r}: {wrong}"
            raise ValueError(msg)

    @property
    def columns(self) -> int:
        """The limit of a line in columns, of which a wide character takes two.

        >>> from subtools.profiles import load_profile
        >>> load_profile("netflix-en").columns, load_profile("netflix-ja").columns
        (42, 26)
        """
        return self.chars_per_line * 2 if self.full_width else self.chars_per_line

    def need(self, characters: float, words: int = 0) -> Ms:
        """Return the least time a cue must stand to be read.

        `characters` counts spaces, but no line breaks; where `full_width` is true, wide ones
        count 1 and others 0.5. No cue needs less than `min_duration` nor more than
        `max_duration`: a cue too full for that is too fast.

        >>> from subtools.profiles import load_profile
        >>> bbc = load_profile("bbc")  # 15 characters a second, 180 words a minute
        >>> bbc.need(60, 8), bbc.need(24, 6), bbc.need(3, 1)
        (4000, 2000, 1000)
        """
        least = max(
            self.min_duration,
            _up(characters * 1000 / self.chars_per_second),
            words * self.min_per_word,
            _up(words * 60_000 / self.words_per_minute) if self.words_per_minute else 0,
        )
        return min(least, self.max_duration)

    def at(self, frame_rate: FrameRate | None) -> Self:
        """Return the profile with `gap` and `chain` made of their frames, where it has such.

        Part of a millisecond counts as a whole one: a gap holds all its frames. Without a frame
        rate nothing changes.

        >>> from subtools.core.time import FrameRate
        >>> from subtools.profiles import load_profile
        >>> load_profile("netflix-en").at(FrameRate(25)).gap
        80
        """
        if frame_rate is None or not (self.gap_frames or self.chain_frames):
            return self
        frame = 1000 / frame_rate.rate
        return self.replace(
            gap=_up(self.gap_frames * frame) if self.gap_frames else self.gap,
            chain=_up(self.chain_frames * frame) if self.chain_frames else self.chain,
        )


def _up(number: Fraction | float) -> int:
    return -int(-number // 1)


def _wrong(profile: Profile) -> str | None:
    """Say what is wrong with a profile, or None."""
    for name, least in _LEAST.items():
        if not getattr(profile, name) >= least:  # "not", since nan is no limit either
            return f"{name} = {getattr(profile, name)} is a limit that no caption can keep"
    if not 0 < profile.aim <= profile.chars_per_second:
        return (
            f"aim = {profile.aim:g} must be over 0"
            f" and no more than chars_per_second = {profile.chars_per_second:g}"
        )
    if profile.min_duration > profile.max_duration:
        return (
            f"min_duration = {profile.min_duration}"
            f" must be no more than max_duration = {profile.max_duration}"
        )
    for name, words in _WORDS.items():
        if getattr(profile, name) not in words:
            return f"{name} must be one of {', '.join(words)}, not {getattr(profile, name)!r}"
    return None
