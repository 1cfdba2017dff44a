"""Peers: other ways to burn captions with Python. A script of its own, run once for each burn.

    python benchmarks/burn/peers.py NAME VIDEO CAPTIONS OUT

It imports nothing of subtools, so that any Python with the peers installed can run it. CAPTIONS is
SRT; beside it lies the same as JSON. Quality and speed are those of bare ffmpeg where a peer lets
one choose: x264, crf 18, veryfast.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CRF, PRESET = "18", "veryfast"
WIDTH, HEIGHT, FRAME_RATE, SIZE = 1280, 720, 30, 43


def _captions(path: str) -> list[tuple[float, float, str]]:
    told = json.loads(Path(path).with_suffix(".json").read_text(encoding="utf-8"))
    return [(start, end, text) for start, end, text in told]


def moviepy(video: str, captions: str, out: str) -> None:
    """Compose the video with a `TextClip` for each caption, as MoviePy's own guide does."""
    kit: Any = import_module("moviepy")
    film = kit.VideoFileClip(video)
    texts = [
        kit.TextClip(
            text=text, font_size=SIZE, color="white", stroke_color="black", stroke_width=2,
            text_align="center", margin=(10, 10),
        )
        .with_start(start)
        .with_duration(end - start)
        .with_position(("center", 0.8), relative=True)
        for start, end, text in _captions(captions)
    ]  # fmt: skip
    kit.CompositeVideoClip([film, *texts]).write_videofile(
        out, codec="libx264", preset=PRESET, audio_codec="aac", logger=None,
        ffmpeg_params=["-crf", CRF],
    )  # fmt: skip


def pillow(video: str, captions: str, out: str) -> None:
    """Draw on raw frames between two ffmpegs; a caption's picture is made once."""
    image: Any = import_module("PIL.Image")
    made = [(start, end, _drawn(text)) for start, end, text in _captions(captions)]
    ffmpeg = shutil.which("ffmpeg") or "ffmpeg"
    quiet, raw = ["-nostdin", "-v", "error"], ["-f", "rawvideo", "-pix_fmt", "rgb24"]
    reader = subprocess.Popen([ffmpeg, *quiet, "-i", video, *raw, "-"], stdout=subprocess.PIPE)
    writer = subprocess.Popen(
        [
            ffmpeg, *quiet, "-y", *raw, "-s", f"{WIDTH}x{HEIGHT}", "-r", f"{FRAME_RATE}",
            "-i", "-", "-i", video, "-map", "0:v", "-map", "1:a", "-c:a", "copy",
            "-c:v", "libx264", "-preset", PRESET, "-crf", CRF, "-pix_fmt", "yuv420p", out,
        ],
        stdin=subprocess.PIPE,
    )  # fmt: skip
    assert reader.stdout is not None and writer.stdin is not None  # noqa: S101, PT018
    number = 0
    while data := reader.stdout.read(WIDTH * HEIGHT * 3):
        time = number / FRAME_RATE
        number += 1
        shown = next((picture for start, end, picture in made if start <= time < end), None)
        if shown is not None:
            frame = image.frombytes("RGB", (WIDTH, HEIGHT), data)
            frame.paste(shown, ((WIDTH - shown.width) // 2, HEIGHT - shown.height - 30), shown)
            data = frame.tobytes()
        writer.stdin.write(data)
    writer.stdin.close()
    if reader.wait() or writer.wait():
        sys.exit("ffmpeg failed")


def _drawn(text: str) -> Any:  # noqa: ANN401
    image, draw, fonts = [import_module(f"PIL.Image{name}") for name in ("", "Draw", "Font")]
    font = fonts.load_default(SIZE)
    looks = {"font": font, "stroke_width": 2, "align": "center"}
    box = draw.Draw(image.new("RGB", (1, 1))).multiline_textbbox((0, 0), text, **looks)
    left, top, right, bottom = [round(side) for side in box]
    picture = image.new("RGBA", (right - left + 4, bottom - top + 4))
    draw.Draw(picture).multiline_text(
        (2 - left, 2 - top), text, fill="white", stroke_fill="black", **looks
    )
    return picture


def wordcaps(video: str, captions: str, out: str) -> None:
    """Run its command on words that are dated evenly; it colours the word that is spoken."""
    cues = [{"words": dated(start, end, text)} for start, end, text in _captions(captions)]
    told = Path(out).with_suffix(".words.json")
    told.write_text(json.dumps({"version": 1, "language": "en", "cues": cues}), encoding="utf-8")
    main: Any = import_module("wordcaps.cli").main
    sys.argv = [
        "wordcaps", "burn", video, "--captions", f"{told}", "-o", out, "--preset", PRESET,
        "--crf", CRF, "--no-verify",
    ]  # fmt: skip
    code = main()
    if code:
        sys.exit(f"wordcaps left with {code}")


def dated(start: float, end: float, text: str) -> list[tuple[str, float, float]]:
    """Return the words of a caption, each with its start and end in seconds."""
    words = text.split()
    step = (end - start) / len(words)
    return [(word, start + n * step, start + (n + 1) * step) for n, word in enumerate(words)]


def pycaps(video: str, captions: str, out: str) -> None:
    """Render without a browser; the quality nearest to ours: veryfast, crf 21."""
    kit: Any = import_module("pycaps")
    renderer: Any = import_module("pycaps.renderer").PictexSubtitleRenderer
    builder = kit.CapsPipelineBuilder().with_input_video(video).with_output_video(out)
    builder = builder.with_custom_subtitle_renderer(renderer()).should_save_subtitle_data(
        should_save=False
    )
    builder = builder.add_css_content(".word { color: white; font-size: 28px; padding: 0 4px; }")
    builder.with_transcription_file(captions).build().run()


def rendersrt(video: str, captions: str, out: str) -> None:
    """Run its command: ffmpeg's filter `subtitles`, always with preset medium and crf 23."""
    main: Any = import_module("rendersrt").main
    sys.argv = ["rendersrt", video, captions, "eng", out]
    main()


def srtforge(video: str, captions: str, out: str) -> None:
    """Run its command `merge`: ffmpeg's filter `subtitles`."""
    main: Any = import_module("srtforge.cli").main
    code = main(["merge", video, captions, "-o", out, "--crf", CRF, "--preset", PRESET, "--force"])
    if code:
        sys.exit(f"srtforge left with {code}")


#: By name: what burns, the packages it needs, and what is not as with bare ffmpeg.
PEERS: dict[str, tuple[Callable[[str, str, str], None], tuple[str, ...], str]] = {
    "moviepy": (moviepy, ("moviepy",), "TextClip for each caption; audio encoded again"),
    "pillow": (pillow, ("pillow",), "raw frames through Pillow, by hand"),
    "pycaps-ai": (pycaps, ("pycaps-ai", "html2pic"), "veryfast, crf 21; styles of CSS"),
    "rendersrt": (rendersrt, ("rendersrt",), "medium, crf 23: it lets nobody choose"),
    "srtforge": (srtforge, ("srtforge",), "its filter and nothing else"),
    "wordcaps": (wordcaps, ("wordcaps",), "colours each word as it is spoken; audio encoded again"),
}


def installed() -> dict[str, str | None]:
    """Return the version of each peer; None for one that is not installed."""
    found: dict[str, str | None] = {}
    for name, (_, packages, _) in PEERS.items():
        try:
            versions = [version(package) for package in packages]
            found[name] = versions[0]
        except PackageNotFoundError:
            found[name] = None
    return found


if __name__ == "__main__":
    if sys.argv[1:] == ["--installed"]:
        print(json.dumps(installed()))
    else:
        Path(sys.argv[4]).unlink(missing_ok=True)  # some write over nothing
        PEERS[sys.argv[1]][0](*sys.argv[2:])
