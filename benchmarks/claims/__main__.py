"""Compare the claims found with those that people marked: `python -m benchmarks.claims`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from benchmarks.claims import documents, errors, finders, hostile, stance
from benchmarks.claims.measure import ROLES, Scores, agreement, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.claims.documents import Document
    from benchmarks.claims.measure import Finder

_HEAD = (
    f"{'':16}{'colour':>7}{'source P/R/F':>17}{'reporting P/R/F':>17}{'content P/R/F':>17}"
    f"{'attr c':>7}{'cs':>6}{'speech R':>9}{'sent/s':>8}"
)
#: Whole documents of train that several people marked: the ceiling.
_CEILING = "people"


def row(name: str, scores: Scores) -> str:
    """Return a line of the table."""
    cells = [
        f"{scores.precision(role):7.1f}{scores.recall(role):5.1f}{scores.f1(role):5.1f}"
        for role in ROLES
    ]
    speed = f"{scores.speed:8.0f}" if scores.seconds else f"{'-':>8}"
    return (
        f"{name:16}{scores.colour_f1:7.1f}{''.join(cells)}{scores.f1('attr c'):7.1f}"
        f"{scores.f1('attr cs'):6.1f}{scores.recall('speech'):9.1f}{speed}"
    )


def table(title: str, read: Sequence[Document], by_name: dict[str, Finder]) -> None:
    """Print the figures of each finder on some documents."""
    marked = sum([len(document.gold) for document in read])
    print(f"\n{title}: {len(read)} documents, {marked} attributions\n{_HEAD}")
    for name, finder in by_name.items():
        finders.warm(finder, read)
        print(row(name, score(read, finder)), flush=True)


def contestants(engines: Sequence[str], *, peers: bool) -> dict[str, Finder]:
    """Return the finders asked for; say in a line which peer is not installed."""
    by_name: dict[str, Finder] = {name: finders.engine(name) for name in engines}
    for name in finders.PEERS if peers else ():
        try:
            by_name[name] = finders.peer(name)
        except ImportError as missing:
            print(f"{name} is not measured: {missing}")
    return by_name


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__)
    parser.add_argument("--part", choices=documents.PARTS, default="dev")
    parser.add_argument("--engine", nargs="+", default=["default"])
    parser.add_argument("--spoken", action="store_true", help="the spoken form only")
    parser.add_argument("--written", action="store_true", help="the written form only")
    parser.add_argument("--raw", action="store_true", help="the raw form only")
    parser.add_argument("--both", action="store_true", help="all forms, as without any of these")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N documents only")
    parser.add_argument("--peers", action="store_true", help="measure other programs, too")
    parser.add_argument("--errors", choices=ROLES, help="show what is wrong in a role")
    parser.add_argument("--show", type=int, default=40, metavar="N", help="so many errors")
    parser.add_argument("--hostile", action="store_true", help="measure CPU on hostile text")
    parser.add_argument("--megabytes", type=float, default=10, help="of hostile text: characters")
    options = parser.parse_args()
    if options.hostile:
        raise SystemExit(hostile.measure(options.engine, int(options.megabytes * 1_000_000)))
    read = documents.load(options.part, limit=options.limit)
    forms: dict[str, list[Document]] = {}
    every = options.both or not (options.spoken or options.written or options.raw)
    if options.written or every:
        forms["as written"] = read
    if options.spoken or every:
        forms["as spoken"] = [documents.spoken(document) for document in read]
    if options.raw or every:
        forms["raw"] = [documents.raw(document) for document in read]
    if options.errors:
        finder = finders.engine(options.engine[0])
        errors.report(next(iter(forms.values())), finder, options.errors, options.show)
        return
    by_name = contestants(options.engine, peers=options.peers)
    for form, those in forms.items():
        table(f"PolNeAR {options.part}, {form}", those, by_name)
    ceiling = agreement([each for each in documents.load("train") if each.others])
    print(f"{row(_CEILING, ceiling)}  (train, as written; {ceiling.counts['pairs']} pairs)")
    own = documents.challenge()
    table("our own sentences", own, by_name)
    for name in options.engine:
        print(f"\n{name}: ", end="")
        stance.report(own, finders.engine(name))
        print(f"{name}: {finders.start(name):.0f} ms of CPU to the first claim found")


if __name__ == "__main__":
    main()
