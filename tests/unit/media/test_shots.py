from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subtools.core.time import FrameRate
from subtools.errors import InputError
from subtools.formats.shots import Shots, read_shots, write_shots
from subtools.media.shots.beside import belong, is_list, shots_for
from subtools.media.shots.cuts import PICTURE, cuts, measures
from subtools.media.shots.search import plan
from subtools.media.video import Stream, Video

PAL, NTSC = FrameRate(25), FrameRate("29.97")
LEAST = 8


def field(level: int) -> bytes:
    return bytes([level]) * PICTURE


def told(levels: list[int], differences: list[float] | None = None) -> list[int]:
    """Return the cuts among frames of one grey each."""
    if differences is None:
        differences = [0.0, *[abs(b - a) / 2.55 for a, b in pairwise(levels)]]
    found = cuts(differences, lambda at: field(levels[at]), measures(), least=LEAST)
    return [at for at, _ in found]


def test_a_change_that_stays_is_a_cut():
    assert told([50] * 20 + [120] * 20) == [20]


def test_a_flash_is_no_cut_however_long_as_long_as_it_is_short():
    for length in range(1, LEAST):
        assert told([50] * 20 + [250] * length + [50] * 20) == []


def test_flashes_in_a_row_are_no_cuts():
    assert told([50] * 20 + [250] + [50] * 4 + [250] * 2 + [50] * 20) == []


def test_a_cut_through_a_flash_is_one_where_the_new_picture_comes():
    assert told([50] * 20 + [250] * 3 + [120] * 20) == [23]


def test_a_cut_that_was_blended_over_two_frames_is_one():
    assert told([50] * 20 + [100] + [150] * 20) == [21]


def test_shots_as_long_as_the_shortest_are_kept():
    assert told([50] * 20 + [150] * LEAST + [50] * 20) == [20, 20 + LEAST]


def test_what_is_over_before_a_shot_could_be_is_none():
    assert told([0] * (LEAST - 1) + [150] * 20) == []


def test_a_dissolve_is_no_cut():
    assert told([50] * 20 + [50 + 10 * step for step in range(12)] + [160] * 20) == []


def test_pictures_that_change_every_third_frame_are_no_cuts():
    assert told([50 + 15 * abs(at // 3 % 8 - 4) for at in range(60)]) == []


def test_what_appears_in_a_part_of_the_picture_is_no_cut():
    part = field(50)[: PICTURE // 2] + field(250)[PICTURE // 2 :]
    pictures = [field(50)] * 20 + [part] * 20
    differences = [0.0] * 20 + [30.0] + [0.0] * 19

    assert cuts(differences, pictures.__getitem__, measures(), least=LEAST) == []


def test_black_bars_beside_a_picture_are_not_counted():
    bars = bytes(PICTURE * 2 // 3)
    pictures = [bars + field(50)[len(bars) :]] * 20 + [bars + field(90)[len(bars) :]] * 20
    differences = [0.0] * 20 + [5.0] + [0.0] * 19

    assert cuts(differences, pictures.__getitem__, measures(), least=LEAST) == [(20, 5.0)]


def test_every_frame_may_be_asked_for_none_beyond():
    assert told([]) == []
    assert told([50]) == []
    assert told([50, 200]) == []


@given(st.lists(st.integers(0, 255), max_size=80))
def test_no_two_cuts_are_closer_than_the_shortest_shot_allows(levels: list[int]):
    found = told(levels)

    assert all(0 < at < len(levels) for at in found)
    assert found == sorted(set(found))


times = st.lists(st.integers(-5, 10**8))


@given(times, st.lists(st.floats(0, 100)))
def test_what_was_written_is_read_back(marks: list[int], scores: list[float]):
    shots = Shots(marks, [round(score, 1) for score in scores], frame_rate=NTSC, duration=5_000,
                  source="a: b # c.mp4", size=17, threshold=2.5)  # fmt: skip

    assert read_shots(write_shots(shots)) == shots


@given(st.text())
def test_no_text_breaks_the_reader(text: str):
    with suppress(InputError):
        read_shots(text, frame_rate=PAL)


def test_a_name_with_a_line_end_stays_in_its_line():
    text = write_shots(Shots([10], source="a\n00:00:09.000\n.mp4"))

    assert read_shots(text).times == (10,)


def test_lists_by_hand_are_read():
    text = "# mine\n\n12\n0:01.5  30 a car  # a comment\n1:02:03,25\n7.125,31\n00:00:02:05\n"

    assert read_shots(text, frame_rate=PAL).times == (1500, 2200, 7125, 12_000, 3_723_250)
    assert read_shots(text, frame_rate=PAL).scores == (30, 0, 31, 0, 0)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", None, "is empty"),
        ("1.5\nsoon\n", 2, "not a time: 'soon'"),
        ("00:00:01:05\n", 1, "count frames"),
        ("# subtools shots 9\n1.5\n", 1, "newer kind"),
        ("# keyframe format v1\nfps 0\n0\n25\n", None, "count frames"),
        ("Scene Number,Start Frame\n1,2\n", 1, "without the column"),
        ("Scene Number,Start Time (seconds)\n1,0.0\n2,x\n", 3, "no seconds"),
    ],
)
def test_a_list_that_is_wrong_is_named_with_its_line(text: str, line: int | None, said: str):
    with pytest.raises(InputError, match=said) as caught:
        read_shots(text)

    assert caught.value.line == line


EDL = """\
TITLE: TALK
FCM: {mode}

001  AX       V     C        00:00:00:00 00:00:02:00 01:00:00:00 01:00:02:00
* FROM CLIP NAME: A 1.MOV
002  AX       A     C        00:00:00:00 00:00:05:00 01:00:01:00 01:00:06:00
003  TAPE_2   V     C        00:01:00:00 00:01:58:00 01:00:02:00 01:01:00:02
004  TAPE_2   B     C        00:01:00:00 00:01:00:10 01:01:00:02 01:01:00:12
005  AX       V     C        00:00:00:00 00:00:00:00 01:01:00:12 01:01:00:12
005  AX       V     D    025 00:00:00:00 00:00:02:00 01:01:00:12 01:01:02:12
"""


def test_cuts_of_an_edit_list_are_those_of_the_picture():
    text = EDL.format(mode="NON-DROP FRAME")

    assert read_shots(text, frame_rate=PAL).times == (2_000, 60_080)
    with pytest.raises(InputError, match="--fps"):
        read_shots(text)


def test_dropped_numbers_of_an_edit_list_are_left_out():
    # 01:01:00;02 is the frame after 01:00:59;29: the 1800th.
    found = read_shots(EDL.format(mode="DROP FRAME"), frame_rate=NTSC).times

    assert found == (60 * 1001 * 1000 // 30_000, 1800 * 1001 // 30)


def test_tables_and_key_frames_of_others_are_read():
    table = (
        "Timecode List:,00:00:02.500\n"
        "Scene Number,Start Frame,Start Timecode,Start Time (seconds),End Frame\n"
        "1,1,00:00:00.000,0.000,75\n2,76,00:00:02.500,2.500,99\n"
    )

    assert read_shots(table).times == (2500,)
    assert read_shots("# keyframe format v1\nfps 0\n0\n25\n40\n", frame_rate=PAL).times == (
        1000,
        1600,
    )


def test_a_list_is_told_from_a_video(tmp_path):
    (tmp_path / "a.txt").write_text("1.5\n", encoding="utf-8")
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41\xff\xfe")
    (tmp_path / "b.ts").write_bytes(b"G@\0\x10\0\0\xb0\r\0\1\xc1\0\0\0\1\xf0\0" * 40)

    assert is_list(str(tmp_path / "a.txt"))
    assert not is_list(str(tmp_path / "a.mp4"))
    assert not is_list(str(tmp_path / "b.ts"))
    with pytest.raises(InputError, match="no such file"):
        is_list(str(tmp_path / "c.txt"))


def test_a_list_needs_no_ffmpeg_and_its_errors_name_it(tmp_path, monkeypatch):
    monkeypatch.setenv("SUBTOOLS_FFMPEG", str(tmp_path / "none"))
    path = tmp_path / "a.shots"
    path.write_text("# video: a.mp4\n# size: 3 bytes\n1.5\n", encoding="utf-8")

    assert shots_for(path).times == (1500,)

    path.write_text("1.5\nx\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        shots_for(path)

    assert (caught.value.source, caught.value.line) == (str(path), 2)


def test_a_list_of_another_size_is_told_of(tmp_path, monkeypatch):
    monkeypatch.setenv("SUBTOOLS_FFMPEG", str(tmp_path / "none"))
    video, path = tmp_path / "a.mp4", tmp_path / "a.shots"
    video.write_bytes(b"123")
    path.write_text("# video: ../a.mp4\n# size: 4 bytes\n1.5\n", encoding="utf-8")
    said: list[str] = []

    assert shots_for(path, tell=said.append).times == (1500,)
    assert len(said) == 1
    assert "another version" in said[0]
    assert belong(Shots(size=3), str(video))
    assert not belong(Shots(size=4), str(video))


def test_no_name_of_a_user_stands_in_the_filters():
    name = "/films/a'b:c,[d];e.mp4"
    video = Video(name, container="mov", duration=None, index=3, width=64, height=64,
                  streams=[Stream(3, "video", "h264")])  # fmt: skip
    argv = plan(video, "/films/x/pictures.rgb", measures())
    graph = argv[argv.index("-filter_complex") + 1]

    assert f"file:{name}" in argv
    assert "[0:3]" in graph
    assert "films" not in graph
    assert argv[argv.index("-protocol_whitelist") + 1] == "file"
