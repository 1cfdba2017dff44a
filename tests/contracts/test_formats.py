"""What every format record owes to the rest, plug-ins included."""

from __future__ import annotations

import pytest

from subtools.core.cue import Cue
from subtools.core.track import Track
from subtools.errors import SubtoolsError
from subtools.formats import FORMATS, SUFFIXES
from subtools.formats.format import ReadOptions
from subtools.formats.lower import lower

NAMES = sorted(FORMATS.built_in())


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_whole(name: str) -> None:
    record = FORMATS[name]
    assert record.name == name
    assert record.summary
    assert "\n" not in record.summary
    assert record.read or record.write
    assert record.tick >= 1
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in record.suffixes)


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_takes_anything_and_stays_not_silent(name: str) -> None:
    read = FORMATS[name].read
    if read is None:
        return
    for text in ("", "\n", "{", "[", "<", "-->", "WEBVTT", "\ud800", "0:00", "a" * 999, "\t" * 99):
        try:
            track = read(text, ReadOptions())
        except SubtoolsError:
            continue
        assert len(track) or track.findings or not text.strip() or text == "WEBVTT"


@pytest.mark.parametrize("name", NAMES)
def test_a_writer_takes_any_lowered_track(name: str) -> None:
    write = FORMATS[name].write
    if write is None:
        return
    for cues in ([], [Cue(0, 0, "")], [Cue(0, 1500, "a\n\nb <b> & -->", speaker="Ann")]):
        text = write(lower(Track(cues), FORMATS[name]))
        assert isinstance(text, str)
        assert text == "" or text.endswith("\n")


def test_suffixes_name_formats() -> None:
    assert set(SUFFIXES.values()) <= set(FORMATS.built_in())
