"""The short way of reading shipped profiles says what tomllib says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import subtools.profiles
from subtools.profiles import PROFILES
from subtools.profiles.tables import flat_toml

_FOLDER = Path(subtools.profiles.__file__).parent


@pytest.mark.parametrize("name", PROFILES)
def test_every_shipped_profile_is_flat(name: str):
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")

    assert tomllib.loads(text) == flat_toml(text)


_values = st.one_of(
    st.integers().map(str),
    st.floats(allow_nan=False).map(str),
    st.text(max_size=9).map(lambda text: f'"{text}"'),
    st.sampled_from(
        [
            "01",
            "1.",
            ".5",
            "1_000",
            "true",
            "false",
            "True",
            "false # no",
            "[1]",
            "{}",
            "''",
            '"""a"""',
            '"\\n"',
            "",
            "-1",
        ]
    ),
)
_lines = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(
                [
                    "a",
                    "b",
                    "a.b",
                    '"a"',
                    "é",
                    "a-b",
                    "",
                ]
            ),
            _values,
        ).map(" = ".join),
        st.sampled_from(["", "# a note", "[table]", "a=1", "a = 1 # note", " a = 1", "a  =  1"]),
    ),
    max_size=4,
)


@given(_lines.map("\n".join))
def test_what_it_reads_tomllib_reads_the_same(text: str):
    limits = flat_toml(text)
    if limits is not None:
        assert tomllib.loads(text) == limits
