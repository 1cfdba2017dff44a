from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from subtools.claims.claim import Claim
from subtools.claims.table.deep_link import link
from subtools.claims.table.rendering import FORMS, Table, render, timecode
from subtools.core.time import FrameRate
from subtools.errors import UnknownNameError

CLAIM = Claim(
    "7",
    93_400,
    97_900,
    "the wall cost\n3 million",
    cues=(11, 12),
    source="she",
    source_kind="pronoun",
    resolved="Dr. Ann Lee",
    reporting="did not confirm",
    lemma="confirm",
    word_class="endorsing",
    form="indirect",
    certainty="alleged",
    negated=True,
    checkability=0.82,
    reasons=("number", "money"),
    confidence=0.91,
    before="On Monday she did not confirm that",
    after=". Nobody came.",
)
HOSTILE = Claim(
    "<x>",
    0,
    1000,
    '=HYPERLINK("http://x")</script><img src=x onerror=alert(1)> | `a` *b* {{rows}}',
    source="-2+3",
    reporting="@SUM(A1)",
    before="a\r\nb",
    resolved="\x07</td>",
)


def test_json_has_a_version_and_every_fact():
    thing = json.loads(render(Table([CLAIM], source="talk.txt", language="en"), "json"))

    assert (thing["format"], thing["version"]) == ("subtools-claims", 1)
    assert (thing["source"], thing["language"]) == ("talk.txt", "en")
    assert thing["claims"] == [
        {
            "id": "7",
            "start": 93_400,
            "end": 97_900,
            "in": "00:01:33.400",
            "out": "00:01:37.900",
            "cues": [12, 13],
            "text": "the wall cost\n3 million",
            "source": {"text": "she", "kind": "pronoun", "resolved": "Dr. Ann Lee"},
            "reporting": {"text": "did not confirm", "lemma": "confirm", "class": "endorsing"},
            "form": "indirect",
            "certainty": "alleged",
            "negated": True,
            "checkability": {"score": 0.82, "reasons": ["number", "money"]},
            "confidence": 0.91,
            "before": "On Monday she did not confirm that",
            "after": ". Nobody came.",
        }
    ]


def test_frames_and_a_link_come_when_asked_for():
    table = Table([CLAIM], frame_rate=FrameRate(25), url="https://youtu.be/x")
    row = json.loads(render(table, "json"))["claims"][0]

    assert (row["in_frames"], row["out_frames"]) == ("00:01:33:10", "00:01:37:23")
    assert row["link"] == "https://youtu.be/x?t=93s"
    for form in FORMS:
        text = render(table, form)

        assert "https://youtu.be/x?t=93s" in text
        assert "00:01:33:10" in text or form == "jsonld"


def test_csv_is_what_spreadsheets_read():
    text = render(Table([CLAIM, HOSTILE]), "csv")

    assert text.startswith("\ufeffid,in,out,text,")
    assert text.count("\r\n") == 4  # one is a line end of the words before a claim
    head, first, second = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    row = dict(zip(head, first, strict=True))
    assert row["text"] == CLAIM.text
    assert (row["reasons"], row["negated"], row["cues"]) == ("number money", "yes", "12 13")
    assert all(cell[:1] not in set("=+-@\t\r\n") for cell in second if cell)
    assert "'=HYPERLINK" in second[3]


def test_an_empty_table_still_has_its_head():
    assert render(Table(), "csv").count("\r\n") == 1
    assert json.loads(render(Table(), "json"))["claims"] == []
    assert render(Table(), "text") == "no claims found\n"
    assert "No claims were found" in render(Table(), "html")
    assert render(Table(), "md").count("\n") == 2


def test_text_says_who_how_and_what_can_be_checked():
    assert render(Table([CLAIM]), "text").splitlines() == [
        "[7]  00:01:33.400 - 00:01:37.900  alleged (negated), indirect",
        "     the wall cost 3 million",
        "     she = Dr. Ann Lee (did not confirm)",
        "     checkability 0.82: number, money",
    ]


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_loads_nothing_and_no_word_is_markup():
    plain = _Page(render(Table([CLAIM.replace(reasons=())]), "html"))
    page = _Page(render(Table([HOSTILE.replace(checkability=0.1)], source="<b>.txt"), "html"))

    assert set(page.tags) <= {*plain.tags, "ul"}
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert HOSTILE.text in page.words
    assert {each[:1] for each in page.links} == {"#"}
    assert "Content-Security-Policy" in render(Table(), "html")


def test_the_page_has_the_colours_of_the_look_and_a_label_beside_each():
    from subtools.looks import load_look

    page = render(Table([CLAIM]), "html")

    for sure in ("asserted", "alleged", "denied", "confirmed"):
        assert (load_look("claims").style("claim", {sure}).color or "") in page
    assert '<span class="claim alleged">alleged (negated)</span>' in page


def test_markdown_keeps_its_cells():
    line = render(Table([HOSTILE], url="https://x.example/a|b?c=<d>"), "md").splitlines()[2]

    assert len(re.findall(r"(?<!\\)\|", line)) == 11
    assert r"\`a\` \*b\*" in line
    assert "&lt;/script&gt;" in line
    assert "(<https://x.example/a%7Cb?c=%3Cd%3E&t=0>)" in line


@pytest.mark.parametrize(
    ("kind", "source", "resolved", "author"),
    [
        ("named", "Tomas Reed", None, {"@type": "Person", "name": "Tomas Reed"}),
        ("named", "The port", None, {"@type": "Organization", "name": "The port"}),
        ("named", "NATO", None, {"@type": "Organization", "name": "NATO"}),
        ("office", "officials", None, {"@type": "Organization", "name": "officials"}),
        ("pronoun", "she", "Ann Lee", {"@type": "Person", "name": "Ann Lee"}),
        ("pronoun", "she", None, None),
        ("anonymous", "sources", None, None),
        ("none", "", None, None),
    ],
)  # fmt: skip
def test_jsonld_tells_facts_and_rates_nothing(kind, source, resolved, author):
    claim = CLAIM.replace(source=source, source_kind=kind, resolved=resolved)
    text = render(
        Table([claim], source="t.txt", language="en", url="https://x.example/v"), "jsonld"
    )
    (review,) = json.loads(text)["@graph"]

    assert review["@type"] == "ClaimReview"
    assert review["creativeWorkStatus"] == "Draft"
    assert review["claimReviewed"] == "the wall cost 3 million"
    assert {"reviewRating", "author"}.isdisjoint(review)
    assert "ating" not in text
    assert review["itemReviewed"].get("author") == author
    clip = review["itemReviewed"]["appearance"]
    assert (clip["@type"], clip["startOffset"], clip["endOffset"]) == ("Clip", 93.4, 97.9)
    assert review["itemReviewed"]["claimInterpreter"]["name"] == "subtools"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=a&t=93s"),
        ("https://youtu.be/a?si=b&t=1", "https://youtu.be/a?si=b&t=93s"),
        ("https://notyoutube.com/a", "https://notyoutube.com/a?t=93"),
        ("https://vimeo.com/1?h=2", "https://vimeo.com/1?h=2#t=93s"),
        ("https://x.example/a?q=%C3%A9&e=#top", "https://x.example/a?q=%C3%A9&e=&t=93#top"),
        ("https://x.example/a.MP4?k=1", "https://x.example/a.MP4?k=1#t=93.4,97.9"),
        ("talk.webm", "talk.webm#t=93.4,97.9"),
        ("file:///tmp/talk.mp3", "file:///tmp/talk.mp3#t=93.4,97.9"),
    ],
)
def test_a_link_plays_the_claim_and_keeps_what_it_asked_for(url: str, expected: str):
    assert link(url, 93_400, 97_900) == expected


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "", "https://", "http://a b", "https://[x"]
)
def test_what_is_no_link_is_refused(url: str):
    with pytest.raises(ValueError, match="not a link"):
        Table(url=url)


@pytest.mark.parametrize(
    ("time", "rate", "expected"),
    [
        (0, "25", "00:00:00:00"),
        (999, "25", "00:00:01:00"),
        (10 * 3_600_000, "23.976", "09:59:24:01"),
        (3_600_000, "29.97", "00:59:56:12"),
        (40, "50", "00:00:00:02"),
    ],
)
def test_frames_are_counted_without_dropping_any(time: int, rate: str, expected: str):
    assert timecode(time, FrameRate(rate)) == expected


def test_a_form_that_is_none_offers_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean 'csv'"):
        render(Table(), "cvs")
