"""The finder: a text in, its attributions out, by the engine asked for."""

from __future__ import annotations

from subtools.claims.attribution import Attribution
from subtools.errors import UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from subtools.core.finding import Finding

#: The engines: the rules and what is best with them, the rules alone, a parser (extra `nlp`).
ENGINES = ("default", "rules", "dependency")
_loaded: dict[str, Callable[[str], list[Attribution]]] = {}


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
        raise UnknownNameError("claims engine", engine, ENGINES)  # noqa: EM101 - a kind
    known = lexicon(language)
    if known is None:
        from subtools.core.finding import Finding

        name = f"the language {language!r}" if language else "this language"
        said = f"nothing is known of claims in {name}; known: {', '.join(languages())}"
        return [], [Finding("C01", said)]
    if engine == "dependency":
        from subtools.claims import dependency

        return dependency.find(text), []
    if known.language not in _loaded:
        from subtools.claims.rules.engine import Engine

        _loaded[known.language] = Engine(known).find
    return _loaded[known.language](text), []
