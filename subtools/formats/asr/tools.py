"""The shapes that programs of one's own write: Whisper and kin, Kaldi, editors; see `shapes`."""

from __future__ import annotations

from subtools.core.time import SECOND
from subtools.formats.asr.fields import (
    entries,
    field,
    first_alternative,
    name_of,
    pair,
    segment_turn,
    string,
    word,
    words,
)
from subtools.formats.spoken import Said, Speech, Turn, punctuated, unspaced

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.formats.spoken import Json


def whisper_cpp(doc: Json) -> Speech | None:
    """Read whisper.cpp: `transcription[]` with `offsets` in ms; tokens joined into words."""
    segments = entries(doc, "transcription")
    if not segments or not any(field(s, "offsets", "timestamps") for s in segments):
        return None

    def turn(segment: Json) -> Turn:
        times = field(segment, "offsets", "timestamps")
        said: list[Said] = []
        for token in entries(segment, "tokens"):
            text = string(token, "text")
            if text.startswith("[_") or not text:
                continue
            at = field(token, "offsets", "timestamps")
            fresh = text[0] == " " or not said or unspaced(text[0])
            if fresh:
                said.append(Said(text, field(at, "from"), field(at, "to"), field(token, "p")))
            else:
                said[-1].text += text
                said[-1].end = field(at, "to")
        return Turn(
            string(segment, "text"),
            field(times, "from"),
            field(times, "to"),
            speaker=name_of(field(segment, "speaker")),
            words=said,
            place=segment,
        )

    language = field(field(doc, "result"), "language")
    return Speech(map(turn, segments), unit=1, language=language)


def kaldi(doc: Json) -> Speech | None:
    """Read Kaldi and Vosk: `result[]` of word, start, end, conf; several documents on end."""
    documents = doc if isinstance(doc, list) else [doc]
    bests = [first_alternative(d) or d for d in documents]
    if not any(field(w, "word") for b in bests for w in entries(b, "result")[:1]):
        return None
    return Speech([Turn(None, words=words(b, "result"), place=b) for b in bests])


def auto_edit(doc: Json) -> Speech | None:
    """Read autoEdit 2: `text[].paragraph[].line[]`, words with startTime and endTime."""
    inner = field(doc, "transcript") or doc
    paragraphs = entries(inner, "text") or entries(field(inner, "text"), "text")
    if not any(entries(p, "paragraph") for p in paragraphs):
        return None
    turns = [
        Turn(None, speaker=name_of(field(p, "speaker")), words=words(line, "line"), place=p)
        for p in paragraphs
        for line in entries(p, "paragraph")
    ]
    return Speech(turns)


def youtube_json3(doc: Json) -> Speech | None:
    """Read YouTube json3: `events[]` with `segs`, ms; word times are offsets in the event."""
    events = [e for e in entries(doc, "events") if entries(e, "segs")]
    if not any(field(e, "tStartMs") is not None for e in events):
        return None if field(doc, "wireMagic") is None else Speech([])

    def turn(event: Json) -> Turn:
        start = field(event, "tStartMs") or 0
        parts = entries(event, "segs")
        said = []
        for i, part in enumerate(parts):
            offset = field(part, "tOffsetMs") or 0
            dated = isinstance(offset, int) and isinstance(start, int)
            at = start + offset if dated and (offset or i == 0) else None
            said.append(Said(string(part, "utf8"), at, None, field(part, "acAsrConf")))
        if not any(field(p, "tOffsetMs") for p in parts):
            said = []  # one time for the whole line dates no word
        text = "".join([string(p, "utf8") for p in parts])
        return Turn(text, start, length=field(event, "dDurationMs"), words=said, place=event)

    # Events that only add a line break move the old line up: they say nothing.
    return Speech([t for t in map(turn, events) if (t.text or "").strip()], unit=1)


def chunks(doc: Json) -> Speech | None:
    """Read a Whisper pipeline's `chunks[]`: text and a pair of times; phrases or words."""
    parts = entries(doc, "chunks")
    if not any(isinstance(field(p, "timestamp"), list) for p in parts):
        return None
    pairs = [pair(field(p, "timestamp")) for p in parts]
    texts = [string(p, "text") for p in parts]
    if all(len(text.split()) <= 1 for text in texts):
        said = [Said(text, *pair) for text, pair in zip(texts, pairs, strict=True)]
        return Speech([Turn(None, words=said, place=doc)])
    return Speech([Turn(t, *pair, place=p) for t, pair, p in zip(texts, pairs, parts, strict=True)])


def segments(doc: Json) -> Speech | None:
    """Read segments with their times: Whisper and its kin, Podcasting 2.0, lists of lines."""
    inner = field(doc, "transcription") or doc
    found = entries(inner, "segments") or entries(inner)
    if not found and isinstance(field(doc, "segments"), list):
        return Speech([], language=field(doc, "language"))
    timed = [s for s in found if field(s, "start", "startTime") is not None]
    if not any(field(s, "text", "body", "words", "transcript") is not None for s in timed):
        return None
    turns = [segment_turn(s) for s in found]
    loose = words(doc, "words") or words(doc, "word_segments")
    if loose and not any(turn.words for turn in turns):
        _deal(loose, turns)
    return Speech(turns, language=field(inner, "language") or field(doc, "language"))


def bare_words(doc: Json) -> Speech | None:
    """Read `words[]` beside a text or paragraphs: digital-paper-edit, BBC, Gentle, others."""
    inner = field(doc, "retval") or doc
    found = entries(inner, "words") or entries(inner, "word_segments")
    if not any(field(w, "word", "text", "punct") is not None for w in found):
        return None
    said = [word(w) for w in found if field(w, "type") != "spacing"]
    punctuated(string(inner, "text", "transcript"), said)
    language = field(inner, "language", "language_code")
    times = [t for w in said for t in (w.start, w.end) if t is not None]
    # Whole numbers only, and the last past any plausible count of seconds a word: ms.
    whole = bool(times) and all(isinstance(t, int) for t in times)
    unit = 1 if whole and times[-1] > 20 * len(said) else SECOND
    paragraphs = entries(inner, "paragraphs")
    if paragraphs:
        turns = [Turn(None, speaker=name_of(field(p, "speaker")), place=p) for p in paragraphs]
        for turn, paragraph in zip(turns, paragraphs, strict=True):
            turn.start, turn.end = field(paragraph, "start"), field(paragraph, "end")
        _deal(said, turns)
        return Speech(turns, unit=unit, language=language)
    return Speech([Turn(None, words=said, place=inner)], unit=unit, language=language)


def _deal(said: list[Said], turns: list[Turn]) -> None:
    """Give each word to the last turn that starts no later; both in order of time."""
    at = 0
    for w in said:
        while at + 1 < len(turns) and _not_after(turns[at + 1].start, w.start):
            at += 1
        turns[at].words.append(w)
    for turn in turns:
        if turn.text is not None:
            punctuated(turn.text, turn.words)


def _not_after(a: Json, b: Json) -> bool:
    numbers = isinstance(a, (int, float)) and isinstance(b, (int, float))
    return numbers and a <= b
