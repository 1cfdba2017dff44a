"""The finder: a text in, its attributions out, by the engine asked for."""

from __future__ import annotations

from subtools.claims.attribution import Attribution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.claims.rules import Rules
    from subtools.claims.tokens import Tagger
    from subtools.core.finding import Finding

LAST: dict[int, str] = {}
_engines: dict[str, tuple[Tagger, Rules]] = {}


def find(
    text: str, language: str | None = "en", *, engine: str = "default"
) -> tuple[list[Attribution], list[Finding]]:
    """Find."""
    from subtools.claims.lexicon import lexicon
    from subtools.claims.paragraphs import Paragraphs
    from subtools.claims.rules import Rules
    from subtools.claims.tokens import Tagger

    if engine == "dependency":
        from subtools.claims import dependency

        return dependency.find(text), []
    known = lexicon(language)
    if known is None:
        return [], []
    if known.language not in _engines:
        _engines[known.language] = Tagger(known), Rules(known)
    tagger, rules = _engines[known.language]
    out: list[Attribution] = []
    for r in Paragraphs(rules).reports(tagger.sentences(text)):
        one = Attribution(
            tuple(r.content), tuple(r.source), tuple(r.reporting),
            lemma=r.find.lemma, word_class=r.find.word_class,
        )
        LAST[id(one)] = r.find.rule
        out.append(one)
    return out, []
