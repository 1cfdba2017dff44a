"""Which marked attributions are speech acts: the benchmark's own list, apart from any finder's."""

from __future__ import annotations

import re

#: The beginnings of words by which somebody says, writes or asks; the rest are attitudes.
_STEMS = """
say said says saying tell tells telling told stat(?:e[ds]?|ing|ements?)\\b claim alleg accus report
announc declar assert insist argu contend maintain deny denie denial reject refut disput dismiss
confirm admit acknowledg conced reveal disclos warn promis vow pledg urg call(?:s|ed|ing)?\\b ask
add(?:s|ed|ing)?\\b not(?:e[ds]?|ing)\\b explain remark comment observ repl(?:y|ie) respon answer
respond quot cit(?:e[ds]?|ing)\\b accord(?:ing)?\\b writ(?:e|es|ten|ing)\\b wrote tweet post
suggest mention describ criti condemn prais blam attack mock slam demand request recommend advis
repeat reiterat stress emphasi point(?:s|ed|ing)?\\sout read(?:s|ing)?\\b speak spoke talk joke
testif predict estimat boast brag complain protest object conclud pronounc proclaim inform ridicul
propos interview speech message word(?:s|ed|ing)?\\b remind agree disagree challeng question vouch
contradict purport quip retort shout yell swear swore apologi ad(?:vise|vice) caution signal brief
"""
_SPEECH_ACT = re.compile(rf"\b(?:{'|'.join(_STEMS.split())})|^\W+$", re.IGNORECASE)


def is_speech_act(reporting: str) -> bool:
    """Tell whether reporting words say, write or ask; a colon alone does, too.

    >>> is_speech_act("was first reported by"), is_speech_act("hopes"), is_speech_act(":")
    (True, False, True)
    """
    return bool(_SPEECH_ACT.search(reporting))
