from __future__ import annotations

from fractions import Fraction

import pytest
import webvtt

from subtools.core.cue import Cue, Placement
from subtools.core.text import Mark
from subtools.core.track import Track
from subtools.errors import InputError
from subtools.formats.format import ReadOptions
from subtools.formats.hls import write_hls
from subtools.formats.hls.playlist import media_line, own_segments, plain_stem
from subtools.formats.hls.timeline import MOST, Timeline, even, joined
from subtools.formats.hls.video import first_pts, timeline_of
from subtools.formats.vtt import read

CROSSING = Cue(
    5000, 13_000, "Over & out", placement=Placement(None, (("line", "0"),)),
    extras=(("vtt.id", "intro"),),
)  # fmt: skip


def files(track: Track, stem: str = "en", **options: object) -> dict[str, str]:
    return dict(write_hls(track, stem, **options)[0])


def codes(track: Track, **options: object) -> list[str]:
    return [found.code for found in write_hls(track, "en", **options)[1].findings]


def test_a_cue_that_crosses_edges_is_whole_in_every_segment_it_touches():
    made = files(Track([CROSSING]), duration=20_000)
    block = "intro\n00:00:05.000 --> 00:00:13.000 line:0\nOver &amp; out\n"

    assert [block in text for name, text in made.items() if name.endswith(".vtt")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_a_segment_without_cues_is_a_header_and_an_empty_line():
    made = files(Track([Cue(0, 1000, "Hi")]), duration=12_000, mpegts=900_000)

    assert made["en-00001.vtt"] == "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n"


def test_a_cue_that_ends_on_an_edge_is_not_in_the_segment_behind_it():
    made = files(Track([Cue(3000, 6000, "one"), Cue(6000, 9000, "two")]), duration=12_000)

    assert ["one" in made["en-00000.vtt"], "two" in made["en-00000.vtt"]] == [True, False]
    assert ["one" in made["en-00001.vtt"], "two" in made["en-00001.vtt"]] == [False, True]


def test_styles_and_regions_are_in_every_segment_and_notes_in_the_first():
    source = (
        "WEBVTT Talk\nKind: captions\n\nSTYLE\n::cue { color: lime }\n\nREGION\nid:low\n\n"
        "NOTE of mine\n\n00:01.000 --> 00:02.000 region:low\nHi\n\n00:07.000 --> 00:08.000\nHo\n"
    )
    made = files(read(source, ReadOptions()), duration=18_000)
    head = (
        "WEBVTT Talk\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\nKind: captions\n\n"
        "STYLE\n::cue { color: lime }\n\nREGION\nid:low\n"
    )
    texts = [text for name, text in made.items() if name.endswith(".vtt")]

    assert [text.startswith(head) for text in texts] == [True, True, True]
    assert ["NOTE of mine" in text for text in texts] == [True, False, False]


def test_the_file_s_own_timestamp_map_is_replaced_and_said():
    source = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:7\n\n00:01.000 --> 00:02.000\nHi\n"
    track = read(source, ReadOptions())

    assert files(track, duration=6000)["en-00000.vtt"].count("X-TIMESTAMP-MAP") == 1
    assert "MPEGTS:0," in files(track, duration=6000)["en-00000.vtt"]
    assert codes(track, duration=6000) == ["H03"]
    assert codes(Track([CROSSING]), duration=20_000) == []


def test_webvtt_py_reads_every_segment():
    track = Track([CROSSING, Cue(13_000, 14_000, "a <b> c", speaker="Ann")])
    made = files(track, duration=18_000)
    told = [
        [(c.start, c.end, c.identifier, c.raw_text) for c in webvtt.from_string(made[name])]
        for name in ("en-00000.vtt", "en-00001.vtt", "en-00002.vtt")
    ]
    first = ("00:00:05.000", "00:00:13.000", "intro", "Over &amp; out")

    assert told[0] == told[1] == [first]
    assert told[2][0] == first
    assert told[2][1][:2] == ("00:00:13.000", "00:00:14.000")


def test_without_a_length_the_playlist_ends_with_the_last_cue():
    track = Track([Cue(0, 6500, "Hi")])

    assert "#EXTINF:0.500,\nen-00001.vtt\n#EXT-X-ENDLIST" in files(track)["en.m3u8"]
    assert codes(track) == ["H01"]
    assert "#EXTINF:0.001,\nen-00000.vtt" in files(Track([Cue(0, 0, "Hi")]))["en.m3u8"]


def test_cues_behind_the_end_are_said_with_the_line_of_the_first():
    track = Track([Cue(0, 9000, "in"), Cue(8000, 9000, "late", origin=7), Cue(9000, 9500, "too")])
    made, low = write_hls(track, "en", duration=8000)

    assert [(f.code, f.line, f.cue) for f in low.findings] == [("H02", 7, 1)]
    assert "2 cues" in low.findings[0].message
    assert not any("late" in text for _, text in made)


def test_the_playlist_comes_last_and_says_everything():
    made, _ = write_hls(Track([CROSSING]), "en", segment="6.006", duration=14_000)

    assert made[-1] == (
        "en.m3u8",
        (
            "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:7\n#EXT-X-MEDIA-SEQUENCE:0\n"
            "#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:6.006,\nen-00000.vtt\n#EXTINF:6.006,\nen-00001.vtt\n"
            "#EXTINF:1.988,\nen-00002.vtt\n#EXT-X-ENDLIST\n"
        ),
    )


def test_lengths_do_not_drift_over_hours():
    line = even(4 * 3_600_000, "1001/300")

    assert line.edges[3000] == 3000 * Fraction(1_001_000, 300)
    assert sum(line.lengths()) == 4 * 3_600_000_000
    assert max(line.lengths()) - min(line.lengths()[:-1]) <= 1


def test_a_hair_at_the_end_is_no_segment():
    # Three times the length written is a ten-millionth of a second short.
    assert even(1000, "0.3333333").lengths() == [333_333, 333_334, 333_333]
    assert even(1001, "0.5").lengths() == [500_000, 500_000, 1000]


def test_a_float_means_what_it_shows():
    assert even(14_000, 6.006) == even(14_000, "6.006") == even(14_000, Fraction(6006, 1000))


@pytest.mark.parametrize(
    ("duration", "segment"),
    [(6000, 0), (6000, -1), (6000, "x"), (6000, "1/0"), (6000, "nan"), (0, 6), (-1, 6),
     (100_001_000, 1), (10**15, "0.001")],
)  # fmt: skip
def test_a_length_out_of_range_is_a_value_error(duration: int, segment: object):
    with pytest.raises(ValueError, match=r"length|segments"):
        even(duration, segment)


def test_the_most_segments_are_as_many_as_names_can_count():
    assert len(even(MOST * 1000, 1).edges) == MOST + 1


@pytest.mark.parametrize("mpegts", [-1, 1 << 33])
def test_a_clock_has_33_bits(mpegts: int):
    with pytest.raises(ValueError, match="MPEG-2"):
        even(6000, 6, mpegts)

    assert even(6000, 6, (1 << 33) - 1).mpegts == 8_589_934_591


@pytest.mark.parametrize("edges", [[], [0], [1, 2], [0, 5, 5], [0, 5, 4]])
def test_edges_rise_from_nothing(edges: list[int]):
    with pytest.raises(ValueError, match="edges"):
        Timeline(map(Fraction, edges))


def test_what_a_uri_can_t_say_is_escaped_in_the_playlist_and_not_in_the_name():
    made = files(Track([CROSSING]), "été #1", duration=6000)

    assert list(made) == ["été #1-00000.vtt", "été #1.m3u8"]
    assert "\n%C3%A9t%C3%A9%20%231-00000.vtt\n" in made["été #1.m3u8"]
    assert 'URI="%C3%A9t%C3%A9%20%231.m3u8"' in media_line("été #1")


@pytest.mark.parametrize(
    "stem", ["", ".", "..", ".en", "a/b", "a\\b", "a\nb", "c:en", " en", "a\0"]
)
def test_a_stem_is_a_name_and_no_way_out_of_the_folder(stem: str):
    with pytest.raises(ValueError, match="name for files"):
        write_hls(Track([CROSSING]), stem)


@pytest.mark.parametrize(
    ("name", "stem"),
    [("talk", "talk"), ("talk (final)", "talk-final"), ("講演", "subtitles"), ("..", "subtitles"),
     ("a.b", "a.b"), ("\udcff", "subtitles"), ("-x-", "x")],
)  # fmt: skip
def test_a_file_s_name_becomes_a_stem_that_needs_no_escape(name: str, stem: str):
    assert plain_stem(name) == stem


def test_the_media_line_says_what_was_asked():
    line = media_line("sdh", language="en-GB", name="English CC", group="cc", default=True,
                      forced=True, sdh=True)  # fmt: skip

    assert line == (
        '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="cc",NAME="English CC",LANGUAGE="en-GB",DEFAULT=YES,'
        'AUTOSELECT=YES,FORCED=YES,CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog,'
        'public.accessibility.describes-music-and-sound",URI="sdh.m3u8"'
    )


@pytest.mark.parametrize(
    ("language", "name"),
    [("de", "Deutsch"), ("pt-BR", "Português (BR)"), ("EN", "English"), ("la", "la"), (None, "x")],
)
def test_a_viewer_sees_the_language_s_own_name(language: str | None, name: str):
    line = media_line("x", language=language)

    assert f'NAME="{name}"' in line
    assert ("LANGUAGE=" in line) == (language is not None)


@pytest.mark.parametrize("options", [
    {"name": 'say "hi"'}, {"name": "a\nb"}, {"group": ""}, {"group": "a\rb"},
    {"language": "en_US"}, {"language": 'en"'}, {"language": ""}, {"language": "not a tag"},
])  # fmt: skip
def test_what_would_break_the_line_is_refused(options: dict[str, str]):
    with pytest.raises(ValueError, match=r"stand in a playlist|language tag"):
        media_line("en", **options)


def test_only_names_that_a_run_gives_are_its_own():
    text = "#EXTM3U\n#x\na%20b-00000.vtt\na%20b-000001.vtt\n../a b-00001.vtt\nv.ts\n"

    assert own_segments("a b", text) == (
        ["a b-00000.vtt"], ["a b-000001.vtt", "../a b-00001.vtt", "v.ts"],
    )  # fmt: skip


def test_claims_are_shown_only_by_a_look():
    mark = Mark(0, 5, "claim", attributes=(("certainty", "alleged"),))
    track = Track([Cue(0, 1000, "Words", marks=[mark])])
    plain = files(track, duration=6000)["en-00000.vtt"]
    shown = files(track, duration=12_000, look="claims", vtt_style="inline")

    assert "<" not in plain
    assert "<c.claim.alleged" in shown["en-00000.vtt"]
    assert "STYLE\n" in shown["en-00001.vtt"]


VIDEO = """\
#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:6
#EXT-X-MAP:URI="init.mp4"
#EXTINF:6.006000,
v0.m4s
#EXTINF:2.002,a title
v1.m4s
#EXT-X-ENDLIST
"""


def unread(name: str) -> bytes:
    raise AssertionError(name)


def test_a_video_of_fragmented_mp4_begins_at_0():
    line = timeline_of(VIDEO, unread)

    assert line == joined([Fraction("6.006"), Fraction("2.002")])
    assert timeline_of(VIDEO, unread, mpegts=90_000).mpegts == 90_000


def packet(payload: bytes, *, start: bool = True, stuffing: int | None = None) -> bytes:
    """Build a packet of a transport stream."""
    adaptation = b"" if stuffing is None else bytes([stuffing]) + b"\0" * stuffing
    head = bytes([0x47, 0x41 if start else 0x01, 0, 0x10 if stuffing is None else 0x30])
    return (head + adaptation + payload).ljust(188, b"\xff")


def timed(stream: int, pts: int, flags: int = 0x80) -> bytes:
    """Build the beginning of a packetised elementary stream."""
    time = bytes([
        0x21 | pts >> 29 & 0x0E, pts >> 22 & 0xFF, pts >> 14 & 0xFE | 1, pts >> 7 & 0xFF,
        pts << 1 & 0xFE | 1,
    ])  # fmt: skip
    return b"\0\0\1" + bytes([stream, 0, 0, 0x80, flags, 5]) + time


@pytest.mark.parametrize("pts", [0, 1, 126_000, 132_006, (1 << 33) - 1, 1 << 32, 0x155555555])
def test_the_clock_is_that_of_the_first_picture(pts: int):
    tables = packet(b"\0\0\xb0\x0d")
    sound = packet(timed(0xC0, 99))
    inside = packet(timed(0xE0, 7), start=False)
    picture = packet(timed(0xE0, pts), stuffing=7)
    later = packet(timed(0xE0, 5))

    assert first_pts(tables + sound + inside + picture + later) == pts
    assert first_pts(tables + sound + inside) == 99
    assert first_pts(packet(timed(0xE0, pts, flags=0)) + packet(timed(0xBD, 4))) == 4


@pytest.mark.parametrize("data", [
    b"", b"G", b"x" * 400, packet(timed(0xE0, 5))[:-1], packet(b"\0\0\1\xe0", stuffing=183),
    packet(timed(0xBE, 5)), packet(b"", stuffing=255), b"WEBVTT\n\n" * 50,
])  # fmt: skip
def test_what_tells_no_time_has_none(data: bytes):
    assert first_pts(data) is None


def test_the_first_segment_is_asked_for_by_its_name():
    text = VIDEO.replace('#EXT-X-MAP:URI="init.mp4"\n', "").replace("v0.m4s", "v%200.ts?token=1")
    asked = []

    def load(name: str) -> bytes:
        asked.append(name)
        return packet(timed(0xE0, 133_200))

    assert timeline_of(text, load).mpegts == 133_200
    assert asked == ["v 0.ts"]
    assert timeline_of(text, unread, mpegts=0).mpegts == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("#EXTM3U", "#EXTM4U", "no HLS playlist"),
        ("#EXT-X-VERSION:7", "#EXT-X-STREAM-INF:BANDWIDTH=1", "master playlist"),
        ("#EXT-X-ENDLIST", "", "no end yet"),
        ("#EXT-X-VERSION:7", "#EXT-X-DISCONTINUITY", "discontinuities"),
        ("#EXTINF:6.006000,", "#EXTINF:six,", "not the length"),
        ("#EXTINF", "#INF", "no segments"),
        ("v0.m4s", "https://example.org/v0.ts", "--mpegts"),
        ("v0.m4s", "/v0.ts", "--mpegts"),
        ("v0.m4s", "v0.ts", "--mpegts"),
    ],
)
def test_what_is_no_finished_media_playlist_is_refused(old: str, new: str, told: str):
    text = VIDEO.replace(old, new)
    if told == "--mpegts":
        text = text.replace('#EXT-X-MAP:URI="init.mp4"\n', "")

    with pytest.raises(InputError, match=told) as caught:
        timeline_of(text, lambda _name: b"no stream", source="v.m3u8")

    assert caught.value.source == "v.m3u8"


def test_a_segment_of_no_length_is_passed_over():
    line = timeline_of(VIDEO.replace("6.006000", "0"), unread)

    assert line == joined([Fraction("2.002")])


def test_lengths_of_nothing_are_no_segments():
    text = VIDEO.replace("6.006000", "0").replace("2.002", "0.0")

    with pytest.raises(InputError, match="edges"):
        timeline_of(text, unread)


def test_a_track_saves_its_segments_and_never_over_a_playlist_that_is_there(tmp_path):
    import subtools

    talk = subtools.parse("1\n00:00:01,000 --> 00:00:08,000\nHello\n", format="srt", language="en")
    talk.save_hls(tmp_path / "hls", duration=12_000)

    assert sorted(path.name for path in (tmp_path / "hls").iterdir()) == [
        "en-00000.vtt",
        "en-00001.vtt",
        "en.m3u8",
    ]
    with pytest.raises(subtools.OutputError, match="exists already"):
        talk.save_hls(tmp_path / "hls", duration=12_000)
    talk.save_hls(tmp_path / "hls", duration=12_000, force=True)
