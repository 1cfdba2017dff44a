"""A video whose captioned parts alone were encoded again, played and searched in Chromium."""

from __future__ import annotations

import html
import json
import re
import threading
from typing import TYPE_CHECKING

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.media.burning import burn, plan_burn
from tests.browser import conftest as browser

if TYPE_CHECKING:
    from pathlib import Path

#: Every second is of one grey, 20 lighter than the one before.
SOURCE = "nullsrc=s=640x360:r=25:d=8,geq=lum='40+20*floor(T)':cb=128:cr=128"
TALK = Track([Cue(2_200, 2_800, "MMMM MMMM"), Cue(5_100, 5_900, "MMMM MMMM")])
#: Before, at and behind each cut, in no order; then the whole is played at four times its speed.
PAGE = """<!doctype html><meta charset="utf-8"><title>joined</title>
<video width="640" height="360" muted></video><canvas width="640" height="360"></canvas>
<pre hidden></pre><img src="/wait" style="display: none">
<script>
const video = document.querySelector("video");
const paper = document.querySelector("canvas").getContext("2d", {willReadFrequently: true});
const look = (at) => {
  paper.drawImage(video, 0, 0, 640, 360);
  const grey = paper.getImageData(320, 80, 1, 1).data[0];
  const foot = paper.getImageData(0, 240, 640, 120).data;
  let white = 0;
  for (let i = 0; i < foot.length; i += 4) white += foot[i] > 215;
  return [at, grey, white];
};
const tell = (told) => {
  document.querySelector("pre").textContent = JSON.stringify(told);
  fetch("/ready");
};
fetch("/clip.mp4").then(answer => answer.blob()).then(async clip => {
  const seen = [];
  video.onerror = () => tell("error: " + video.error.message);
  video.src = URL.createObjectURL(clip);
  await new Promise(done => { video.onloadeddata = done; });
  for (const at of [2.5, 6.5, 1.98, 3.02, 5.5, 0.5, 7.9, 2.02, 4.98, 6.02, 5.02]) {
    // "seeked" may come before the frame that was sought: the frame itself says when it is shown.
    await new Promise(done => {
      const check = (_, about) => {
        if (Math.abs(about.mediaTime - at) < 0.05) done();
        else video.requestVideoFrameCallback(check);
      };
      video.requestVideoFrameCallback(check);
      video.currentTime = at;
    });
    seen.push(look(at));
  }
  const played = [];
  const frame = (_, about) => {
    played.push(look(about.mediaTime));
    video.requestVideoFrameCallback(frame);
  };
  video.requestVideoFrameCallback(frame);
  video.onended = () => tell({seen, played});
  video.currentTime = 0; video.playbackRate = 4; video.play();
});
</script>
"""


@pytest.fixture
def told(tmp_path: Path) -> dict[str, list[tuple[float, int, int]]]:
    """Return what Chromium shows of a joined video: times, greys, white pixels of captions."""
    source, out = tmp_path / "source.mp4", tmp_path / "joined.mp4"
    browser.run([
        browser.tool(browser.FFMPEG, "ffmpeg"), "-v", "error", "-f", "lavfi", "-i", SOURCE, "-c:v",
        "libx264", "-pix_fmt", "yuv420p", "-g", "25", "-x264-params", "scenecut=0", str(source),
    ])  # fmt: skip
    found = burn(plan_burn(TALK, source, out), smart=True)
    assert [finding.code for finding in found] == []
    site = browser.Site(("127.0.0.1", 0), browser.Handler)
    site.ready = threading.Event()
    site.files = {
        "/": ("text/html", PAGE.encode()),
        "/clip.mp4": ("video/mp4", out.read_bytes()),
    }
    threading.Thread(target=site.serve_forever, daemon=True).start()
    dom = browser.browse(site, tmp_path, "--dump-dom")
    site.shutdown()
    site.server_close()
    match = re.search(r"<pre hidden(?:=\"\")?>(.*?)</pre>", dom, re.DOTALL)
    assert match is not None
    return json.loads(html.unescape(match[1]))


def test_every_cut_can_be_jumped_to_and_played_through(told):
    for at, grey, white in [*told["seen"], *told["played"]]:
        # Video range to full range.
        wanted = (40 + 20 * int(at) - 16) * 255 / 219
        lit = any(cue.start <= at * 1000 < cue.end for cue in TALK.cues)

        assert abs(grey - wanted) < 6, (at, grey, wanted)
        assert (white > 40) == lit, (at, white)
    assert len(told["seen"]) == 11
    assert len(told["played"]) > 20
