from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.cue import Cue, Placement
from subtools.core.text import Mark, MarkedText
from subtools.core.track import Track
from subtools.errors import InputError, OutputError, UnknownNameError
from subtools.media import locate
from subtools.media.boxes import box_tracks
from subtools.media.containers import container_for, containers
from subtools.media.extract import CaptionTrack, choose, file_names
from subtools.media.extract.tx3g import text_of
from subtools.media.languages import code_for, is_tag, tag_of
from subtools.media.locate import Ffmpeg
from subtools.media.mux import SoftTrack, plan_mux
from subtools.media.mux.names import told_by
from subtools.media.mux.others import others
from subtools.media.mux.tx3g import file_of, sample_of, states
from subtools.media.video import Stream, Video
from tests.strategies import clean_texts

PROGRAM = Ffmpeg("/bin/ffmpeg")


@pytest.fixture(autouse=True)
def encoders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "_encoders", lambda _path: frozenset({"aac", "libopus", "flac"}))


TALK = Track([Cue(0, 1000, "Hello")], language="en")


def video(*streams: Stream, container: str = "matroska,webm", codec: str = "h264") -> Video:
    picture = Stream(0, "video", codec, default=True)
    return Video(
        "/v/a.mkv",
        container=container,
        duration=60_000,
        index=0,
        width=320,
        height=180,
        streams=[picture, *streams],
    )


def after(argv: tuple[str, ...], option: str) -> str:
    return argv[argv.index(option) + 1]


def codes(findings) -> list[str]:
    return [each.code for each in findings]


@st.composite
def bodies(draw: st.DrawFn) -> MarkedText:
    text = draw(clean_texts)
    marks = []
    for _ in range(draw(st.integers(0, 4)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["bold", "italic", "underline"]))
        marks.append(Mark(start, end, kind))
    if text and draw(st.booleans()):
        marks.append(Mark(0, len(text), "font", attributes=(("color", "#ffa94d"),)))
    return MarkedText(text, marks)


@given(bodies())
def test_a_sample_of_mp4_reads_back_as_it_was(body: MarkedText):
    assert text_of(sample_of(body)) == body


@given(st.binary(max_size=80), st.binary(max_size=40))
def test_no_sample_raises(sample: bytes, entry: bytes):
    text_of(sample, entry)


def test_styles_of_the_track_are_those_of_text_without_its_own():
    entry = bytes(24) + b"\x02\x10" + b"\xff\xff\x00\xff"
    body = text_of(b"\0\4Both", entry)

    assert {mark.kind for mark in body.marks} == {"italic", "font"}
    assert body.marks[0].end == 4


def test_line_ends_of_other_programs_become_ours_and_utf16_is_read():
    assert text_of(b"\0\7a\r\nb\rc\n").plain == "a\nb\nc\n"
    wide = "\ufeffHé".encode("utf-16-be")
    assert text_of(len(wide).to_bytes(2, "big") + wide).plain == "Hé"


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 15), st.sampled_from("abc")), max_size=9
)


@given(spans)
def test_states_show_at_every_moment_what_stands_then_and_never_overlap(spans):
    cues = [Cue(start, start + length, text) for start, length, text in spans]
    made = states(cues)

    assert all(one.end <= other.start for one, other in pairwise(made))
    for moment in range(60):
        standing = sorted(cue.text for cue in cues if cue.start <= moment < cue.end)
        shown = [cue.text.split("\n") for cue in made if cue.start <= moment < cue.end]
        assert sorted(shown[0] if shown else []) == standing


def test_our_mp4_file_has_one_track_that_knows_whether_it_is_forced(tmp_path):
    path = tmp_path / "a.mp4"
    for forced in (False, True):
        path.write_bytes(file_of([Cue(500, 1000, "Hi")], forced=forced))
        (track,) = box_tracks(str(path))
        assert (track.tag, track.forced, track.captions) == ("tx3g", forced, True)


@given(st.binary(max_size=200))
def test_no_file_breaks_the_walk_over_boxes(tmp_path_factory, data: bytes):
    path = tmp_path_factory.mktemp("boxes") / "a.mp4"
    for head in (b"", b"\0\0\0\x60moov", b"\0\0\0\0moov\0\0\0\x40trak"):
        path.write_bytes(head + data)
        box_tracks(str(path))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", ("deu", "ger", "ger")),
        ("fre", ("fra", "fre", "fra")),
        ("zh-Hant", ("zho", "chi", "chi")),
        ("sv", ("swe", "swe", "sve")),
        ("gsw", ("gsw", "gsw", "und")),
        ("x", ("und", "und", "und")),
        (None, ("und", "und", "und")),
    ],
)
def test_each_container_gets_its_own_code_of_a_language(tag, expected):
    assert tuple(code_for(tag, kind) for kind in ("T", "B", "mac")) == expected
    if expected[0] != "und":
        assert {tag_of(code) for code in expected} - {None} == {tag_of(tag.split("-")[0])}


def test_words_in_names_are_no_languages():
    assert [part for part in ("en", "final", "sdh", "pt-BR", "x") if is_tag(part)] == [
        "en", "pt-BR",
    ]  # fmt: skip
    assert told_by("film.de.forced.srt") == told_by("de.forced.srt")
    assert told_by("a/film.2024.part.srt").language is None
    assert told_by("film.default.zh-Hant.cc.vtt").flags == {"default", "sdh"}


def test_every_container_has_flags_and_a_text_codec_it_holds():
    for each in containers():
        assert each.text == "" or each.holds("subtitle", each.text)
        assert each.languages in {"T", "B", "mac"}
        assert each.sound


def test_an_unknown_suffix_is_refused_with_those_that_are_known():
    with pytest.raises(OutputError, match=r"'\.doc' .* known: \.mp4"):
        container_for("talk.doc")
    with pytest.raises(OutputError, match="needs a suffix"):
        container_for("talk")


def test_what_the_container_cannot_hold_is_known_before_ffmpeg_runs():
    streams = [
        Stream(1, "audio", "pcm_s16le", language="ger", title="Ton", default=True),
        Stream(2, "subtitle", "hdmv_pgs_subtitle"),
        Stream(3, "subtitle", "ass", language="ger", title="Deutsch"),
        Stream(4, "picture", "webp"),
        Stream(5, "attachment", "ttf"),
        Stream(6, "data", "bin_data"),
    ]
    rest = others(video(*streams), container_for("a.mp4"), encoders=["aac"])

    assert codes(rest.findings) == ["K01", "K03", "K02", "K04", "K05", "K05"]
    assert after(rest.args, "-c:a:0") == "aac"
    assert after(rest.args, "-metadata:s:a:0") == "language=deu"
    assert after(rest.args, "-c:s:0") == "mov_text"
    assert rest.subtitles == (False,)
    assert "0:2" not in rest.args


def test_an_encoder_that_is_missing_is_passed_over_or_said():
    sound = video(Stream(1, "audio", "aac"))
    webm = container_for("a.webm")

    assert after(others(sound, webm, encoders=["libvorbis"]).args, "-c:a:0") == "libvorbis"
    rest = others(sound, webm, encoders=[])
    assert codes(rest.findings) == ["K01"]
    assert "0:1" not in rest.args


def plan(target: str, *soft: SoftTrack | Track, of: Video | None = None, **options):
    return plan_mux(of or video(), soft, target, ffmpeg=PROGRAM, folder="/w", **options)


@pytest.mark.parametrize(
    ("target", "reader", "language"),
    [("a.mp4", "mov", "eng"), ("a.mov", "mov", "eng"), ("a.mkv", "srt", "eng")],
)
def test_ffmpeg_gets_only_files_that_we_wrote(target, reader, language):
    made = plan(target, SoftTrack(TALK, default=True, title="T"))

    (own,) = made.made
    assert made.argv[made.argv.index(f"file:/w/{own.name}") - 2] == reader
    assert own.name.startswith("captions-0.")
    assert f"language={language}" in made.argv
    assert after(made.argv, "-disposition:s:0") == "default"


def test_substation_stays_in_matroska_and_claims_are_shown_by_it():
    styled = SoftTrack(TALK, format="ass")
    assert [made.reader for made in plan("a.mkv", styled).made] == ["ass"]
    assert [made.reader for made in plan("a.mkv", TALK, look="claims").made] == ["ass"]
    assert [made.reader for made in plan("a.mkv", TALK, format="vtt").made] == ["webvtt"]
    assert [made.reader for made in plan("a.mp4", styled).made] == ["mov"]


def test_a_container_or_format_that_cannot_be_is_refused_with_those_that_can():
    with pytest.raises(OutputError, match=r"as text; these can: \.mp4"):
        plan("a.avi", TALK)
    with pytest.raises(OutputError, match=r"codec h264; these can: \.mp4, \.mov, \.mkv"):
        plan("a.webm", TALK)
    with pytest.raises(OutputError, match="it can as: srt, vtt, ass"):
        plan("a.mkv", TALK, format="ttml")
    with pytest.raises(InputError, match="no captions"):
        plan("a.mkv")
    with pytest.raises(InputError, match="no cue can be seen"):
        plan("a.mkv", Track([Cue(5, 5, "never")]))


def test_what_a_track_cannot_tell_is_said():
    talk = Track([
        Cue(0, 0, "no time"),
        Cue(0, 2000, "one", placement=Placement(anchor=8)),
        Cue(1000, 3000, "two"),
        Cue(1000, 3000, "two"),
        Cue(61_000, 62_000, "late"),
    ])  # fmt: skip
    made = plan("a.mp4", SoftTrack(talk, sdh=True, language="af"), of=video())
    (own,) = made.made

    assert sorted(set(codes(own.captions.findings))) == ["K10", "K11", "K12", "K13", "K15"]
    assert [cue.text for cue in own.captions] == ["one", "one\ntwo", "two", "late"]
    assert codes(plan("a.mov", SoftTrack(TALK, sdh=True, language="af")).findings) == ["K06", "K18"]
    assert codes(plan("a.mkv", Track([Cue(0, 9, "1, 2, 3")])).findings) == ["K17"]


def test_a_style_of_webvtt_is_left_out_since_ffmpeg_loses_cues_by_it():
    talk = TALK.replace(metadata=[("vtt.style", "::cue { color: red }")])
    (own,) = plan("a.webm", talk, of=video(codec="vp9")).made

    assert b"STYLE" not in own.data
    assert codes(own.captions.findings) == ["K14"]


def test_a_new_default_takes_the_place_of_the_old():
    old = video(Stream(1, "subtitle", "subrip", default=True))
    assert plan("a.mkv", TALK, of=old).on == (True, False)
    assert plan("a.mkv", SoftTrack(TALK, default=True), of=old).on == (False, True)
    assert plan("a.mkv", TALK, of=old, replace=True).on == (False,)


FOUND = [
    CaptionTrack(1, 2, "subrip", language="en", format="srt"),
    CaptionTrack(2, 3, "subrip", language="pt-BR", format="srt"),
    CaptionTrack(3, 4, "hdmv_pgs_subtitle", language="de"),
    CaptionTrack(4, 5, "ass", language="en", format="ass", forced=True),
]


def test_a_track_is_chosen_by_number_or_by_language():
    assert choose(FOUND, "2", "v").number == 2
    assert choose(FOUND, "pt", "v").number == 2
    assert choose(FOUND, "ger", "v").number == 3
    with pytest.raises(InputError, match=r"has 2 tracks in en; .*: 1 \(en\), 4 \(en\)"):
        choose(FOUND, "en", "v")
    with pytest.raises(InputError, match="choose one with --track"):
        choose(FOUND, None, "v")
    with pytest.raises(UnknownNameError):
        choose(FOUND, "9", "v")
    with pytest.raises(InputError, match="no track"):
        choose([], None, "v")


def test_files_of_tracks_have_names_that_lead_nowhere_else():
    evil = CaptionTrack(5, 6, "subrip", language="../../etc/x", format="srt")
    same = CaptionTrack(6, 7, "subrip", language="EN", format="srt")
    names = [name for _, name in file_names("/v/talk.mkv", [*FOUND, evil, same])]

    assert names == [
        "talk.en.srt", "talk.pt-BR.srt", None, "talk.en.forced.ass", "talk.etcx.srt",
        "talk.EN.6.srt",
    ]  # fmt: skip
