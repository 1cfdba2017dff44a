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
#: Before an opening quote, bracket or dash; at a white space of a script that has few.
OPENING = 2.5
NEUTRAL = 5.0
#: Between two words with capitals (a name), and after a bare number (its unit follows).
NAME = 8.5
NUMBER = 7.5
#: After a word that looks like an adjective: its noun follows.
ADJECTIVE = 7.0

#: After a word of these classes.
AFTER = {
    "adjectives": ADJECTIVE,
    "intensifiers": 7.0,
    "auxiliaries": 8.0,
    "pronouns": 8.5,
    "prepositions": 9.0,
    "relatives": 9.0,
    "questions": 8.5,
    "conjunctions": 9.5,
    "coordinators": 9.5,
    "negations": 9.0,
    "titles": 10.0,
    "addresses": 10.0,
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
    "particles": 6.0,
}
#: A break before these is as good as their number at most after a word that binds (AFTER).
OPENER = 3.3

# Scripts without spaces, between two characters.
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
