"""The rules: which words of a sentence report, who says it, and what is said.

One pass over a sentence's tokens, left to right. A word that may report asks, by what stands
around it, which frame it is in; the frame tells where source and content are. A token gets one
role, and the first report of a sentence is the outer one, so that nothing nests.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.lexicon import Lexicon, Verb
    from subtools.claims.tokens import Sentence

    Range = tuple[int, int]

#: What ends a clause on either side.
_EDGE = frozenset(',;:."-()')
_NOMINAL = frozenset("NMADQ#PEGCOYL")
_HEADS = frozenset("NM#OYSEL")


class Find:
    """What a rule found in a sentence, as ranges of tokens."""

    __slots__ = ("after", "before", "content", "lemma", "reporting", "rule", "source", "word_class")

    def __init__(self, rule: str, lemma: str, word_class: str) -> None:
        self.rule = rule
        self.lemma = lemma
        self.word_class = word_class
        self.source: list[Range] = []
        self.reporting: list[Range] = []
        self.content: list[Range] = []
        #: The quotation or speech goes on before, or after, this sentence.
        self.before = False
        self.after = False


class Rules:
    """The rules of one language."""

    def __init__(self, known: Lexicon) -> None:
        self.known = known
        self.verbs = known.verbs
        self.nouns = known.nouns
        self.adverbs = known.adverbs
        self.states = known.states
        self.sourced = known.sourced
        self.be = known.words("be")
        self.have = known.words("have")
        self.venues = known.words("venues")
        self.evidence = known.words("evidence")
        self.speakers_of = known.words("office") | known.words("anonymous") | self.evidence
        self.about = known.words("about")
        self.subordinators = known.words("subordinators")
        self.platforms = known.words("platforms")
        self.time_nouns = known.words("time_nouns")
        self.time_adjectives = known.words("time_adjectives")
        self.speakers = known.words("speakers")
        self.by = "by"

    def outer(self, s: Sentence) -> list[Find]:
        """Return the reports that stand after, or amid, what they report: "it rained, he said"."""
        lows, codes = s.lows, s.codes
        out: list[Find] = []
        free = 0
        for index, low in enumerate(lows):
            if index < free or index == 0:
                continue
            found = None
            if low in self.verbs and codes[index] in "VE" and codes[index - 1] not in "DT":
                found = self._outer_verb(s, index, free)
            elif low in self.sourced and codes[index - 1] in ',"NM-':
                found = self._sourced(s, index, free)
            if found is not None:
                out.append(found)
                free = max(b for _, b in (*found.content, *found.reporting, *found.source))
        return out

    def _outer_verb(self, s: Sentence, index: int, free: int) -> Find | None:
        codes = s.codes
        n = len(codes)
        verb = self._entry(s, index, self.verbs[s.lows[index]][1])
        if verb is None or "clause" not in verb.frames:
            return None
        head = index + 1 + (len(verb.particle.split()) if verb.particle else 0)
        group = self._group(s, index)
        at = self._skip(s, head)
        if "hearer" in verb.frames and at < n and codes[at] not in '.,;:"':
            at = self._skip(s, self._hearer(s, at)[0])
        aside = at < n and codes[at] in "PRL" and self._aside(s, at)
        if at >= n or codes[at] in '.;,"' or aside:
            source = self._subject(s, group, free)
            if source is not None and source[0] > free and codes[source[0] - 1] in ',"-':
                left = self._left(s, source[0], free)
                if left is not None and not (aside and not self._finite(s, *left)):
                    if aside:
                        while at < n and codes[at] not in ',.;"':
                            at += 1
                    found = Find("after", verb.lemma, verb.frames["clause"])
                    found.source = [source]
                    found.reporting = [(group, head)]
                    found.content = [left]
                    if at < n and codes[at] in ',"':
                        self._more(s, at, found)
                    return found
        if codes[group - 1] in ',"-' and codes[index] == "V" and group == index:
            turned = self._inverted(s, index)
            if turned is not None and (turned[1] >= n or codes[turned[1]] in '.,";W('):
                left = self._left(s, index, free)
                if left is not None:
                    found = Find("inverted", verb.lemma, verb.frames["clause"])
                    found.source = [turned]
                    found.reporting = [(index, head)]
                    found.content = [left]
                    self._more(s, turned[1], found)
                    return found
        return None

    @staticmethod
    def _aside(s: Sentence, at: int) -> bool:
        """Tell whether only where and when follows: "he said at a rally in Ohio"."""
        for code in s.codes[at:]:
            if code in ',.;"':
                return True
            if code in "VXSKWHT:":
                return False
        return True

    def finds(self, s: Sentence, taken: list[bool], earlier: list[Find]) -> list[Find]:
        """Return the other reports of a sentence, in order, from tokens that are not taken."""
        lows = s.lows
        out: list[Find] = []
        free = 0
        n = len(lows)
        for index in range(n):
            low = lows[index]
            if taken[index]:
                free = index + 1
            elif index >= free:
                found = None
                if low == ":" and index < 8 and not out:
                    found = self._headed(s, index)
                if low in self.sourced:
                    found = self._sourced(s, index, free)
                if found is None and low in self.verbs:
                    found = self._verb(s, index, free, out or earlier)
                if found is None and low in self.nouns:
                    found = self._noun(s, index, free)
                if found is None and low in self.adverbs:
                    found = self._adverb(s, index, free)
                if found is None and low in self.states:
                    found = self._state(s, index, free)
                if found is not None and not self._first_person(s, found):
                    out.append(found)
                    free = max(b for _, b in (*found.content, *found.reporting, *found.source))
        return out

    def _first_person(self, s: Sentence, found: Find) -> bool:
        """Tell whether who speaks tells of himself: "I think" reports nobody."""
        return bool(found.source) and s.lows[found.source[0][0]] in self.speakers

    # -- left and right of a word ---------------------------------------------------------

    def _group(self, s: Sentence, index: int) -> int:
        """Return where the verb group of a verb begins: "has repeatedly said"."""
        codes = s.codes
        at = start = index
        while at > 0 and codes[at - 1] in "RZXQ":
            at -= 1
            if codes[at] in "XZR" or (codes[at] == "Q" and s.lows[at + 1 : at + 2] != []):
                start = at
            if index - at > 5:
                break
        return start

    def _noun_phrase(self, s: Sentence, end: int, least: int) -> int:
        """Return where the noun phrase begins that ends before the token `end`."""
        codes = s.codes
        at = end
        joint = -1  # after the last "and", where another clause may begin
        lows = s.lows
        while at > least:
            code = codes[at - 1]
            before = codes[at - 2] if at - 1 > least else "."
            if code == "D" or (code == "Y" and at < end):
                at -= 1
                if before not in "PCDRY":
                    break
            elif code == "P" and lows[at - 1] in self.subordinators:
                break
            elif code in "NMAQ#PEGOY'":
                at -= 1
            elif code == "C" and before in "NMA#Y":
                joint = at
                at -= 1
            elif code == "R" and codes[at] in "A#D" and at < end:
                at -= 1
            elif code == ")":
                back = at - 1
                while back > least and codes[back] != "(" and at - back < 9:
                    back -= 1
                if codes[back] != "(":
                    break
                at = back
            elif code == "L" and at < end and codes[at] in "NQ":
                at -= 1
            else:
                if code in "VXBT" and joint >= 0:
                    at = joint
                break
        while at > least and codes[at] == "#" and codes[at - 1] in "RP" and lows[at - 1] in self.about:
            at -= 1
        if at < end and codes[at] == "P" and lows[at] in self.about and codes[at + 1 : at + 2] == ["#"]:
            return at
        while at < end and codes[at] in "CPRQGE'\")" and (codes[at] not in "GE" or at + 1 < end):
            if codes[at] in "GE" and codes[at + 1] in "NM":
                break
            at += 1
        return at

    def _subject(self, s: Sentence, group: int, least: int) -> Range | None:
        """Return the subject before a verb group."""
        codes = s.codes
        j = group - 1
        while j >= least and codes[j] in "RZ":
            j -= 1
        while j - 1 >= least and (codes[j] == "L" or s.lows[j] in self.time_nouns):
            if codes[j - 1] == "P" or s.lows[j - 1] in self.time_adjectives:
                j -= 2
            elif codes[j] == "L":
                j -= 1
            else:
                break
        if j < least:
            return None
        code = codes[j]
        if code == '"' and j - 1 > least and codes[j - 1] == ",":
            j -= 1
            code = ","
        if code in "SY":
            begin = j
            return (begin, j + 1)
        if code in "WK":
            return (j, j + 1)
        if code in ",-":
            k = j - 1
            while k > least and codes[k] != code and j - k < 30:
                k -= 1
            if k > least and codes[k] == code and codes[k - 1] in "NMSY)#":
                inner = codes[k + 1 : j]
                start = self._noun_phrase(s, k, least)
                if start < k and not self._finite(s, start, k):
                    first = inner[0] if inner else "."
                    if first in "DNMA" and (codes[start] in "GE" or (start > least and codes[start - 1] in "PHG")):
                        return (k + 1, j + 1)
                    if first in 'DNMAQ#"' and not any(c in "VXS" for c in inner if c):
                        return (start, j + 1)
                    if first == "W":
                        return (start, j + 1)
                    return (start, k)
            return None
        if code in "NM#LO)EAR":
            start = self._noun_phrase(s, j + 1, least)
            whole = self._modified(s, min(start, j), least)
            if whole is not None:
                return (whole, j + 1)
            if start <= j and code not in "AR":
                return (start, j + 1)
        return None

    def _modified(self, s: Sentence, start: int, least: int) -> int | None:
        """Return where "people who have seen the film" begins, when its last words do at `start`."""
        codes = s.codes
        if start - 1 < least or codes[start - 1] not in "VXBET":
            return None
        at = start - 1
        edge = max(least, at - 16)
        while at > edge and codes[at] not in ',;:"-(':
            if codes[at] == "W" or (codes[at] == "K" and codes[at - 1] in "NM"):
                if codes[at - 1] not in "NMY":
                    return None
                head = self._noun_phrase(s, at, least)
                return head if head < at and not self._finite(s, head, at) else None
            at -= 1
        return None

    @staticmethod
    def _finite(s: Sentence, start: int, end: int) -> bool:
        return any(code in "VX" for code in s.codes[start:end])

    def _main_subject(self, s: Sentence, before: int, least: int) -> Range | None:
        """Return the subject of the clause that a later verb shares: the nearest one."""
        codes = s.codes
        for at in range(before - 1, least - 1, -1):
            if codes[at] in "VX" and (at == least or codes[at - 1] not in "TVX"):
                group = self._group(s, at)
                found = self._subject(s, group, least)
                if found is not None:
                    return found
        return None

    def _skip(self, s: Sentence, at: int) -> int:
        """Step over adverbs, times and places of speech after a reporting word."""
        codes, lows = s.codes, s.lows
        n = len(lows)
        while at < n:
            code = codes[at]
            if code == "," and codes[at + 1 : at + 3] == ["R", ","]:
                at += 3
            elif (code == "R" and codes[at + 1 : at + 2] != ["P"]) or code == "L" or (code == "#" and codes[at - 1] == "L"):
                at += 1
            elif lows[at] in self.time_adjectives and at + 1 < n and (
                lows[at + 1] in self.time_nouns or codes[at + 1] == "L"
            ):
                at += 2
            elif code == "P" and at + 1 < n:
                end = self._phrase(s, at + 1)
                words = lows[at + 1 : end]
                if end > at + 1 and (
                    codes[at + 1] == "L"
                    or any(w in self.venues or w in self.time_nouns or w in self.platforms or codes[at + 1 + k] == "L" for k, w in enumerate(words))
                ) and lows[at] not in {"of", "for", "about", "against"}:
                    at = end
                else:
                    break
            else:
                break
        return at

    def _phrase(self, s: Sentence, at: int) -> int:
        """Return where the noun phrase ends that begins at a token (without what follows "of")."""
        codes, lows = s.codes, s.lows
        n = len(lows)
        while at < n:
            code = codes[at]
            if code in "DA#'" or code == "Q":
                at += 1
            elif code in "NMLOYGE":
                at += 1
                if at < n and codes[at] not in "NMLQ#":
                    if codes[at] == "P" and lows[at] in {"of", "with", "in", "at", "to", "from", "for", "on"} and at + 1 < n and codes[at + 1] in "DANMQ#L":
                        at += 1
                        continue
                    if codes[at] == "C" and at + 1 < n and codes[at + 1] in "NMDA":
                        at += 1
                        continue
                    break
            elif code == "(":
                while at < n and codes[at] != ")":
                    at += 1
                at += 1
            else:
                break
        return min(at, n)

    def _end(self, s: Sentence, at: int, *, clause: bool) -> int:
        """Return where the content ends that begins at a token."""
        codes, lows = s.codes, s.lows
        n = len(lows)
        last = n
        while last > at and codes[last - 1] in ".;":
            last -= 1
        depth = 0
        for k in range(at, last):
            code = codes[k]
            if code == "(":
                depth += 1
            elif code == ")":
                depth -= 1
                if depth < 0:
                    return k
            elif code == ",":
                if k + 1 >= last:
                    return k
                nxt = codes[k + 1]
                if lows[k + 1] in self.sourced:
                    if k > at + 1:
                        return k
                    continue
                if nxt == "G" and lows[k + 1] in self.verbs:
                    return k
                if self._parenthesis(s, k + 1, last):
                    return k
                if nxt in "HP" and s.lows[k + 2 : k + 3] and k + 3 < last and (nxt == "H" or lows[k + 1] in self.subordinators) and self._goes_on(s, k + 2, last, named=True):
                    return k
                if nxt == "C" and k + 2 < last and self._goes_on(s, k + 2, last, named=True):
                    return k
                if not clause and (nxt in "CWGHSXPVR" or not self._listed(s, k + 1, last)):
                    return k
            elif code == "C" and k > at:
                if k + 1 < last and self._goes_on(s, k + 1, last, named=False):
                    return k
                if not clause and k + 1 < last and codes[k + 1] in "VXS":
                    return k
            elif code == ";":
                return k
            elif code == "H" and not clause and k > at:
                return k
            elif code == "-" and k > at and not clause:
                return k
        return last

    @staticmethod
    def _listed(s: Sentence, at: int, last: int) -> bool:
        """Tell whether an item of a list begins: "the lack of jobs, the violence and the fear"."""
        codes = s.codes
        for k in range(at, min(last, at + 9)):
            if codes[k] in ",C":
                return True
            if codes[k] in "VXSWHK":
                return False
        return False

    def _goes_on(self, s: Sentence, at: int, last: int, *, named: bool) -> bool:
        """Tell whether after "and" another report begins: of the same speaker, or of one `named`."""
        codes, lows = s.codes, s.lows
        start = at
        if codes[at] == "S":
            at += 1
        elif named and codes[at] in "DAMN#Y":
            end = min(last, at + 9)
            while at < end and codes[at] in "DAMN#QYP":
                at += 1
        while at < last and codes[at] in "RXZ":
            at += 1
        if at >= last or codes[at] not in "VEG" or (codes[at] == "G" and at > start):
            return False
        entry = self.verbs.get(lows[at])
        if entry is None:
            return False
        if at == start:
            return True
        return any(["clause" in v.frames or "that" in v.frames for v in entry[1]])

    def _parenthesis(self, s: Sentence, at: int, last: int) -> bool:
        """Tell whether ", he said," or ", said Ann Lee," begins here."""
        codes, lows = s.codes, s.lows
        end = min(last, at + 14)
        k = at
        if lows[k] in self.verbs and codes[k] in "V":
            return self._inverted(s, k) is not None
        while k < end and codes[k] in "NMADQ#PSYOEC":
            k += 1
        if k == at or k >= len(lows):
            return False
        while k < end and codes[k] in "XRZ":
            k += 1
        if k < len(lows) and lows[k] in self.verbs and codes[k] in "VE":
            after = self._skip(s, k + 1)
            return any("clause" in v.frames for v in self.verbs[lows[k]][1]) and (
                after >= len(lows) or codes[after] in ',.;"' or after >= last
            )
        return False

    def _inverted(self, s: Sentence, index: int) -> Range | None:
        """Return the source after the verb: "..., said Ann Lee, a doctor"."""
        codes = s.codes
        n = len(codes)
        at = index + 1
        if at >= n or codes[at] not in "DMNASO#E":
            return None
        if codes[at] == "S":
            end = at + 1
        else:
            end = self._phrase(s, at)
        if end < n and codes[end] in "VXT":
            return None
        return (at, self._apposed(s, end))

    def _apposed(self, s: Sentence, end: int) -> int:
        """Return where a source after its verb ends: with age, office, and ", who ..."."""
        codes = s.codes
        n = len(codes)
        while end < n:
            if codes[end] == "W":
                start = end
            elif codes[end] == "," and end + 1 < n and codes[end + 1] in "WDNMA#":
                start = end + 1
            else:
                break
            stop = start
            while stop < n and codes[stop] not in ',.";':
                stop += 1
            if codes[start] != "W":
                verb = next((k for k in range(start, stop) if codes[k] in "VXSW"), stop)
                if verb < stop and codes[verb] != "W":
                    break
            end = stop
        return end

    # -- the kinds of reports --------------------------------------------------------------

    def _sourced(self, s: Sentence, index: int, free: int) -> Find | None:
        codes, lows = s.codes, s.lows
        n = len(lows)
        for phrase in self.sourced[lows[index]]:
            size = len(phrase)
            if tuple(lows[index : index + size]) != phrase:
                continue
            at = index + size
            end = self._phrase(s, at)
            if end == at:
                return None
            found = Find("sourced", " ".join(phrase), "neutral")
            found.reporting = [(index, at)]
            if index > 1 and codes[index - 1] == "," and codes[index - 2] == "K":
                return None
            lead = index - free <= 1 or codes[index - 1] in "CKH"
            if not lead and codes[index] == "G" and size == 1:
                return None
            if lead:
                comma = end
                while comma < n and codes[comma] not in ",:":
                    comma += 1
                if comma >= n:
                    return None
                if comma + 1 < n and codes[comma] == "," and codes[comma + 1] in "DNMA":
                    inner = self._phrase(s, comma + 1)
                    if inner < n and codes[inner] == "," and not self._finite(s, comma + 1, inner):
                        comma = inner
                found.source = [(at, comma)]
                stop = self._end(s, comma + 1, clause=True)
                if stop <= comma + 1:
                    return None
                found.content = [(comma + 1, stop)]
                return found
            stop = end
            while stop < n and codes[stop] not in '.;"' and not (codes[stop] == "," and (stop + 1 >= n or codes[stop + 1] in "CWGSHK")):
                stop += 1
            if stop - at > 25:
                stop = end
            found.source = [(at, stop)]
            left = index
            while left > free and codes[left - 1] in ",":
                left -= 1
            if left <= free:
                return None
            found.content = [(free, left)]
            return found
        return None

    def _headed(self, s: Sentence, index: int) -> Find | None:
        """Read "Poll: three races are tight" and "Ann Lee: it rained"."""
        codes, lows = s.codes, s.lows
        if index + 3 > len(lows) or not all([code in "NMADQP'" for code in codes[:index]]):
            return None
        named = codes[0] != "D" and any([code == "M" for code in codes[:index]])
        if not named and self.speakers_of.isdisjoint(lows[:index]):
            return None
        if lows[index - 1] in self.nouns and lows[index - 1] not in self.evidence:
            return None  # "Editor's note: ..."
        found = Find("headed", ":", "neutral")
        found.source = [(0, index)]
        found.reporting = [(index, index + 1)]
        stop = self._end(s, index + 1, clause=True)
        if stop <= index + 3 or not self._finite(s, index + 1, stop) and stop < len(lows) - 1:
            return None
        found.content = [(index + 1, stop)]
        return found

    def _verb(self, s: Sentence, index: int, free: int, earlier: list[Find]) -> Find | None:
        codes, lows = s.codes, s.lows
        code = codes[index]
        if code not in "VEGB":
            return None
        n = len(lows)
        kinds, entries = self.verbs[lows[index]]
        verb = self._entry(s, index, entries)
        if verb is None:
            return None
        head = index + 1 + (len(verb.particle.split()) if verb.particle else 0)
        group = self._group(s, index)
        be = any(lows[k] in self.be for k in range(group, index)) or (index > 0 and lows[index - 1] == "'s" and code == "E")
        if code == "E" and be and lows[index] not in {"been"}:
            return self._passive(s, index, group, head, verb, free)
        if code == "G" and not be:
            return self._participle(s, index, head, verb, free, earlier)
        if code == "E" and group == index:
            return self._past_participle(s, index, head, verb, free)
        infinitive = code == "B" and group > 0 and codes[group - 1] == "T"
        if code == "B" and not infinitive and group == index:
            return None
        if infinitive:
            return self._infinitive(s, index, group - 1, head, verb, free, earlier)
        source = self._subject(s, group, free)
        prev = codes[group - 1] if group > free else "."
        if source is None and (prev == "C" or (prev in "," and codes[group - 2 : group - 1] != [])):
            source = self._shared(s, group, earlier)
        if source is None:
            return None
        return self._frame(s, index, group, head, verb, source, free)

    def _entry(self, s: Sentence, index: int, entries: list[Verb]) -> Verb | None:
        for verb in entries:
            if not verb.particle:
                return verb
            words = verb.particle.split()
            if s.lows[index + 1 : index + 1 + len(words)] == words:
                return verb
        return None

    def _left(self, s: Sentence, edge: int, free: int) -> Range | None:
        """Return the content before ", he said": from where the sentence is free."""
        codes = s.codes
        end = edge
        while end > free and codes[end - 1] in ",-":
            end -= 1
        start = free
        while start < end and codes[start] in ",;)-":
            start += 1
        return (start, end) if end > start else None

    def _more(self, s: Sentence, at: int, found: Find) -> None:
        """Add the content that goes on after ", he said,"."""
        codes = s.codes
        n = len(codes)
        at = self._skip(s, at)
        if at < n and codes[at] in ",:":
            start = at + 1
            if start < n and codes[start] == "G" and s.lows[start] in self.verbs:
                return
            stop = self._end(s, start, clause=True)
            if stop > start:
                found.content.append((start, stop))
        elif at < n and codes[at] in '"':
            stop = self._end(s, at, clause=True)
            if stop > at:
                found.content.append((at, stop))

    def _frame(
        self, s: Sentence, index: int, group: int, head: int, verb: Verb, source: Range, free: int
    ) -> Find | None:
        """Read what follows a verb with a subject."""
        codes, lows = s.codes, s.lows
        n = len(lows)
        frames = verb.frames
        at = self._skip(s, head) if not verb.particle or "clause" in frames else head
        clause = "clause" in frames
        found = Find("clause", verb.lemma, next(iter(frames.values())))
        found.source = [source]
        found.reporting = [(group, head)]
        if at >= n or codes[at] in ".;" or (codes[at] in ',"' and clause):
            # Nothing follows: it stands before, "it rained, he said".
            if clause and source[0] > free and codes[source[0] - 1] in ',"-':
                left = self._left(s, source[0], free)
                if left is not None:
                    found.rule = "after"
                    found.content = [left]
                    if at < n and codes[at] == ",":
                        self._more(s, at, found)
                    return found
            if at >= n or codes[at] in ".;":
                return None
            if codes[at] == "," and at + 1 < n:
                at += 1
        if "hearer" in frames:
            at, heard = self._hearer(s, at)
            at = self._skip(s, at)
            found.rule = "hearer"
            if at >= n or codes[at] in ".;":
                if clause and source[0] > free and codes[source[0] - 1] in ',"-':
                    left = self._left(s, source[0], free)
                    if left is not None:
                        found.content = [left]
                        return found
                return None
            if codes[at] == "," and at + 1 < n:
                if source[0] > free and codes[source[0] - 1] in ',"-':
                    left = self._left(s, source[0], free)
                    if left is not None:
                        found.content = [left]
                        self._more(s, at, found)
                        return found
                at += 1
        if at >= n:
            return None
        if codes[at] == "P" and (clause or "that" in frames):
            at = self._to_that(s, at)
        code = codes[at]
        if code == ":":
            found.reporting = [(group, at + 1)]
            at += 1
        elif code in "KWH" and (clause or "that" in frames) and (code != "H" or lows[at] in {"whether", "if"}):
            found.word_class = frames.get("clause") or frames["that"]
        elif code == '"':
            pass
        elif code == "T":
            if "infinitive" not in frames and "seem" not in frames:
                return None
            found.word_class = frames.get("infinitive") or frames["seem"]
            if "seem" in frames:
                found.source, found.content = [], [source]
                found.reporting = [(group, min(n, at + 2))]
                at = min(n - 1, at + 2)
        elif code in "SDMNYA#OGEQP'LRWC(X":
            if code == "P" and not verb.particle and lows[at] not in {"about", "against", "for"} and not (
                at + 1 < n and (codes[at + 1] == "#" or lows[at + 1] in {"least", "most"})
            ):
                end = self._phrase(s, at + 1)
                if clause and end < n and codes[end] in "SYK" and self._finite(s, end, n):
                    at = end
                elif "object" not in frames:
                    return None
            shown = "that" in frames and source[0] < source[1] and any(lows[k] in self.evidence for k in range(*source))
            if not (clause and self._finite(s, at, n)):
                if "object" not in frames and not shown:
                    return None
                found.rule = "object"
                if "object" in frames:
                    found.word_class = frames["object"]
                stop = self._end(s, at, clause=False)
                if self._subordinate(s, source[0] if source[0] < group else group, free):
                    stop = self._comma(s, at, stop)
                if stop <= at:
                    return None
                found.content.append((at, stop))
                return found
        else:
            return None
        if at >= n:
            return None
        stop = self._end(s, at, clause=True)
        if self._subordinate(s, source[0] if source[0] < group else group, free):
            stop = self._comma(s, at, stop)
        if stop <= at:
            return None
        found.content.append((at, stop))
        return found

    def _subordinate(self, s: Sentence, start: int, free: int) -> bool:
        """Tell whether a clause begins as "while he said", or ", who says": the next comma ends it."""
        codes, lows = s.codes, s.lows
        if start < len(codes) and codes[start] in "WK" and start > 0 and codes[start - 1] == ",":
            return True
        return start > 0 and lows[start - 1] in self.subordinators and (
            start - 2 < 0 or codes[start - 2] in ',"CR-'
        )

    @staticmethod
    def _comma(s: Sentence, at: int, stop: int) -> int:
        for k in range(at + 1, stop):
            if s.codes[k] == "," and k + 1 < stop:
                return k
        return stop

    def _to_that(self, s: Sentence, at: int) -> int:
        """Step over "to his followers", "in 2014" and the like where "that" follows."""
        codes = s.codes
        for k in range(at, min(len(codes), at + 14)):
            if codes[k] == "K" or (codes[k] in ':"' and codes[k - 1] in ",NM:L#"):
                return k
            if codes[k] in "VXSHWT.;C":
                break
        return at

    def _hearer(self, s: Sentence, at: int) -> tuple[int, bool]:
        """Step over the hearer: "told reporters", "told CNN's Ann Lee on Sunday"."""
        codes, lows = s.codes, s.lows
        n = len(codes)
        if at < n and codes[at] in "OYS":
            return at + 1, True
        limit = min(n, at + 14)
        for k in range(at, limit + 1):
            if k == n or codes[k] in ".;":
                return k, True
            if codes[k] not in "NMADQ#POLC":
                break
        for k in range(at, limit):
            if codes[k] in 'KT:"' or (codes[k] in "WH" and k > at) or codes[k] == ",":
                return k, k > at
            if codes[k] in "VXS":
                break
        k = at
        while k < n and codes[k] in "DA#":
            k += 1
        while k < n and codes[k] in "NMQ":
            k += 1
        if k + 1 < n and k > at and codes[k] == "P" and codes[k + 1] in "DAM" and lows[k] in {"of", "at", "in", "from", "for"}:
            k += 2
            while k < n and codes[k] in "NM":
                k += 1
        return k, k > at

    def _passive(
        self, s: Sentence, index: int, group: int, head: int, verb: Verb, free: int
    ) -> Find | None:
        codes, lows = s.codes, s.lows
        n = len(lows)
        subject = self._subject(s, group, free)
        at = self._skip(s, head)
        if at >= n:
            return None
        found = Find("passive", verb.lemma, next(iter(verb.frames.values())))
        found.reporting = [(group, head)]
        if codes[at] == "P" and lows[at] == self.by:
            end = self._phrase(s, at + 1)
            if end > at + 1:
                found.source = [(at + 1, end)]
                if subject:
                    found.content = [subject]
                    return found
            return None
        if codes[at] in "KWH" or (codes[at] == "P" and "hearer" in verb.frames):
            stop = self._end(s, at, clause=True)
            if stop > at:
                found.content = [(at, stop)]
                return found
            return None
        if codes[at] == "T" or (codes[at] == "P" and lows[at] in {"of", "as", "for", "in"}):
            stop = self._end(s, at, clause=False)
            if stop > at:
                found.content = [subject, (at, stop)] if subject and codes[at] == "T" else [(at, stop)]
                return found
        return None

    def _participle(
        self, s: Sentence, index: int, head: int, verb: Verb, free: int, earlier: list[Find]
    ) -> Find | None:
        """Read ", saying that ..." and "accusing him of ..."."""
        codes = s.codes
        if index > 0 and codes[index - 1] in "DAQ#N":
            return None
        source: Range | None = None
        source = self._shared(s, index, earlier)
        found = self._frame(s, index, index, head, verb, source or (index, index), max(free, index))
        if found is None:
            return None
        if source is None:
            found.source = []
            # "Announcing it, she ...": the clause ends at the comma, and who reports follows.
            start, stop = found.content[-1]
            comma = self._comma(s, start, stop)
            if comma < stop:
                found.content[-1] = (start, comma)
                end = self._phrase(s, comma + 1) if codes[comma + 1] != "S" else comma + 2
                if end > comma + 1 and end < len(codes) and codes[end] in "VXRE":
                    found.source = [(comma + 1, end)]
        return found

    def _shared(self, s: Sentence, before: int, earlier: list[Find]) -> Range | None:
        """Return the source of a report without a subject of its own: the one before, or the main one."""
        for find in reversed(earlier):
            if find.source and find.rule not in {"noun", "adverb"}:
                return find.source[0]
        return self._main_subject(s, before, 0)

    def _past_participle(
        self, s: Sentence, index: int, head: int, verb: Verb, free: int
    ) -> Find | None:
        """Read "the plan proposed by Ann Lee"."""
        codes, lows = s.codes, s.lows
        if head < len(lows) and lows[head] == self.by and index > free and codes[index - 1] in "NM":
            end = self._phrase(s, head + 1)
            start = self._noun_phrase(s, index, free)
            if end > head + 1 and start < index:
                found = Find("participle", verb.lemma, next(iter(verb.frames.values())))
                found.content = [(start, index)]
                found.reporting = [(index, head)]
                found.source = [(head + 1, end)]
                return found
        return None

    def _infinitive(
        self,
        s: Sentence,
        index: int,
        to: int,
        head: int,
        verb: Verb,
        free: int,
        earlier: list[Find],
    ) -> Find | None:
        """Read "used the speech to announce ..." and "went on to say that ..."."""
        codes = s.codes
        source = self._shared(s, to, earlier)
        if source is None or (to > free and codes[to - 1] not in "VEBRA" and not {"clause", "that"} & verb.frames.keys()):
            return None
        start = to
        if to > free and codes[to - 1] in "VE" or (to > free and codes[to - 1] == "R" and to - 1 > free and codes[to - 2] in "V"):
            start = self._group(s, to - 1)
            while start > free and codes[start] == "R":
                start -= 1
        return self._frame(s, index, start, head, verb, source, max(free, to))

    def _noun(self, s: Sentence, index: int, free: int) -> Find | None:
        """Read "the claim that ..." and "his warning of ..."."""
        codes, lows = s.codes, s.lows
        n = len(lows)
        if codes[index] not in "NV" or index + 1 >= n:
            return None
        word = lows[index]
        at = index + 1
        if codes[at] == "K":
            if at + 1 >= n or codes[at + 1] in "VX":
                return None
        elif not (codes[at] == "T" and self.nouns[word] in {"directive", "attitude"}) and not (
            lows[at] == "of" and self.nouns[word] in {"distancing", "denying", "directive", "attitude", "endorsing"}
        ):
            return None
        found = Find("noun", word, self.nouns[word])
        start = index
        while start > free and codes[start - 1] in "A":
            start -= 1
        if start > free and codes[start - 1] == "D":
            start -= 1
            if lows[start] in self.known.words("possessives"):
                found.source = [(start, start + 1)]
                start += 1
        elif start > free and codes[start - 1] == "Q":
            begin = self._noun_phrase(s, start - 1, free)
            if begin < start - 1:
                found.source = [(begin, start - 1)]
            start -= 1
        found.reporting = [(start, index + 1)]
        stop = self._end(s, at, clause=codes[at] == "K")
        for k in range(at + 2, stop):
            if codes[k] in "VX" and codes[at] != "K":
                stop = k
                break
        if stop <= at:
            return None
        found.content = [(at, stop)]
        return found

    def _adverb(self, s: Sentence, index: int, free: int) -> Find | None:
        codes = s.codes
        n = len(codes)
        found = Find("adverb", s.lows[index], self.adverbs[s.lows[index]])
        found.reporting = [(index, index + 1)]
        if index + 1 < n and codes[index + 1] in "GE" and (index == 0 or codes[index - 1] in ",NM"):
            start = index + 1
            stop = self._end(s, start, clause=False)
            if stop > start:
                found.content = [(start, stop)]
                return found
        stop = self._end(s, index + 1, clause=False)
        left = self._clause_start(s, index, free)
        parts = [(a, b) for a, b in ((left, index), (index + 1, stop)) if b > a]
        if not parts:
            return None
        found.content = parts
        return found

    def _clause_start(self, s: Sentence, index: int, free: int) -> int:
        codes = s.codes
        at = index
        while at > free and codes[at - 1] not in ',;:-"KW':
            at -= 1
        while at < index and codes[at] in "CH":
            at += 1
        return at

    def _state(self, s: Sentence, index: int, free: int) -> Find | None:
        """Read "she is confident that ..." and "they were worried about ..."."""
        codes, lows = s.codes, s.lows
        n = len(lows)
        group = self._group(s, index)
        if group == index or index + 1 >= n or not any(lows[k] in self.be for k in range(group, index)):
            return None
        at = index + 1
        if not (codes[at] in "KT" or lows[at] in {"about", "of", "with", "whether", "if"}):
            return None
        source = self._subject(s, group, free)
        if source is None:
            return None
        found = Find("state", lows[index], self.states[lows[index]])
        found.source = [source]
        found.reporting = [(group, index + 1)]
        stop = self._end(s, at, clause=codes[at] == "K")
        if stop <= at:
            return None
        found.content = [(at, stop)]
        return found
