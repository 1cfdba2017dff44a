"""The numbers that fitting weighs with: data, not code. All costs share one unit.

A break inside a phrase costs up to 11 (`subtools.language.penalties`). Sources: the guidelines
named at each number; where none is named, the number is ours, chosen on captions that people made.
"""

from __future__ import annotations

# Cues -----------------------------------------------------------------------------------------
#: Per cue: how dear it is to have one more.
CUE = 1.2
#: Per sentence end inside a cue (BBC, TED: one sentence a cue) ...
SENTENCE_INSIDE = 5.0
#: ... unless whole short sentences share a line, or have a line each.
SENTENCES_SHARED = 1.5
#: ... or are so short that all take less than half a line: "Yes. I am here."
SENTENCES_SHORT = 0.6
#: In dialogue a sentence's end draws no break by what was learnt of other texts. A text is one as
#: far as its mean sentence has fewer columns than the second number, and wholly under the first: a
#: cue for each would flicker.
TALK_COLUMNS = (17.6, 25.0)
#: A few sentences tell little of a text: so many of so many columns are added to them.
TALK_PRIOR = (2, 30.0)
#: Where a profile does not ask for one sentence a cue, several in one cost this share.
SENTENCES_FREE = 0.2
#: Dashes before which somebody else goes on: two people in one cue, a line each.
TURN_DASHES = frozenset(("-", "–", "—", ">>"))
#: For a second line: at twice the width of one.
SECOND_LINE = 2.2
#: A piece of a sentence with less than this many columns, per missing share (TED: no scraps).
SCRAP_COLUMNS = 20
SCRAP = 5.0
#: Per second that a cue's time until the next one falls short of the least duration, or of 1.2 s.
TOO_SHORT = 10.0
SHORT = 3.0
SHORT_TIME = 1_200
#: Per second of speech past the greatest duration.
TOO_LONG = 6.0
#: Per character a second past the limit; no time counts as less than this, in milliseconds.
TOO_FAST = 0.3
LEAST_ROOM = 250
#: Per second of silence inside a cue past 0.8 s.
SILENCE = 4.0
SILENCE_TIME = 800
#: A cue never ends at a place worse than this when a better one is in reach ...
WORST_END = 9.6
#: ... and for each point past this one it costs as much again: names and the like stay whole.
TIGHT_END = 3.0
TIGHT_END_FROM = 6.4
#: The shares that what was learnt has beside the rules, which hold up where the house changes: of
#: breaks, and of how much is in a cue, which houses differ in most. In text without marks, where
#: the rules know little, it has all.
LEARNT = 0.9
LEARNT_SHAPES = 0.8

#: What a house's density changes: what is added for each cue, a factor on the second line's cost,
#: and one on what was learnt of how much people put in a cue.
DENSITY = {
    "dense": (-5.0, 2.0, 0.8),
    "normal": (0.0, 1.0, 1.0),
    "full": (2.5, 0.0, 0.2),
}

#: How probable a way to cut is falls with this share of its cost (it is the one that `training`
#: learns with); in text without marks, how probable a break must be to be worth having, and what
#: its way's cost still counts.
PROBABLE = 0.2
AGREED = 0.35
AGREED_COST = 0.01

# Lines ----------------------------------------------------------------------------------------
#: A line break weighs this share of what a cue break there would.
LINE_BREAK = 0.5
#: On top, for each point past 6: what reads as one is parted in a cue only to spare two.
TIGHT = 0.3
TIGHT_FROM = 6.0
#: For the squared difference of the lines' widths, as a share of their sum (TED: no line under
#: half the other). Syntax comes first (BBC: linguistic before geometric).
UNEVEN = 5.0
#: How many places to break a line are thought of: every word in most languages, and among
#: characters of scripts without spaces the best of each few.
PLACES = 14
#: When the upper line is the longer one (Netflix, SUBTLE: bottom-heavy, if equal).
TOP_HEAVY = 0.4

# Speech, in milliseconds; measured on 108,000 words with known times ------------------------------
#: From one word to the next: a constant, and this much a character.
WORD = 140.0
CHARACTER = 30.0
#: A character of a script without spaces.
UNSPACED_CHARACTER = 150.0
#: A pause after a comma, and after a sentence.
CLAUSE_PAUSE = 150.0
SENTENCE_PAUSE = 400.0
#: Variances of the three, in square seconds: where surplus time goes.
WORD_VARIANCE = 0.02
CLAUSE_VARIANCE = 0.08
SENTENCE_VARIANCE = 0.35
#: A line spoken slower than the speech around it by more than this holds a silence.
SLOWEST = 1.4
#: Bounds on the tempo, and how many stamps each way tell it.
TEMPO = (0.5, 2.5)
TEMPO_REACH = 12

#: How much shorter or longer than usual a talk's pauses may be; the lines it takes to tell, and how
#: many lines' worth of the usual is believed; how far off a line may be, in milliseconds, before
#: it counts half; and how often factors and weights are found in turn.
PAUSING = (0.2, 3.0)
PAUSING_LINES = 8
PAUSING_PRIOR = 4.0
PAUSING_SPREAD = 700.0
PAUSING_ROUNDS = 6

#: A word's time is sure when it is right within so many milliseconds; and how far off the end of
#: a talk may be, which no stamp tells.
SURE = 250.0
END_SPREAD = 1_000.0

# Times ----------------------------------------------------------------------------------------
#: How much earlier than its words a cue may come when it reads too fast (BBC: up to 1.5 s; ours is
#: less, since words dated by stamps may be early already).
LEAD = 300
#: Lines are taken to begin by as much later than most likely: words that are gone before they are
#: over hurt more than words that come late.
LATE_BIAS = 60
#: A cue later than its words by more than this is reported (BBC: never more than 2 s).
LATE = 2_000

#: What a change of shot between two words takes off the cost of a cue break there.
SHOT = 2.0

# Repair ---------------------------------------------------------------------------------------
#: How dear a millisecond is: a start that comes earlier, or later ...
START = (3, 3)
#: ... the same where words were dated by stamps: rather a bit early than late ...
STAMPED_START = (3, 6)
#: ... and an end, which is cut rather unwillingly and may linger.
END = (2, 1)
#: A time that is known, or belongs to a change of shot: dearer than whatever it pushes.
FIRM = (1_000_000, 1_000_000)
#: What a cue keeps of its time, if it had as much: under half a second nobody reads.
LEAST = 500
#: Of the zone around a change of shot, the part before it from where a start goes to the change
#: (Netflix: 7 frames of 12) and not away from it.
RED = 7.5 / 12
