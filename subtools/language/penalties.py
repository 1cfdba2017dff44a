"""How bad it is to break a line or a cue at a place: 0 (a sentence ends) to 11 (never).

Data, not code. The order of the classes follows the Netflix Timed Text Style Guide (break after
punctuation, before conjunctions and prepositions; never part article and noun, first and last
name, subject pronoun and verb, auxiliary and verb), the BBC Subtitle Guidelines 1.2.3 and
SUBTLE 2023, which say the same. The numbers are ours, chosen on captions of professionals.
"""

from __future__ import annotations

SENTENCE = 0.0
#: After a comma, semicolon, colon or dash; less before a word that opens a clause.
CLAUSE = 1.8
CLAUSE_BEFORE_OPENER = 1.2
#: After three points, where the sentence goes on, and before three that take up what was said.
ELLIPSIS = 1.0
TAKEN_UP = 0.5
#: Before an opening quote, bracket or dash.
OPENING = 2.5
#: Before a function word with a capital: a sentence begins that no mark separates; less surely so
#: after another capital, as in a title.
CAPITAL = 0.8
CAPITALS = 2.5
NEUTRAL = 5.0
#: Between two words with capitals (a name), and after a bare number (its unit follows).
NAME = 8.5
NUMBER = 7.5
#: After a form of address or "page", before the name or number; inside a number with spaces.
TITLE = 10.0
#: Between a word for a quantity and "of".
QUANTITY = 8.0
#: After an abbreviation that stands for the beginning of a phrase: "e.g.", "approx."
ABBREVIATION = 8.0
#: After a word that looks like an adjective: its noun follows.
ADJECTIVE = 7.0
#: Before a function word that ends its clause: a particle or a verb without its sentence.
LAST = 7.0
#: Before a dash that stands alone, and before or after other marks that do.
DASH = 9.0
NEVER = 11.0
#: Before a word that a prefix makes one of those that open a clause ("and the").
PREFIXED = 3.0

#: After a word of these classes.
AFTER = {
    "adjectives": ADJECTIVE,
    "intensifiers": 7.0,
    "auxiliaries": 8.0,
    "pronouns": 8.5,
    "prepositions": 9.0,
    "genitives": 9.0,
    "infinitives": 9.0,
    "relatives": 9.0,
    "questions": 8.5,
    "conjunctions": 9.5,
    "coordinators": 9.5,
    "negations": 9.0,
    "titles": TITLE,
    "determiners": 11.0,
}
#: Before a word of these classes.
BEFORE = {
    "conjunctions": 2.2,
    "coordinators": 2.6,
    "relatives": 2.4,
    "questions": 3.2,
    "prepositions": 3.6,
    "pronouns": 3.6,
    "determiners": 4.6,
    "genitives": 5.0,
    "infinitives": 5.5,
    "particles": 6.0,
    "objects": 6.5,
    "postpositions": 9.0,
    "tails": 9.0,
}
#: Those that follow what they belong to: they begin no sentence.
FOLLOWING = frozenset(("particles", "postpositions", "tails"))
#: A break before these is as good as their number at most after a word that binds (AFTER).
OPENER = 3.3

# Scripts without spaces. Where phrases are known: before one; after one that ends in what ends a
# clause, or in what describes the next; and inside one.
PHRASE = 3.6
FINAL = 2.6
BOUND = 6.5
PHRASE_INSIDE = 9.0
#: At white space between two characters of such a script: it stands for a mark.
SPACE = 2.0
# Where they are not, between two characters.
UNSPACED = {
    "hiragana-han": 3.5,  # a particle ends, a new word begins
    "hiragana-katakana": 3.5,
    "hiragana-hiragana": 7.0,
    "han-hiragana": 9.0,  # an ending belongs to its stem
    "han-han": 6.5,
    "katakana-katakana": 9.5,
    "other": 5.0,
}
THAI_SYLLABLE = 6.5
THAI_INSIDE = 8.0
