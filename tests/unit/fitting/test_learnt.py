"""The models that are shipped, and which text gets which."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from subtools.core.cue import Cue
from subtools.fitting import features, learnt, weights
from subtools.fitting.learnt import Learnt, Model, load, rows_of
from subtools.fitting.stream import Stream
from subtools.language import clauses
from subtools.language.penalties import NEUTRAL, NEVER
from subtools.language.word_lists import languages, word_lists

MODELS = sorted([path.stem for path in Path(learnt.FOLDER).glob("*.txt")])
MARKS = ".,?-"
FORMS = {"*", "#", "^", "-ing", "-ed", "-ly", "-tion", "-s"}
BORDERS = {"^^", "$$"}
SHAPES = {
    name
    for opens, closes, inside, width in product(MARKS, MARKS, range(3), range(features.WIDTHS))
    for name in features.shape_features(opens, closes, inside, width)
}
TALK = "So we take the numbers, and then we add them up. Nobody knows why."
RAW = "so we take the numbers and then we add them up nobody knows why " * 9


def parts(name: str) -> list[str]:
    text = (Path(learnt.FOLDER) / f"{name}.txt").read_text("utf-8")
    return text[text.index("\n\n") :].split()


def stream_of(text: str, language: str | None = "en") -> Stream:
    return Stream([Cue(0, 1, text)], language, 42, 2, running=True)


class Known:
    """What the features may see in the languages that a model was learnt for."""

    def __init__(self, name: str) -> None:
        own = name.partition("-")[0]
        self.seen = set(FORMS | BORDERS)
        self.kinds = set(FORMS | BORDERS)
        for language in languages() if own == "any" else [own]:
            lists = word_lists(language)
            for word in {*lists.after, *lists.before, *lists.starters}:
                self.seen.add(word)
                after, before = lists.after.get(word, NEUTRAL), lists.before.get(word, NEUTRAL)
                self.kinds.add(f"{after:g}/{before:g}")

    def can_be(self, name: str) -> bool:
        """Tell whether a gap's feature can have this name."""
        letter, rest = name[0], name[1:]
        left, _, right = rest.partition("|")
        steps = [str(step) for step in range(features.FARTHEST + 1)]
        return {
            "p": rest in MARKS,
            "k": (left in MARKS or left in self.kinds) and right in self.kinds,
            "b": rest in {str(step) for step in range(round(2 * NEVER) + 1)},
            **dict.fromkeys("efgh", rest[:1] in MARKS and rest[1:] in steps),
            "r": rest[:1] in MARKS and rest[1:] in self.seen,
            "s": rest[:1] in "01" and rest[1:] in self.seen,
            "t": left[:1] in "01" and left[1:] in self.seen and right in self.kinds,
            "j": rest[:1] in ".,?" and rest[1:] in self.kinds,
            "l": rest in self.seen,
            "m": rest in self.seen,
            "n": left in self.kinds and right in self.seen,
            "x": rest in {str(step) for step in range(14)},
            "y": rest in {str(step) for step in range(10)},
            "z": left in "0123456" and right in "01234",
        }.get(letter, False)


class TestFiles:
    def test_there_is_one_for_all_and_one_for_english_each_raw_too(self):
        assert MODELS == ["any", "any-raw", "en", "en-raw"]

    @pytest.mark.parametrize("name", MODELS)
    def test_every_name_is_one_that_text_can_have(self, name: str):
        known = Known(name)
        names = parts(name)[::2]
        assert [one for one in names if one not in SHAPES and not known.can_be(one)] == []
        assert len(set(names)) == len(names)

    @pytest.mark.parametrize("name", MODELS)
    def test_marked_text_has_no_clause_scores_and_raw_text_no_distances(self, name: str):
        never = "efgh" if name.endswith("-raw") else "xyz"
        assert {one[0] for one in parts(name)[::2]}.isdisjoint(never)

    @pytest.mark.parametrize("name", MODELS)
    def test_costs_are_whole_and_of_a_size_that_rules_can_stand_beside(self, name: str):
        costs = parts(name)[1::2]
        assert all([cost.lstrip("-").isdecimal() for cost in costs])
        assert all([0 < abs(int(cost)) < 1500 for cost in costs])
        assert len(costs) > 100

    @pytest.mark.parametrize("name", MODELS)
    def test_it_loads_once_and_says_its_source(self, name: str):
        model = load(name)
        assert model is not None
        assert load(name) is model
        assert len(model.costs) == len(parts(name)) // 2
        assert model.rich == name.startswith("en")
        about, _, _ = (Path(learnt.FOLDER) / f"{name}.txt").read_text("utf-8").partition("\n\n")
        assert "CC BY 4.0" in about
        assert about.startswith(f"{name}: ")

    def test_there_is_none_of_another_name(self):
        assert load("") is None
        assert load("xx") is None
        assert load("xx-raw") is None


class TestModel:
    def test_shapes_are_in_the_order_that_the_loop_reads(self):
        model = Model({"w,.9": 200, "i104": 30, "w.?0": -100})
        table = {at: row for at, row in enumerate(model.shapes) if any(row)}
        at = {mark: number for number, mark in enumerate(MARKS)}
        assert table[12 * at[","] + 3 * at["."] + 1][9] == pytest.approx(2.3)
        assert table[12 * at[","] + 3 * at["."] + 0][9] == pytest.approx(2.0)
        assert table[12 * at["."] + 3 * at["?"] + 0][0] == pytest.approx(-1.0)
        assert len(model.shapes) == 48

    def test_a_share_of_costs_counts(self):
        model = Model({"w,.9": 200, "p.": 1}, 0.5, 0.25)
        assert model.shapes[12][9] == pytest.approx(0.5)
        assert model.unit == 0.005

    def test_marked_text_has_rules_beside_it_and_raw_text_has_not(self):
        assert load("en").unit == pytest.approx(weights.LEARNT / 100)
        assert load("en-raw").unit == 0.01


class TestChoice:
    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Return the names of the models that are found, in order."""
        found: list[str] = []

        def spy(name: str) -> Model | None:
            model = load(name)
            if model is not None:
                found.append(name)
            return model

        monkeypatch.setattr(learnt, "load", spy)
        return found

    @pytest.mark.parametrize(
        ("language", "text", "name"),
        [
            ("en", TALK, "en"),
            ("en-GB", TALK, "en"),
            ("EN", TALK, "en"),
            (None, TALK, "en"),  # guessed
            ("de", TALK, "any"),
            ("tlh", TALK, "any"),
            ("en", RAW, "en-raw"),
            ("en-GB", RAW, "en-raw"),
            ("de", RAW, "any-raw"),
            ("tlh", RAW, "any-raw"),
        ],
    )
    def test_a_text_gets_the_model_of_its_language_and_kind(
        self, asked: list[str], language: str | None, text: str, name: str
    ):
        judged = learnt.learnt(stream_of(text, language))
        assert asked == [name]
        assert any(judged.gaps)
        assert judged.shapes is load(name).shapes

    @pytest.mark.parametrize("language", ["ja", "zh", "th", "zh-Hant", "lo", "km", "my", "yue"])
    def test_scripts_without_spaces_get_none(self, asked: list[str], language: str):
        stream = stream_of("これは字幕です。起きて。", language)
        nothing = learnt.learnt(stream)
        assert asked == []
        assert nothing.gaps == [0.0] * len(stream)
        assert not any([any(row) for row in nothing.shapes])

    def test_one_word_has_no_gap(self, asked: list[str]):
        assert learnt.learnt(stream_of("Yes.")).gaps == [0.0]
        assert asked == []

    def test_without_any_model_the_rules_decide(self, monkeypatch: pytest.MonkeyPatch, tmp_path):
        monkeypatch.setattr(learnt, "folder", str(tmp_path))
        judged = learnt.learnt(stream_of(TALK))
        assert set(judged.gaps) == {0.0}
        assert not any([any(row) for row in judged.shapes])

    def test_another_folder_has_other_models(self, monkeypatch: pytest.MonkeyPatch, tmp_path):
        (tmp_path / "any.txt").write_text("any: about.\n\np, -100\nw..9 40\n", "utf-8")
        monkeypatch.setattr(learnt, "folder", str(tmp_path))
        stream = stream_of(TALK)
        judged = learnt.learnt(stream)
        at = stream.words.index("numbers,")
        assert {word for word, cost in enumerate(judged.gaps) if cost} == {at}
        assert judged.gaps[at] == pytest.approx(-weights.LEARNT)
        assert judged.shapes[0][9] == pytest.approx(0.4 * weights.LEARNT_SHAPES)


class TestJudgement:
    @staticmethod
    def judge(text: str) -> tuple[Stream, Learnt]:
        stream = stream_of(text)
        return stream, learnt.learnt(stream)

    def test_the_cost_of_a_gap_is_the_sum_of_its_features(self):
        stream, judged = self.judge(TALK)
        model = load("en")
        rows = list(rows_of(stream, rich=True))
        for cost, row in zip(judged.gaps, rows, strict=False):
            assert cost == pytest.approx(
                sum([model.costs.get(name, 0) for name in row]) * model.unit
            )
        assert len(judged.gaps) == len(rows) + 1 == len(stream)
        assert judged.gaps[-1] == 0

    def test_people_break_at_a_sentence_rather_than_after_an_article(self):
        stream, judged = self.judge(TALK)
        end, article = stream.words.index("up."), stream.words.index("the")
        assert judged.gaps[end] < 0 < judged.gaps[article]

    def test_in_raw_text_they_break_where_a_sentence_may_end(self):
        stream, judged = self.judge(RAW)
        end, article = stream.words.index("up"), stream.words.index("the")
        assert judged.gaps[end] < judged.gaps[article]

    def test_raw_text_has_scores_of_clauses_where_the_language_has_them(self):
        rows = list(rows_of(stream_of(RAW), rich=False))
        assert [[name[0] for name in row][-3:] for row in rows] == [["x", "y", "z"]] * len(rows)
        for row in rows_of(stream_of(RAW, "de"), rich=False):
            assert {name[0] for name in row}.isdisjoint("xyz")
        assert clauses.clause_scores(["so"], "de") == []
