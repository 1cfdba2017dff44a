"""Chromium, driven by its command line: a page with a video and its captions, as a picture.

No extra packages: a small server gives the page its files and holds one of them back until the
video shows the moment that was asked for, so that the picture is never taken too early; ffmpeg
makes the video and turns the picture into pixels.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Show = Callable[..., "Shown"]

WIDTH, HEIGHT = 1280, 720
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)
FFMPEG = shutil.which("ffmpeg")
_PAGE = """<!doctype html><meta charset="utf-8"><title>captions</title>
<style>body {{ margin: 0 }} img {{ display: none }}</style>{head}
<video width="{width}" height="{height}" muted><track default kind="captions" srclang="en"
 src="/captions.vtt"></video><pre hidden></pre><img src="/wait">
<script>
const video = document.querySelector("video"), track = document.querySelector("track");
track.track.mode = "showing";
const loaded = new Promise(done => track.addEventListener("load", done));
const said = () => JSON.stringify(
  [...track.track.cues].map(cue => [cue.startTime, cue.endTime, cue.getCueAsHTML().textContent]));
fetch("/clip.webm").then(answer => answer.blob()).then(async clip => {{
  video.src = URL.createObjectURL(clip);
  await loaded;
  await new Promise(done => {{ video.onseeked = done; video.currentTime = {at}; }});
  document.querySelector("pre").textContent = said();
  requestAnimationFrame(() => requestAnimationFrame(() => fetch("/ready")));
}});
</script>
"""


class Shown:
    """What Chromium showed: its pixels, and the cues as it understood them."""

    def __init__(self, pixels: bytes, said: str) -> None:
        self.pixels = pixels
        self.said = said
        self._counts: Counter[bytes] = Counter(
            [pixels[at : at + 3] for at in range(0, len(pixels), 3)]
        )

    def count(self, colour: str, *, within: int = 8) -> int:
        """Count the pixels whose colour is at most so far, in each channel, from `#rrggbb`."""
        wanted = bytes.fromhex(colour[1:])
        return sum(
            many
            for pixel, many in self._counts.items()
            if all(abs(a - b) <= within for a, b in zip(pixel, wanted, strict=True))
        )


class Site(ThreadingHTTPServer):
    daemon_threads = True
    files: dict[str, tuple[str, bytes]]
    ready: threading.Event


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        if self.path == "/ready":
            self.server.ready.set()
        if self.path == "/wait":
            self.server.ready.wait(30)
        kind, body = self.server.files.get(self.path, ("text/plain", b""))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A white video: the worst picture for light letters."""
    path = tmp_path_factory.mktemp("clip") / "clip.webm"
    run([
        tool(FFMPEG, "ffmpeg"), "-loglevel", "error", "-f", "lavfi", "-i",
        f"color=white:s={WIDTH}x{HEIGHT}:d=4:r=5", "-c:v", "libvpx", str(path),
    ])  # fmt: skip
    return path.read_bytes()


@pytest.fixture
def show(clip: bytes, tmp_path: Path) -> Iterator[Show]:
    """Show captions over the white video at a time, in seconds; `css` is the page's own sheet.

    With `ask`, also ask for the cues as the browser understood them: another run.
    """
    site = Site(("127.0.0.1", 0), Handler)
    site.ready = threading.Event()
    threading.Thread(target=site.serve_forever, daemon=True).start()

    def show(vtt: str, *, at: float = 1.0, css: str = "", ask: bool = False) -> Shown:
        head = f"<style>{css}</style>" if css else ""
        page = _PAGE.format(head=head, width=WIDTH, height=HEIGHT, at=at)
        site.files = {
            "/": ("text/html", page.encode()),
            "/captions.vtt": ("text/vtt", vtt.encode()),
            "/clip.webm": ("video/webm", clip),
        }
        picture = tmp_path / "picture.png"
        browse(site, tmp_path, f"--screenshot={picture}")
        dom = browse(site, tmp_path, "--dump-dom") if ask else ""
        found = re.search(r"<pre hidden(?:=\"\")?>(.*?)</pre>", dom, re.DOTALL)
        raw = run([
            tool(FFMPEG, "ffmpeg"), "-loglevel", "error", "-i", str(picture), "-f", "rawvideo",
            "-pix_fmt", "rgb24", "-",
        ])  # fmt: skip
        return Shown(raw, html.unescape(found[1]) if found else "")

    yield show
    site.shutdown()
    site.server_close()


def browse(site: Site, folder: Path, what: str) -> str:
    site.ready.clear()
    port = site.server_address[1]
    return run([
        tool(CHROMIUM, "chromium"), "--headless=new", "--no-sandbox", "--disable-gpu",
        "--hide-scrollbars", "--no-first-run", "--disable-dev-shm-usage",
        f"--user-data-dir={folder / 'profile'}", f"--window-size={WIDTH},{HEIGHT}", what,
        f"http://127.0.0.1:{port}/",
    ]).decode()  # fmt: skip


def run(command: list[str]) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False, timeout=90)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


def tool(found: str | None, name: str) -> str:
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed, and these tests are not to be skipped")
        pytest.skip(f"{name} is not installed")
    return found
