"""The shapes that speech services on the net answer in; see `shapes`."""

from __future__ import annotations

from subtools.formats.asr.fields import (
    alternative_word,
    entries,
    field,
    first_alternative,
    name_of,
    pair,
    segment_turn,
    string,
    words,
)
from subtools.formats.spoken import Said, Speech, Turn, punctuated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from subtools.formats.spoken import Json


def deepgram(doc: Json) -> Speech | None:
    """Read Deepgram: `results.utterances`, else the words of `results.channels`."""
    results = field(doc, "results")
    channels = entries(results, "channels")
    utterances = entries(results, "utterances")
    if not channels and not utterances:
        return None
    language = field(field(doc, "metadata"), "language")
    if channels:
        language = field(channels[0], "detected_language") or language
    if utterances:
        return Speech([segment_turn(u) for u in utterances], language=language)
    turns = []
    for channel in channels:
        best = first_alternative(channel)
        said = words(best, "words")
        # A word that is a Whisper model's is bare; the transcript may know better.
        punctuated(string(best, "transcript"), said)
        turns.append(Turn(None, words=said, place=channel))
    return Speech(turns, language=language)


def assemblyai(doc: Json) -> Speech | None:
    """Read AssemblyAI: `utterances` or `words`, times in ms."""
    known = ("audio_url", "acoustic_model", "audio_duration", "language_model", "speech_model")
    if field(doc, *known) is None or field(doc, "words", "utterances") is None:
        return None
    language = field(doc, "language_code")
    turns = [segment_turn(u) for u in entries(doc, "utterances")]
    if not turns:
        turns = [Turn(None, words=words(doc, "words"), place=doc)]
    return Speech(turns, unit=1, language=language)


def amazon(doc: Json) -> Speech | None:
    """Read Amazon Transcribe: `results.items`; times are strings, punctuation has none."""
    results = field(doc, "results")
    items = entries(results, "items")
    if not items or not any(field(i, "alternatives") for i in items):
        return None
    speakers = {
        str(field(item, "start_time")): field(item, "speaker_label")
        for segment in entries(field(results, "speaker_labels"), "segments")
        for item in entries(segment, "items")
    }
    said = []
    for item in items:
        start = field(item, "start_time")
        speaker = field(item, "speaker_label") or speakers.get(str(start))
        said.append(alternative_word(item, speaker))
    language = field(results, "language_code")
    return Speech([Turn(None, words=said, place=results)], language=language)


def speechmatics(doc: Json) -> Speech | None:
    """Read Speechmatics v2: `results[]` of words and punctuation with alternatives."""
    results = entries(doc, "results")
    if not results or not any(field(r, "start_time") is not None for r in results):
        return None
    said = [
        alternative_word(r, field(first_alternative(r), "speaker"))
        for r in results
        if field(r, "type") in ("word", "punctuation", "entity")
    ]
    config = field(field(doc, "metadata"), "transcription_config")
    return Speech([Turn(None, words=said, place=doc)], language=field(config, "language"))


def google(doc: Json) -> Speech | None:
    """Read Google: `results[].alternatives[].words`; times are "1.200s" or seconds and nanos."""
    body = field(doc, "response") or doc
    results = entries(body, "results")
    bests = [first_alternative(r) for r in results]
    if not any(field(b, "words", "transcript") for b in bests) or any(
        field(b, "timestamps") for b in bests
    ):
        return None
    language = field(results[0], "languageCode", "language_code")
    if any(field(w, "speakerTag", "speaker_tag") for w in entries(bests[-1], "words")):
        # With speakers, the last result repeats all words, tagged.
        bests = bests[-1:]
    ends = [field(r, "resultEndTime", "resultEndOffset", "result_end_time") for r in results]
    turns = []
    for best, before, end in zip(bests, [0, *ends], ends, strict=False):
        said = words(best, "words")
        punctuated(string(best, "transcript"), said)
        text = None if said else string(best, "transcript")
        turns.append(Turn(text, None if said else before, end, words=said, place=best))
    return Speech(turns, language=language)


def ibm(doc: Json) -> Speech | None:
    """Read IBM Watson: `results[].alternatives[].timestamps`, lists of word, start, end."""
    documents = doc if isinstance(doc, list) else [doc]
    bests = [first_alternative(r) for d in documents for r in entries(d, "results")]
    if not any(isinstance(field(b, "timestamps"), list) for b in bests):
        return None
    speakers = {
        str(field(label, "from")): field(label, "speaker")
        for d in documents
        for label in entries(d, "speaker_labels")
    }
    turns = []
    for best in bests:
        said = []
        sure = {text: rest[0] for text, rest in _rows(field(best, "word_confidence"))}
        for text, (start, end) in _rows(field(best, "timestamps")):
            speaker = name_of(speakers.get(str(start)))
            said.append(Said(text, start, end, sure.get(text), speaker=speaker))
        turns.append(Turn(None, words=said, place=best))
    return Speech(turns)


def azure(doc: Json) -> Speech | None:
    """Read Azure batch: `recognizedPhrases[]`, times in ticks of 100 ns."""
    phrases = entries(doc, "recognizedPhrases")
    if not phrases:
        return None

    def ms(value: Json, name: str) -> Json:
        ticks = field(value, name)
        return ticks // 10_000 if isinstance(ticks, int) else None

    def turn(phrase: Json) -> Turn:
        best = (entries(phrase, "nBest") or [{}])[0]
        said = []
        for w in entries(best, "words"):
            start, length = ms(w, "offsetInTicks"), ms(w, "durationInTicks")
            end = None if start is None or length is None else start + length
            said.append(Said(string(w, "word"), start, end, field(w, "confidence")))
        return Turn(string(best, "display"), ms(phrase, "offsetInTicks"),
                    length=ms(phrase, "durationInTicks"), words=said,
                    speaker=name_of(field(phrase, "speaker")), place=phrase)  # fmt: skip

    return Speech(map(turn, phrases), unit=1, language=field(phrases[0], "locale"))


def rev(doc: Json) -> Speech | None:
    """Read Rev: `monologues[].elements[]`, words and the punctuation between them."""
    monologues = entries(doc, "monologues")
    if not monologues:
        return None
    turns = []
    for monologue in monologues:
        said: list[Said] = []
        for element in entries(monologue, "elements"):
            text = string(element, "value")
            if field(element, "type") == "punct" and said:
                said[-1].text += text
            else:
                said.append(Said(text, field(element, "ts"), field(element, "end_ts"),
                                 field(element, "confidence")))  # fmt: skip
        speaker = name_of(field(monologue, "speaker"))
        turns.append(Turn(None, speaker=speaker, words=said, place=monologue))
    return Speech(turns)


def _rows(value: Json) -> Iterator[tuple[str, tuple[Json, Json]]]:
    """Walk IBM's lists of a word and one or two numbers."""
    for row in value if isinstance(value, list) else ():
        if isinstance(row, list) and row and isinstance(row[0], str):
            yield row[0], pair(row[1:])
