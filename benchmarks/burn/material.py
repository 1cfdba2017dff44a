"""What is burned: a made-up clip, and captions of the repository's own English transcripts."""

from __future__ import annotations

import json
import subprocess
from itertools import cycle, islice
from pathlib import Path

from subtools import api
from subtools.core.cue import Cue

EXAMPLES = Path(__file__).parents[2] / "examples"
FRAME_RATE = 30
#: Seconds of a group of pictures.
GROUP = 2
#: Milliseconds from one caption to the next, and on the screen: 83 % of all frames.
EVERY, SHOWN = 3_000, 2_500
#: Where the sparse captions begin, in parts of the length; the second lies across groups.
PLACES = (0.1, 0.45, 0.8)
#: And how much of the length each place has: a fifth in three places.
PLACE = 0.2 / len(PLACES)


def make_clip(ffmpeg: str, path: Path, seconds: int) -> None:
    """Make a clip of moving shapes and a tone: H.264 with a key frame at every other second."""
    argv = [
        ffmpeg, "-nostdin", "-hide_banner", "-v", "error", "-y",
        "-f", "lavfi", "-i", f"testsrc2=size=1280x720:rate={FRAME_RATE}",
        "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-t", f"{seconds}",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p",
        "-g", f"{GROUP * FRAME_RATE}", "-keyint_min", f"{GROUP * FRAME_RATE}",
        "-sc_threshold", "0", "-c:a", "aac", "-b:a", "128k", f"{path}",
    ]  # fmt: skip
    subprocess.run(argv, check=True)


def dense(seconds: int) -> api.Subtitles:
    """Return captions on 83 % of the frames."""
    end = seconds * 1000  # a caption beyond it would make some peers' videos longer
    return _timed([(at, min(at + SHOWN, end)) for at in range(0, end, EVERY)])


def sparse(seconds: int) -> api.Subtitles:
    """Return captions on a fifth of the frames, in three places, two captions each."""
    whole = seconds * 1000
    half = round(PLACE * whole / 2)
    starts = [round(place * whole) + half * number for place in PLACES for number in (0, 1)]
    return _timed([(start, start + half) for start in starts])


def _timed(times: list[tuple[int, int]]) -> api.Subtitles:
    texts = islice(cycle(_texts()), len(times))
    cues = [Cue(start, end, text) for (start, end), text in zip(times, texts, strict=True)]
    return api.Subtitles(cues, language="en")


def _texts() -> list[str]:
    """Return captions of our transcripts, one or two lines each, in turn."""
    return [
        cue.text
        for name in ("harbour.txt", "briefing.txt")
        for cue in api.read(EXAMPLES / name).fit("web").cues
    ]


def write(captions: api.Subtitles, path: Path) -> None:
    """Write captions as SRT, and beside it as JSON for peers: lists of start, end (s) and text."""
    path.write_text(captions.render("srt"), encoding="utf-8")
    told = [[cue.start / 1000, cue.end / 1000, cue.text] for cue in captions.cues]
    path.with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")
