"""Every script through the whole engine: words stay whole, characters uncut, lines short."""

# ruff: noqa: E501 - letters of many scripts count double

from __future__ import annotations

import unicodedata

import pytest

import subtools
from subtools.language.reading_speed import columns, graphemes

WIDTH = 42
FAMILY = "👩‍👩‍👧‍👦"
TEXTS = {
    "no-break spaces": ("en", "He paid 20\u00a0000\u00a0euros for it\u00a0! ", 6),
    "narrow no-break spaces": ("fr", "Qui est là\u202f? C’est «\u00a0l’homme\u00a0» du matin\u202f! ", 6),
    "hyphens": ("en", "A well-known, hard-to-find mother-in-law came e-mailing up-to-date sugar-free. ", 4),
    "no-break hyphens": ("en", "They call it the T\u2011shirt of the X\u2011ray people in the old town. ", 4),
    "soft hyphens": ("de", "Die Donau\u00addampf\u00adschiff\u00adfahrt war damals sehr beliebt bei allen. ", 4),
    "right to left": ("ar", "قال الوزير إن الحدود ستبقى مغلقة حتى إشعار آخر، ولم يذكر السبب. ", 5),
    "right to left with marks": ("ar", "\u200fقَالَ الوَزِيرُ \u200e2024\u200e إِنَّ الحُدُودَ (OK) مُغْلَقَةٌ\u200f. ", 5),
    "Hebrew points": ("he", "הַיְלָדִים הָלְכוּ לַגַּן עִם אִמָּא, וְהַכֶּלֶב רָץ אַחֲרֵיהֶם כָּל הַדֶּרֶךְ. ", 5),
    "families": ("en", f"{FAMILY * 30} came to the party with {FAMILY} ", 2),
    "flags": ("en", "🇫🇷🇩🇪🇯🇵" * 20 + " are the flags 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f of them", 1),
    "skin tones": ("en", "👍🏽👩🏿‍🚀🤝🏻" * 15 + " and thumbs up 👍🏽 for you ❤️ 1️⃣ 2️⃣ 3️⃣", 1),
    "combining marks": (
        "en", "e\u0301a\u0308o\u0302\u0323" * 30 + " with cafe\u0301 and re\u0301sume\u0301", 4
    ),
    "piled marks": ("en", "z" + "\u0301\u0302\u0303\u0304\u0305" * 10 + "algo is a" + "\u0336" * 40 + " text", 1),
    "Devanagari": ("hi", "राष्ट्रपति ने कहा कि स्त्री शिक्षा क्षेत्र में त्वरित परिवर्तन आवश्यक हैं। ", 5),
    "long Devanagari word": ("hi", "क्षत्रिय" * 20 + " शब्द है।", 1),
    "Thai": ("th", "เด็กๆ วิ่งเล่นที่นี่ทุกวันและแม่ก็ทำน้ำพริกกินกับข้าวสวยร้อนๆในบ้านหลังเก่าริมแม่น้ำ ", 3),
    "Khmer": ("km", "ខ្ញុំស្រឡាញ់ប្រទេសកម្ពុជាហើយចង់ទៅលេងភ្នំពេញនៅឆ្នាំក្រោយជាមួយគ្រួសាររបស់ខ្ញុំ ", 3),
    "Japanese": ("ja", "東京タワーへ行って、「すごい！」と言いました。ちょっとびっくりしたけれど、楽しかったです。", 4),
    "Chinese": ("zh", "我们在公园里散步的时候，看见了一只可爱的小猫（它正在睡觉）。你说：“别吵醒它！”", 4),
    "traditional Chinese": ("zh-Hant", "我們在公園裡散步的時候，看見了一隻可愛的小貓。你說：「別吵醒牠！」", 4),
    "Korean": ("ko", "우리는 공원에서 산책하다가 귀여운 고양이를 보았는데 그 고양이는 자고 있었습니다. ", 4),
    "Korean in letters": ("ko", unicodedata.normalize("NFD", "우리는 공원에서 산책을 하고 있었습니다. "), 5),
    "a word of sixty": ("de", "Das Wort " + "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" + " ist sehr lang.", 1),
    "a word of three hundred": ("en", "x" * 300 + " is no word at all.", 1),
    "an address": ("en", "See https://example.org/" + "path/" * 30 + "end?x=1 for the rest.", 1),
    "nothing but marks": ("en", "So « » ( ) — – ... … ?! ; : , . \" ' „ “ ¿ ¡ ", 10),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_words_and_characters_stay_whole(name: str):
    language, sentence, times = TEXTS[name]
    # Numbered: what is said twice in a row is taken for a repetition of the page.
    text = " ".join([f"{sentence.strip()} {number}" for number in range(100, 100 + times)])
    words = text.split(" ")
    lines = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    paste = "\n".join([f"{n * 6 // 60}:{n * 6 % 60:02} {line}" for n, line in enumerate(lines)])
    made = subtools.parse(paste, language=language).fit("web")
    shown = [line for cue in made for line in cue.lines]
    assert seen("".join(shown)) == seen(text)
    assert max(map(columns, shown)) <= WIDTH or name == "piled marks"
    assert [c for line in shown for c in graphemes(line) if seen(c)] == [
        c for c in graphemes(text) if seen(c)
    ] or name == "right to left with marks"


def seen(text: str) -> str:
    # A direction mark at the edge of a pasted line goes with the page.
    return "".join(text.split()).replace("\u200e", "").replace("\u200f", "")


def test_a_no_break_space_never_breaks():
    text = "Die Strecke misst genau 384\u00a0400\u00a0km, " * 8
    made = subtools.parse(f"0:00 {text}", language="de").fit("web")
    for cue in made:
        for line in cue.lines:
            assert line.count("384") == line.count("384\u00a0400\u00a0km")


def test_a_hyphen_never_breaks():
    made = subtools.parse("0:00 " + "It was a hard-to-find up-to-date book. " * 9).fit("web")
    for cue in made:
        for line in cue.lines:
            assert not line.startswith("-")
            assert not line.endswith("-")
