"""Never run: mypy and pyright read it, and see what a user's editor sees."""

from __future__ import annotations

import io
from pathlib import Path
from typing import assert_type

import subtools
from subtools import Claim, Cue, Finding, Look, Profile, Subtitles, Track


def shout(track: Track, *, mark: str = "!") -> Track:
    return track.with_cues(cue.replace(text=cue.text + mark) for cue in track)


talk = subtools.read("in.txt")
assert_type(talk, Subtitles)
assert_type(subtools.read(Path("in.txt"), strict=True, frame_rate=25), Subtitles)
assert_type(subtools.read(io.BytesIO(b"")), Subtitles)
assert_type(subtools.read(io.StringIO("")), Subtitles)
assert_type(subtools.parse(b"0:01 Hello", source="in.txt", language="en"), Subtitles)

assert_type(talk.fit("web"), Subtitles)
assert_type(talk.fit(subtools.load_profile("web")), Subtitles)
assert_type(talk.merge_sentences().split_long().wrap_lines("web"), Subtitles)
assert_type(talk.fix_overlaps(gap=80).close_gaps(under="0:00.5"), Subtitles)
assert_type(talk.shift("1:02.5").stretch(25 / 24).snap_to_frames(23.976), Subtitles)
assert_type(talk.render("srt"), str)
assert_type(talk.save("out.srt").save(Path("out.vtt"), force=True), Subtitles)
assert_type(talk.mark_claims(engine="rules").fit(), Subtitles)
assert_type(talk.claims(), tuple[Claim, ...])
assert_type(talk.apply_claims(["it rained"]).apply_claims(talk.claims()), Subtitles)
assert_type(talk.check_claims(), list[Finding])
assert_type(talk.save_claims("claims.csv", frame_rate=25).render_claims("md"), str)
assert_type(talk.save("out.vtt", look="claims", vtt_style="css", legend=True), Subtitles)
assert_type(talk.render("srt", look=subtools.load_look("mono")), str)
assert_type(subtools.load_look("claims"), Look)
assert_type(talk.burn("talk.mp4", Path("out.mp4"), look="box", jobs=2), Subtitles)
assert_type(talk.plan_burn("talk.mp4", "out.mp4", crf=20).argv, list[str])
assert_type(talk.plan_burn("talk.mp4", "out.mp4").laid.ass, str)
assert_type(talk.proof("talk.mp4", "proof.png", cues=[1, 3]), Subtitles)
assert_type(talk.save_hls("hls", segment="6.006"), Subtitles)
assert_type(talk.mux("talk.mp4", "out.mkv", language="en", title="English"), Subtitles)
assert_type(talk.pipe(shout, mark="?"), Track)
talk.pipe(shout, marks="?")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

assert_type(talk[0], Cue)
assert_type(talk.findings, tuple[Finding, ...])
assert_type(talk.source, str | None)
assert_type(subtools.load_profile("web"), Profile)
