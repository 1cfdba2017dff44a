"""What in a text speaks for a language: its script, its letters, its function words.

Function words are a third to a half of any text, and `data/` has them for every language that
the engine knows.
"""

from __future__ import annotations

#: The first and last characters of scripts that (nearly) one language writes. Those that are a
#: sign of their language even where others share the text come first.
_SCRIPTS = (
    (0x3040, 0x30FF, "ja"), (0xAC00, 0xD7AF, "ko"), (0x4E00, 0x9FFF, "zh"), (0x0590, 0x05FF, "he"),
    (0xFB1D, 0xFB4F, "he"), (0x0600, 0x06FF, "ar"), (0x0400, 0x04FF, "ru"), (0x0370, 0x03FF, "el"),
    (0x0900, 0x097F, "hi"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lo"), (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"), (0x0530, 0x058F, "hy"), (0x1200, 0x137F, "am"), (0x1780, 0x17FF, "km"),
)  # fmt: skip
#: A third of the letters is enough: names stay in Latin. Kana stands among Han.
_SCRIPT_SHARE = 3
_KANA_SHARE = 8
#: Where several languages share a script: letters that tell them, the more of them the surer.
_LETTERS = {
    "ru": {"ru": "ыэё", "uk": "іїєґ", "be": "ў", "sr": "ђћљњџј", "bg": ""},
    "ar": {"ar": "ةىيكأإ", "fa": "پچژگکی", "ur": "ٹڈڑےںھہ"},
}
#: Bulgarian writes ъ as a vowel, Russian in one word of a hundred; Urdu shares the letters of
#: Persian and adds its own: one in so many letters tells them.
_TELLING = 60
#: Letters of one or a few languages that write in Latin.
_MARKS = {
    "ß": "de", "ä": "de fi sv", "ö": "de fi sv tr hu", "ü": "de tr hu es", "å": "sv da no",
    "ø": "da no", "æ": "da no", "ñ": "es", "¿": "es", "¡": "es", "ã": "pt", "õ": "pt",
    "ç": "fr pt tr", "è": "fr it", "ê": "fr pt", "ù": "fr it", "ò": "it", "ì": "it", "œ": "fr",
    "à": "fr it pt", "î": "fr ro", "ł": "pl", "ż": "pl", "ź": "pl", "ś": "pl", "ń": "pl", "ą": "pl",
    "ę": "pl", "ć": "pl", "ě": "cs", "ř": "cs", "ů": "cs", "č": "cs", "š": "cs", "ž": "cs",
    "ý": "cs", "ı": "tr", "ş": "tr", "ğ": "tr", "ő": "hu", "ű": "hu", "ă": "ro vi", "ț": "ro",
    "ș": "ro", "đ": "vi", "ơ": "vi", "ư": "vi", "ó": "es pl pt hu cs", "á": "es pt cs hu",
    "í": "es pt cs hu", "ú": "es pt cs hu",
}  # fmt: skip
#: Endings of long words.
_TAILS = {
    "ung": "de", "keit": "de", "lich": "de", "schaft": "de", "ción": "es", "dad": "es",
    "ções": "pt",
    "ção": "pt", "dade": "pt", "zione": "it", "zioni": "it", "tà": "it", "ment": "fr",
    "eux": "fr",
    "aux": "fr", "heid": "nl", "lijk": "nl", "ij": "nl", "ning": "sv da no", "het": "sv no",
    "hed": "da", "ować": "pl", "ość": "pl", "ssa": "fi", "lla": "fi", "nen": "fi", "minen": "fi",
    "lar": "tr", "ler": "tr", "yor": "tr", "ing": "en", "ness": "en", "ught": "en",
}  # fmt: skip
#: Languages of neighbours without lists, so that they aren't taken for those that have some.
_MORE = {
    "hu": "a az és nem hogy is egy van meg ez de csak már vagy mint ki kell volt ezt",
    "ro": "și nu în de la cu pe este sunt că din pentru care mai sau o un fi se al",
    "vi": "và của là không có được cho một người trong với các này đã những tôi",
    "id": "yang dan di ini itu dengan untuk tidak dari pada adalah akan ada saya kami",
    "ca": "i els les amb és que una per als dels ens no aquest aquesta però molt",
}
#: The lists of `data/` that hold function words.
_CLOSED = frozenset((
    "determiners", "prepositions", "infinitives", "coordinators", "conjunctions", "relatives",
    "questions", "pronouns", "objects", "auxiliaries", "negations", "intensifiers", "tails",
    "postpositions", "particles",
))  # fmt: skip
#: What a letter or an ending counts beside a function word, and how much makes a guess: that of
#: about one word that no other language has.
_MARK = 0.5
_LEAST = 0.95

_words: dict[str, tuple[str, ...]] = {}


def by_script(sample: str) -> str | None:
    """Return the language that a text in small letters is in by its script; None for Latin.

    >>> by_script("привіт, світе")
    'uk'
    """
    letters = [ord(char) for char in sample if char >= "\u0370" and char.isalpha()]
    if not letters:
        return None
    every = sum([char.isalpha() for char in sample])
    for first, last, code in _SCRIPTS:
        share = sum([first <= letter <= last for letter in letters])
        if share * (_KANA_SHARE if code == "ja" else _SCRIPT_SHARE) > every:
            return _by_letters(sample, code, share) if code in _LETTERS else code
    return None


def _by_letters(sample: str, script: str, size: int) -> str:
    counts = {
        code: sum([sample.count(letter) for letter in letters])
        for code, letters in _LETTERS[script].items()
    }
    if script == "ru":
        hard = sample.count("ъ")
        counts["bg"] = hard if hard * _TELLING > size else 0
    elif counts["ur"] * _TELLING > size:
        return "ur"
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else script


def by_words(words: list[str], sample: str, among: tuple[str, ...] | None = None) -> str | None:
    """Return the language whose function words, endings and letters are most in a sample.

    `words` are those of the sample, in small letters; `among` leaves only some languages.

    >>> by_words("das ist nicht so".split(), "das ist nicht so")
    'de'
    """
    if not _words:
        _words.update(_read())
    scores: dict[str, float] = {}
    for word in words:
        codes, weight = _codes(word)
        for code in codes:
            scores[code] = scores.get(code, 0.0) + weight
    if not sample.isascii():
        for letter, marked in _MARKS.items():
            if count := sample.count(letter):
                shared = marked.split()
                for code in shared:
                    scores[code] = scores.get(code, 0.0) + _MARK * count / len(shared)
    order = sorted([(score, code) for code, score in scores.items() if not among or code in among])
    if not order or order[-1][0] < _LEAST:
        return None
    if len(order) > 1 and order[-1][0] == order[-2][0]:
        return None
    return order[-1][1]


def _codes(word: str) -> tuple[tuple[str, ...], float]:
    """Return the languages that a word speaks for, and how loud for each."""
    core = word.strip("\"'.,;:!?()[]«»“”„…-–—¿¡")
    found = _words.get(core)
    if found is None and ("'" in core or "’" in core):  # l'homme, it's
        core = core.replace("’", "'")
        found = _words.get(core) or _words.get(core[: core.index("'") + 1])
    if found is not None:
        return found, 1.0 / len(found)
    if len(core) > 4:  # noqa: PLR2004 - an ending needs a word before it
        for size in range(6, 1, -1):
            if codes := _TAILS.get(core[-size:]):
                return tuple(codes.split()), _MARK
    return (), 0.0


def _read() -> dict[str, tuple[str, ...]]:
    """Return every function word with the languages that have it."""
    from subtools.language.word_lists import languages, raw_lists

    table: dict[str, tuple[str, ...]] = {}
    for code in sorted(languages() - {"any"}):
        lists = raw_lists(code)
        for word in {word for name in _CLOSED for word in lists.get(name, ())}:
            table[word] = (*table.get(word, ()), code)
    for code, more in _MORE.items():
        for word in more.split():
            table[word] = (*table.get(word, ()), code)
    return table
