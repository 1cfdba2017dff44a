"""`subtools profiles`: the delivery profiles, side by side."""

from __future__ import annotations

import click

from subtools.cli import io, options, report
from subtools.cli.table import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.profile import Profile
    from subtools.profiles.house import House

#: Every field in the order it is shown, with its unit or meaning; the keys of the files.
FIELDS = {
    "chars_per_line": "characters a line",
    "full_width": "wide ones, of two columns each; others count half",
    "lines": "lines a cue",
    "chars_per_second": "characters a second, at most",
    "aim": "characters a second that fitting aims at",
    "words_per_minute": "words a minute, at most",
    "min_per_word": "ms a word, at least",
    "min_duration": "ms a cue stands, at least",
    "max_duration": "ms a cue stands, at most",
    "gap": "ms between two cues, at least",
    "gap_frames": "frames between two cues, where --fps is known",
    "chain": "ms: shorter pauses are closed to the gap",
    "chain_frames": "frames: the same, where --fps is known",
    "linger": "ms a cue may stay past its speech",
    "snap_frames": "frames of 1/24 s around a change of shot",
    "density": "dense: more and shorter cues; full: fewer and fuller",
    "one_sentence": "none starts in a cue where another ends",
    "bottom_heavy": "of two equal breaks, the longer line below",
    "certainty": "who says the numbers",
}
_HEADS = "shape", "cps", "aim", "wpm", "word", "min", "max", "gap", "fr", "chain", "linger"
_LEGEND = """
shape     characters a line x lines; w: wide characters, which take two columns
cps, aim  characters a second at most, and what fitting aims at
wpm       words a minute at most; word: ms a word at least
min, max  ms a cue stands
gap, fr   ms between two cues at least; the same in frames, used where --fps is known
chain     pauses of fewer ms are closed to the gap
linger    ms a cue may stay past its speech
from      first-party: the house's own document; secondary: quoted by others;
          preset: another program's; ours: nobody else's
"""


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=options.profile_names)
@options.as_json
@options.show_help
def profiles(*, names: tuple[str, ...], as_json: bool) -> int:
    """Show the delivery profiles side by side; of those NAMEd, every limit and its source.

    A house's own profiles stand in subtools.toml, or in pyproject.toml under [tool.subtools]:
    what is written there differs from the base.

    \b
      profile = "house"
      [profiles.house]
      base = "netflix-en"
      chars_per_line = 37

    \b
    Examples:
      subtools profiles
      subtools profiles bbc netflix-en
    """
    from subtools.profiles import PROFILES, load_profile
    from subtools.profiles.house import find

    house = find()
    shown = names or (*PROFILES, *(house.tables if house else ()))
    records = {name: load_profile(name) for name in shown}
    if as_json:
        io.show(report.text([_record(name, each, house) for name, each in records.items()]))
    elif names:
        io.show(_closely([*records.values()]))
    else:
        io.show(_at_a_glance([*records.values()], house))
    return 0


def _record(name: str, profile: Profile, house: House | None) -> dict[str, object]:
    """Return all that is known of a profile; `file` is None for a shipped one."""
    from subtools.profiles import PROFILES, is_path

    own = house.path if house and name in house.tables else None
    return {
        "name": profile.name,
        "summary": profile.summary,
        **{field: getattr(profile, field) for field in FIELDS},
        "columns": profile.columns,
        "source": profile.source,
        "file": name if is_path(name) else own,
        "default": name == ((house and house.default) or PROFILES[0]),
    }


def _at_a_glance(records: list[Profile], house: House | None) -> str:
    """Set a profile a row, and say what the heads mean."""
    rows = [["profile", *_HEADS, "from"], *[_row(each) for each in records]]
    said = table(rows, right=range(1, len(_HEADS) + 1)) + _LEGEND
    if house and house.tables:
        said += f"\n{', '.join(house.tables)}: from {house.path}\n"
    default = f'"{house.default}", says {house.path}' if house and house.default else '"web"'
    return (
        said + f"\nWithout --profile: {default}\nSources and all fields: subtools profiles NAME\n"
    )


def _row(profile: Profile) -> list[str]:
    wide = "w" if profile.full_width else ""
    limits = (
        profile.chars_per_second, profile.aim, profile.words_per_minute, profile.min_per_word,
        profile.min_duration, profile.max_duration, profile.gap, profile.gap_frames,
        profile.chain, profile.linger,
    )  # fmt: skip
    return [
        profile.name,
        f"{profile.chars_per_line}{wide} x {profile.lines}",
        *[f"{limit:g}" if limit else "-" for limit in limits],
        profile.certainty,
    ]


def _closely(records: list[Profile]) -> str:
    """Set a field a row, with its meaning, then each profile's summary and source."""
    rows = [["", *[each.name for each in records], ""]]
    rows += [
        [name, *[_shown(getattr(each, name)) for each in records], meaning]
        for name, meaning in FIELDS.items()
    ]
    about = [f"\n{each.name}: {each.summary}\n  from {each.source}\n" for each in records]
    return table(rows, right=range(1, len(records) + 1)) + "".join(about)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else f"{value:g}"
