from __future__ import annotations

import json
import time

import pytest

from subtools import Cue, InputError, Subtitles
from subtools.claim_verbs import rows_of
from subtools.claims.claim import Claim
from subtools.claims.feedback.applying import apply_claims
from subtools.claims.feedback.matching import Quotable
from subtools.claims.feedback.slips import alike
from subtools.claims.table.reading import read_rows
from subtools.claims.table.row import Row

LINES = [
    "The mayor, Ann Lee, said the wall cost",
    "3.5 million euros. It rained, and then",
    "it rained again. Officials deny that",
    "nobody was asked. The café stayed open.",
]


def talk() -> Subtitles:
    return Subtitles(
        [Cue(n * 4000, (n + 1) * 4000, text) for n, text in enumerate(LINES)], language="en"
    )


def marked() -> Subtitles:
    return talk().apply_claims(
        [
            Claim(
                "4",
                0,
                0,
                "the wall cost 3.5 million euros",
                source="The mayor, Ann Lee",
                source_kind="named",
                reporting="said",
                lemma="say",
                checkability=0.07,
            ),
            Claim(
                "9",
                0,
                0,
                "nobody was asked",
                source="Officials",
                source_kind="office",
                reporting="deny",
                word_class="denying",
                certainty="denied",
            ),
        ]
    )


def edited(**changes: object) -> Subtitles:
    """Take the first row back with changes, as if edited in JSON."""
    table = json.loads(marked().render_claims("json"))
    table["claims"][0].update(changes)
    return apply_claims(marked(), *rows_of(json.dumps(table).encode(), "x.json"))


def codes(track: Subtitles) -> list[str]:
    return [found.code for found in track.findings]


def test_a_claim_over_two_cues_has_one_id_and_all_its_marks():
    first, second = marked().claims()

    assert (first.id, first.cues) == ("4", (0, 1))
    assert first.text == "the wall cost 3.5 million euros"
    assert (second.id, second.source, second.reporting) == ("9", "Officials", "deny")
    assert (second.certainty, second.word_class) == ("denied", "denying")
    assert codes(marked()) == []


def test_facts_that_were_edited_are_kept():
    after = edited(
        certainty="alleged",
        source={"text": "Ann Lee", "kind": "named", "resolved": "Ann Lee, mayor"},
    ).claims()[0]

    assert (after.id, after.certainty, after.source) == ("4", "alleged", "Ann Lee")
    assert after.resolved == "Ann Lee, mayor"
    assert (after.text, after.reporting) == ("the wall cost 3.5 million euros", "said")


def test_words_that_were_edited_move_the_marks():
    after = edited(text="cost 3.5 million").claims()[0]

    assert (after.id, after.text) == ("4", "cost 3.5 million")
    assert after.start > marked().claims()[0].start
    assert after.source == "The mayor, Ann Lee"


def test_a_score_of_words_that_changed_is_not_kept_but_one_that_was_edited_is():
    assert edited(text="3.5 million euros").claims()[0].checkability != 0.07
    score = {"score": 0.3, "reasons": ["number"]}
    after = edited(text="3.5 million euros", checkability=score).claims()[0]

    assert (after.checkability, after.reasons) == (0.3, ("number",))


def test_a_row_that_was_deleted_is_no_claim_any_more_and_a_new_one_is():
    rows = [
        Row(marked().claims()[1]),
        Row(Claim("", 0, 0, "it rained", certainty="confirmed"), {"text", "certainty"}),
    ]
    after = apply_claims(marked(), rows)

    assert [(row.id, row.text, row.certainty) for row in after.claims()] == [
        ("2", "It rained", "confirmed"),
        ("9", "nobody was asked", "denied"),
    ]


def test_a_time_tells_which_of_two_places_is_meant():
    for start, expected in ((4000, 1), (9000, 2)):
        row = Row(Claim("1", start, start + 900, "it rained"), {"id", "text", "start", "end"})
        after = apply_claims(talk(), [row])

        assert after.claims()[0].cues == (expected,)
        assert codes(after) == []

    after = talk().apply_claims(["it rained"])

    assert after.claims()[0].cues == (1,)
    assert codes(after) == ["N12"]


def test_an_id_comes_once():
    claims = [Claim("1", 0, 0, "the wall"), Claim("1", 0, 0, "nobody"), Claim("2", 0, 0, "café")]
    after = talk().apply_claims(claims)

    assert sorted(row.id for row in after.claims()) == ["1", "2", "3"]
    assert codes(after) == ["N15"]


def test_a_source_that_is_not_near_is_only_named():
    after = talk().apply_claims([Claim("1", 0, 0, "nobody was asked", source="The Tribune")])

    assert (after.claims()[0].source, after.claims()[0].resolved) == ("", "The Tribune")
    assert codes(after) == ["N13"]


def test_a_source_is_looked_for_in_the_sentence_of_its_claim():
    track = Subtitles([Cue(0, 9000, "Ann said that it rained. Ann left. Bob and Ann came.")])
    after = track.apply_claims([Claim("1", 0, 0, "it rained", source="Ann", reporting="said")])

    assert [(m.start, m.kind) for m in after[0].marks if m.kind != "claim"] == [
        (0, "source"),
        (4, "reporting"),
    ]


def test_pieces_that_stand_apart_come_back_apart():
    after = talk().apply_claims([Claim("1", 0, 0, "the wall … it rained")])

    assert after.claims()[0].text == "the wall … It rained"
    assert [len(cue.marks) for cue in after] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("THE WALL COST 3.5 MILLION", "the wall cost\n3.5 million"),
        ("“The wall” cost 3,5 million euro", "the wall cost\n3.5 million euros"),
        ("the wall costs 3.5 milion euros", "the wall cost\n3.5 million euros"),
        ("the cafe stayed open", "The café stayed open"),
        ("then rained again", "then\nit rained again"),
        ("officials deny that anybody was asked", "Officials deny that\nnobody was asked"),
    ],
)
def test_own_words_are_found_as_people_quote(said: str, found: str):
    after = talk().apply_claims([said])

    assert [row.text for row in after.claims()] == [" ".join(found.split())]
    assert "N11" not in codes(after)


@pytest.mark.parametrize(
    "said", ["the bridge fell down", "nobody here", "a of the", "euros and dollars", "wal", "!"]
)
def test_words_that_are_not_there_are_told_with_their_line(said: str):
    rows, findings = read_rows(f"# list\n\n- {said}\n")
    after = apply_claims(talk(), rows, findings)

    assert after.claims() == ()
    assert str(after.findings[0]) == f"3: N11 not in the words, left out: {said}"
    assert after.findings[0].severity == "error"


def test_own_words_take_the_facts_of_the_claim_they_are():
    after = marked().apply_claims(["wall cost 3.5 million euros", "café stayed open"]).claims()

    assert [(row.id, row.source, row.reporting) for row in after] == [
        ("1", "The mayor, Ann Lee", "said"),
        ("2", "", ""),
    ]


def test_a_list_may_have_bullets_numbers_and_remarks():
    rows, findings = read_rows("# mine\n- one\n* two\n3. three\n\n4) 5 euros\n3.5 million\n")

    assert findings == []
    assert [(row.line, row.claim.text) for row in rows] == [
        (2, "one"),
        (3, "two"),
        (4, "three"),
        (6, "5 euros"),
        (7, "3.5 million"),
    ]


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_csv_is_read_as_spreadsheets_save_it(divider: str):
    text = divider.join(["ID", "In", "text", "certainty", "confidence", "mine", "negated"]) + "\r\n"
    text += divider.join(["3", "00:05", "'=it rained", "Alleged", '"0,5"', "x", "yes"]) + "\r\n"
    text += divider.join(["", "", "", "", "", "", ""]) + "\r\n"
    rows, findings = read_rows("\ufeff" + text, "x.csv")

    assert findings == []
    (row,) = rows
    claim = row.claim
    assert (claim.id, claim.start, claim.text) == ("3", 5000, "=it rained")
    assert (claim.certainty, claim.confidence, claim.negated) == ("alleged", 0.5, True)
    assert row.line == 2


def test_values_that_mean_nothing_are_told_and_the_row_stays():
    text = "text,certainty,confidence,in\r\nit rained,perhaps,7,soon\r\n,denied,1,0:01\r\n"
    rows, findings = read_rows(text, "x.csv")

    assert [row.claim.certainty for row in rows] == ["asserted"]
    assert [str(found) for found in findings] == [
        "2: N14 not understood, passed over: certainty 'perhaps'",
        "2: N14 not understood, passed over: confidence '7'",
        "2: N14 not understood, passed over: in 'soon'",
        "3: N14 not understood, passed over: a row without text",
    ]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("{", "x.json", "broken JSON"),
        ("[" * 100_000, "x.json", "broken JSON"),
        ("7", "x.json", "no table of claims"),
        ('{"claims": {}}', "x.json", "no table of claims"),
        ('{"format": "subtools-claims", "version": 2, "claims": []}', "x.json", "version 2"),
        ("name,words\r\na,b\r\n", "x.csv", "a column 'text'"),
        ("", "x.csv", "a column 'text'"),
    ],
)
def test_what_is_no_table_is_said(text: str, name: str, said: str):
    with pytest.raises(InputError, match=said) as caught:
        rows_of(text.encode(), name)

    assert caught.value.source == name


def test_json_may_be_a_list_of_texts_and_of_flat_rows():
    rows, _ = read_rows('["it rained", {"text": "the wall", "source": "Ann"}, {}, 3]', "x.json")

    assert [(row.claim.text, row.claim.source) for row in rows] == [
        ("it rained", ""),
        ("the wall", "Ann"),
    ]


def test_the_content_tells_of_a_pipe_what_the_suffix_tells_of_a_file():
    assert read_rows('[{"text": "a"}]')[0][0].claim.text == "a"
    assert read_rows("id,text\r\n1,a\r\n")[0][0].claim.id == "1"
    assert read_rows("id, and text of a claim\n")[0][0].own


def test_a_table_saved_in_an_old_encoding_is_read():
    rows, findings = rows_of("text;source\r\ncafé;Ann\r\n".encode("cp1252"), "x.csv")

    assert rows[0].claim.text == "café"
    assert [found.code for found in findings] == ["D01"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("million", "milion", True),
        ("receive", "recieve", True),
        ("blocks", "block", True),
        ("wall", "ball", False),
        ("cat", "cats", False),
        ("1999", "1998", False),
        ("confirm", "confirmation", False),
    ],
)
def test_slips_are_told_from_other_words(one: str, other: str, *, same: bool):
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_a_claim_of_a_whole_speech_comes_back_from_csv():
    long = "word " * 60_000
    track = Subtitles([Cue(0, 9000, long.strip())]).apply_claims([long])
    after = track.apply_claims([])
    rows = rows_of(track.render_claims("csv").encode(), "x.csv")

    assert apply_claims(after, *rows).claims() == track.claims()


def test_scripts_without_spaces_are_found_by_character():
    text = Quotable("市長は壁に三億円かかったと述べた。")
    (place,) = text.exactly("壁に三億円かかった")

    assert text.text[place.start : place.end] == "壁に三億円かかった"
    best = text.near("壁に四億円かかった")[0]
    assert "億円かかった" in text.text[best.start : best.end]


def test_finding_own_words_takes_time_in_line_with_the_text():
    words = ["the", "quick", "brown", "fox", "said", "that", "nobody", "knew", "how", "many"]
    words += ["stones", "were", "left", "in", "the", "wall"]

    def seconds(copies: int) -> float:
        text = Quotable(" ".join(words * copies))
        begin = time.process_time()
        for at in range(20):
            text.near(" ".join(words[at % 9 :] + words))
        return time.process_time() - begin

    seconds(10)
    assert seconds(4000) < 12 * seconds(400) + 0.5


@pytest.mark.parametrize("quotation", ["a " * 30_000, "a " * 900 + "b", "a", "a b " * 400])
def test_a_text_made_to_be_slow_is_not(quotation: str):
    text = Quotable("a " * 60_000)
    begin = time.process_time()
    text.exactly(quotation)
    text.near(quotation)

    assert time.process_time() - begin < 5
