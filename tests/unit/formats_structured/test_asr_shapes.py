"""Every shape of recognisers' JSON, in the smallest document that has it."""

from __future__ import annotations

import json

import pytest

from subtools.formats.asr import ASR, read, sniff
from subtools.formats.asr.shapes import SHAPES
from subtools.formats.format import ReadOptions

# Each case: a name, a document, its cues as printed (start, end, speaker, text), the number of
# its dated words, its language.
CASES = [
    (
        "whisper",
        {
            "text": " Well, yes. It is.",
            "segments": [
                {
                    "id": 0,
                    "start": 0.5,
                    "end": 1.25,
                    "text": " Well, yes.",
                    "words": [
                        {"word": " Well,", "start": 0.5, "end": 0.9, "probability": 0.75},
                        {"word": " yes.", "start": 0.9, "end": 1.2, "probability": 0.5},
                    ],
                },
                {"id": 1, "start": 2, "end": 3.0, "text": " It is."},
            ],
            "language": "en",
        },
        [(500, 1250, None, "Well, yes."), (2000, 3000, None, "It is.")],
        2,
        "en",
    ),
    (
        "whisperX: speakers, a number without times",
        {
            "segments": [
                {
                    "start": 0.0,
                    "end": 2.0,
                    "text": "Just 99 of us.",
                    "speaker": "SPEAKER_01",
                    "words": [
                        {"word": "Just", "start": 0.0, "end": 0.3, "score": 0.9},
                        {"word": "99"},
                        {"word": "of", "start": 0.9, "end": 1.1, "score": 0.9},
                        {"word": "us.", "start": 1.1, "end": 1.9, "score": 0.9},
                    ],
                }
            ],
            "word_segments": [],
        },
        [(0, 2000, "SPEAKER_01", "Just 99 of us.")],
        3,
        None,
    ),
    (
        "Whisper's service: language by name, bare words beside the segments",
        {
            "task": "transcribe",
            "language": "german",
            "segments": [
                {"start": 0.0, "end": 1.0, "text": " Ja, gut."},
                {"start": 1.0, "end": 2.0, "text": " Dann los!"},
            ],
            "words": [
                {"word": "Ja", "start": 0.0, "end": 0.4},
                {"word": "gut", "start": 0.4, "end": 1.0},
                {"word": "Dann", "start": 1.0, "end": 1.4},
                {"word": "los", "start": 1.4, "end": 2.0},
            ],
        },
        [(0, 1000, None, "Ja, gut."), (1000, 2000, None, "Dann los!")],
        4,
        "de",
    ),
    (
        "whisper.cpp: tokens joined into words",
        {
            "result": {"language": "en"},
            "transcription": [
                {
                    "timestamps": {"from": "00:00:00,000", "to": "00:00:01,500"},
                    "offsets": {"from": 0, "to": 1500},
                    "text": " Sparrows",
                    "tokens": [
                        {"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "p": 0.9},
                        {"text": " Spar", "offsets": {"from": 0, "to": 500}, "p": 0.9},
                        {"text": "rows", "offsets": {"from": 500, "to": 1400}, "p": 0.8},
                    ],
                }
            ],
        },
        [(0, 1500, None, "Sparrows")],
        1,
        "en",
    ),
    (
        "whisper.cpp: clocks only",
        {
            "transcription": [
                {"timestamps": {"from": "00:00:01,000", "to": "00:00:02,500"}, "text": " Hi"}
            ]
        },
        [(1000, 2500, None, "Hi")],
        0,
        None,
    ),
    (
        "a pipeline's chunks: phrases, the last without an end",
        {"text": "a b", "chunks": [
            {"text": " One two.", "timestamp": [0.0, 1.5]},
            {"text": " Three four.", "timestamp": [1.5, None]},
        ]},
        [(0, 1500, None, "One two."), (1500, 4500, None, "Three four.")],
        0,
        None,
    ),
    (
        "a pipeline's chunks: words",
        {"chunks": [
            {"text": " One", "timestamp": [0.0, 0.5]},
            {"text": " two.", "timestamp": [0.5, 1.0]},
        ]},
        [(0, 1000, None, "One two.")],
        2,
        None,
    ),
    (
        "Deepgram: utterances",
        {"metadata": {}, "results": {"channels": [], "utterances": [
            {"start": 0.08, "end": 1.0, "transcript": "Yes, please.", "speaker": 1, "words": [
                {"word": "yes", "start": 0.08, "end": 0.4, "punctuated_word": "Yes,"},
                {"word": "please", "start": 0.5, "end": 1.0, "punctuated_word": "please."},
            ]},
        ]}},
        [(80, 1000, "Speaker 1", "Yes, please.")],
        2,
        None,
    ),
    (
        "Deepgram: words, dressed by the transcript",
        {"results": {"channels": [{"detected_language": "en", "alternatives": [{
            "transcript": "Yes, please.",
            "words": [
                {"word": "yes", "start": 0.08, "end": 0.4, "confidence": 0.5},
                {"word": "please", "start": 0.5, "end": 1.0, "confidence": 0.5},
            ],
        }]}]}},
        [(80, 1000, None, "Yes, please.")],
        2,
        "en",
    ),
    (
        "AssemblyAI: utterances in ms",
        {"audio_url": "x", "language_code": "en_us", "words": [], "utterances": [
            {"start": 170, "end": 900, "speaker": "A", "text": "Yeah. Sure.", "words": [
                {"text": "Yeah.", "start": 170, "end": 500, "confidence": 0.9},
                {"text": "Sure.", "start": 510, "end": 900, "confidence": 0.9},
            ]},
        ]},
        [(170, 900, "A", "Yeah. Sure.")],
        2,
        "en-US",
    ),
    (
        "AssemblyAI: words only, cut at the sentence and at the speaker",
        {"audio_duration": 2, "utterances": None, "words": [
            {"text": "Yeah.", "start": 170, "end": 500, "speaker": "A"},
            {"text": "Sure", "start": 510, "end": 900, "speaker": "A"},
            {"text": "Fine", "start": 910, "end": 1400, "speaker": "B"},
        ]},
        [(170, 500, "A", "Yeah."), (510, 900, "A", "Sure"), (910, 1400, "B", "Fine")],
        3,
        None,
    ),
    (
        "Amazon: times are strings, punctuation has none",
        {"jobName": "j", "results": {"language_code": "en-US", "items": [
            {"start_time": "0.04", "end_time": "0.37", "type": "pronunciation",
             "alternatives": [{"confidence": "0.99", "content": "Well"}]},
            {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": ","}]},
            {"start_time": "0.4", "end_time": "0.9", "type": "pronunciation",
             "alternatives": [{"confidence": "0.98", "content": "go"}]},
            {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]},
        ], "speaker_labels": {"segments": [{"items": [
            {"start_time": "0.04", "speaker_label": "spk_0"},
            {"start_time": "0.4", "speaker_label": "spk_0"},
        ]}]}}},
        [(40, 900, "spk_0", "Well, go.")],
        2,
        "en-US",
    ),
    (
        "Google: durations as strings",
        {"results": [{"languageCode": "fr-fr", "alternatives": [
            {"transcript": "Oui, merci", "confidence": 0.9, "words": [
                {"startTime": "0s", "endTime": "1.200s", "word": "Oui,"},
                {"startTime": "1.200s", "endTime": "1.900s", "word": "merci"},
            ]},
            {"transcript": "We, mercy"},
        ]}]},
        [(0, 1900, None, "Oui, merci")],
        2,
        "fr-FR",
    ),
    (
        "Google: seconds and nanos; with speakers the last result has all words",
        {"results": [
            {"alternatives": [{"transcript": "hi", "words": [{"word": "hi"}]}]},
            {"alternatives": [{"words": [
                {"startTime": {}, "endTime": {"nanos": 300_000_000}, "word": "hi",
                 "speakerTag": 1},
                {"startTime": {"seconds": "1"}, "endTime": {"seconds": 1, "nanos": 500_000_000},
                 "word": "you", "speakerTag": 2},
            ]}]},
        ]},
        [(0, 300, "Speaker 1", "hi"), (1000, 1500, "Speaker 2", "you")],
        2,
        None,
    ),
    (
        "IBM Watson: lists of word, start, end",
        {"result_index": 0, "results": [{"final": True, "alternatives": [{
            "transcript": "good morning ",
            "timestamps": [["good", 0.1, 0.5], ["morning", 0.5, 1.0]],
            "word_confidence": [["good", 0.9], ["morning", 0.8]],
        }]}], "speaker_labels": [{"from": 0.1, "to": 0.5, "speaker": 2}]},
        [(100, 1000, "Speaker 2", "good morning")],
        2,
        None,
    ),
    (
        "Speechmatics 2: punctuation is attached",
        {"format": "2.9", "metadata": {"transcription_config": {"language": "en"}}, "results": [
            {"type": "word", "start_time": 0.1, "end_time": 0.5,
             "alternatives": [{"content": "Hello", "confidence": 1.0, "speaker": "S1"}]},
            {"type": "punctuation", "start_time": 0.5, "end_time": 0.5,
             "attaches_to": "previous", "alternatives": [{"content": "!", "speaker": "S1"}]},
            {"type": "word", "start_time": 0.6, "end_time": 0.9,
             "alternatives": [{"content": "Yes", "confidence": 1.0, "speaker": "S1"}]},
        ]},
        [(100, 500, "S1", "Hello!"), (600, 900, "S1", "Yes")],
        2,
        "en",
    ),
    (
        "Vosk",
        {"result": [
            {"conf": 1.0, "start": 0.1, "end": 0.5, "word": "one"},
            {"conf": 0.6, "start": 0.5, "end": 1.0, "word": "two"},
        ], "text": "one two"},
        [(100, 1000, None, "one two")],
        2,
        None,
    ),
    (
        "autoEdit 2",
        {"text": [{"id": 0, "speaker": "Ann", "paragraph": [{"id": 0, "line": [
            {"id": 0, "text": "oh", "startTime": 0.06, "endTime": 0.4},
            {"id": 1, "text": "yes", "startTime": 0.5, "endTime": 0.9},
        ]}]}]},
        [(60, 900, "Ann", "oh yes")],
        2,
        None,
    ),
    (
        "digital-paper-edit: the speakers are in the paragraphs",
        {"words": [
            {"id": 0, "start": 1.0, "end": 1.2, "text": "There"},
            {"id": 1, "start": 1.2, "end": 1.4, "text": "is."},
            {"id": 2, "start": 1.5, "end": 1.8, "text": "No."},
        ], "paragraphs": [
            {"id": 0, "start": 1.0, "end": 1.4, "speaker": "Ann"},
            {"id": 1, "start": 1.5, "end": 1.8, "speaker": "Ben"},
        ]},
        [(1000, 1400, "Ann", "There is."), (1500, 1800, "Ben", "No.")],
        3,
        None,
    ),
    (
        "BBC Kaldi",
        {"action": "audio-transcribe", "retval": {"words": [
            {"start": 0.1, "end": 0.3, "confidence": 0.7, "word": "so", "punct": "So"},
            {"start": 0.3, "end": 0.6, "confidence": 0.7, "word": "it", "punct": "it."},
        ]}},
        [(100, 600, None, "So it.")],
        2,
        None,
    ),
    (
        "Podcasting 2.0",
        {"version": "1.0.0", "segments": [
            {"speaker": "Ann", "startTime": 0.5, "endTime": 0.75, "body": "I"},
            {"speaker": "Ben", "startTime": 1, "endTime": 1.25, "body": "am"},
        ]},
        [(500, 750, "Ann", "I"), (1000, 1250, "Ben", "am")],
        0,
        None,
    ),
    (
        "YouTube json3: words, and events that only break the line",
        {"wireMagic": "pb3", "events": [
            {"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1},
            {"tStartMs": 160, "dDurationMs": 4000, "segs": [
                {"utf8": "good", "acAsrConf": 0}, {"utf8": " morning", "tOffsetMs": 240}]},
            {"tStartMs": 2000, "dDurationMs": 500, "aAppend": 1, "segs": [{"utf8": "\n"}]},
            {"tStartMs": 2010, "dDurationMs": 1500, "segs": [{"utf8": "two\nlines"}]},
        ]},
        [(160, 4160, None, "good morning"), (2010, 3510, None, "two\nlines")],
        2,
        None,
    ),
    (
        "a list of lines with durations",
        [{"text": "Hey &co", "start": 0.0, "duration": 1.5}, {"text": "b", "start": 2, "dur": 1}],
        [(0, 1500, None, "Hey &co"), (2000, 3000, None, "b")],
        0,
        None,
    ),
    (
        "Azure: ticks",
        {"recognizedPhrases": [{"speaker": 1, "offsetInTicks": 1_000_000, "locale": "en-GB",
            "durationInTicks": 5_000_000, "nBest": [{"display": "Hello.", "words": [
                {"word": "hello", "offsetInTicks": 1_000_000, "durationInTicks": 4_000_000}]}]}]},
        [(100, 600, "Speaker 1", "Hello.")],
        1,
        "en-GB",
    ),
    (
        "Rev",
        {"monologues": [{"speaker": 0, "elements": [
            {"type": "text", "value": "Hi", "ts": 0.5, "end_ts": 0.75, "confidence": 1},
            {"type": "punct", "value": ", "},
            {"type": "text", "value": "Ann", "ts": 0.8, "end_ts": 1.0, "confidence": 1},
            {"type": "punct", "value": "."},
        ]}]},
        [(500, 1000, "Speaker 0", "Hi, Ann.")],
        2,
        None,
    ),
    (
        "words of a script without spaces",
        {"words": [
            {"text": "今日は", "start": 0.1, "end": 0.5},
            {"text": "雨。", "start": 0.5, "end": 0.9},
        ]},
        [(100, 900, None, "今日は雨。")],
        2,
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("document", "cues", "dated", "language"), [
    pytest.param(*case[1:], id=case[0]) for case in CASES
])  # fmt: skip
def test_shape_is_read(
    document: object, cues: list[tuple[object, ...]], dated: int, language: str | None
):
    text = json.dumps(document, indent=1)
    track = read(text, ReadOptions())
    assert [(c.start, c.end, c.speaker, c.text) for c in track] == cues
    words = [(c, w) for c in track for w in c.words]
    assert len(words) == dated
    for cue, word in words:
        assert cue.text[word.offset : word.offset + len(word.text)] == word.text
        assert cue.start <= word.start <= word.end <= cue.end
    assert track.language == language
    assert not [f for f in track.findings if f.severity == "error"]
    assert sniff(text[:65536]) >= 0.9


def test_every_shape_of_the_table_has_a_case():
    met = set()
    for _, document, *_ in CASES:
        met.add(next(shape for shape in SHAPES if shape(document) is not None))
    assert met == set(SHAPES)


def test_confidences_are_kept():
    track = read(json.dumps(CASES[0][1]), ReadOptions())
    assert [w.confidence for w in track[0].words] == [0.75, 0.5]


def test_told_language_wins():
    track = read(json.dumps(CASES[0][1]), ReadOptions(language="en-GB"))
    assert track.language == "en-GB"


def test_documents_on_end_are_one_speech():
    vosk = '{"partial": "on"}\n{"result": [{"word": "%s", "start": %d, "end": %d.5}]}\n'
    track = read(vosk % ("one", 1, 1) + vosk % ("two", 3, 3), ReadOptions())
    assert [(c.start, c.text) for c in track] == [(1000, "one"), (3000, "two")]


def test_record():
    assert ASR.write is None
    assert ".json" in ASR.suffixes
