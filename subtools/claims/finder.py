"""The finder: a text in, its attributions out, by the engine asked for."""

from __future__ import annotations

from subtools.claims.unmarked import unmarked_ranges
from subtools.errors import UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.attribution import Attribution
    from subtools.claims.lexicon import Lexicon
    from subtools.claims.retagger.engine import Retagger
    from subtools.claims.rules.engine import Engine
    from subtools.core.finding import Finding

#: The engines: the rules, with learnt weights where text has no marks; the rules alone; a parser
#: (extra `nlp`).
ENGINES = ("default", "rules", "dependency")
_loaded: dict[str, Engine] = {}
_retaggers: dict[str, Retagger] = {}


def find(
    text: str, language: str | None = "en", *, engine: str = "default"
) -> tuple[list[Attribution], list[Finding]]:
    """Return who says what in a text, in order, and findings on what could not be done.

    A line feed ends a paragraph, or a speaker's turn; no claim runs over it but a quotation that
    goes on. `language` is a BCP 47 tag; of one that is not known nothing is found, and a finding
    (C01) says so. Raises `UnknownNameError` for an engine, `MissingExtraError` where the extra
    `nlp` is not installed.

    >>> text = "The road is closed, police said. Ann Lee denied that it was open."
    >>> [(text[a:b], one.certainty) for one in find(text)[0] for a, b in one.content]
    [('The road is closed', 'asserted'), ('that it was open', 'denied')]
    """
    from subtools.claims.lexicon import languages, lexicon

    if engine not in ENGINES:
        raise UnknownNameError("claims engine", engine, ENGINES)  # noqa: EM101, TRY003
    known = lexicon(language)
    if known is None:
        from subtools.core.finding import Finding

        name = f"the language {language!r}" if language else "this language"
        said = f"nothing is known of claims in {name}; known: {', '.join(languages())}"
        return [], [Finding("C01", said)]
    findings: list[Finding] = []
    if engine == "dependency":
        if known.language == "en":
            from subtools.claims.dependency import engine as dependency

            return dependency.find(text), []
        from subtools.core.finding import Finding

        said = f"the engine 'dependency' reads English only; {known.language!r} was read by rules"
        findings.append(Finding("C02", said, severity="info"))
    rules = _rules(known)
    if engine == "default":
        ranges = unmarked_ranges(text)
        retagger = _retagger(known, rules) if ranges else None
        if retagger is not None:
            return _mixed(text, ranges, rules, retagger), findings
    return rules.find(text), findings


def _rules(known: Lexicon) -> Engine:
    if known.language not in _loaded:
        from subtools.claims.rules.engine import Engine

        _loaded[known.language] = Engine(known)
    return _loaded[known.language]


def _retagger(known: Lexicon, rules: Engine) -> Retagger | None:
    """Return what reads text without marks; None in a language that has no weights for it."""
    if known.language not in _retaggers:
        from subtools.claims.retagger.decoder import load

        weights = load(known.language)
        if weights is None:
            return None
        from subtools.claims.retagger.engine import Retagger

        _retaggers[known.language] = Retagger(known, rules, weights)
    return _retaggers[known.language]


def _mixed(
    text: str, ranges: list[tuple[int, int]], rules: Engine, retagger: Retagger
) -> list[Attribution]:
    """Read the ranges without marks by the re-tagger, and what is left, if any, by the rules."""
    found = [one for start, end in ranges for one in retagger.find(text, start, end)]
    parts: list[str] = []
    at = 0
    for start, end in ranges:
        parts += (text[at:start], " " * (end - start))
        at = end
    marked = "".join([*parts, text[at:]])
    if marked.strip():
        found += rules.find(marked)
        found.sort(key=lambda one: min(one.content + one.reporting + one.source))
    return found
