"""What ffprobe prints, as a `Video`."""

from __future__ import annotations

from fractions import Fraction

from subtools.media.video import Colour, Stream, Video

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from subtools.core.time import FrameRate

_SQUARE = Fraction(1)
_COLOUR = ("space", "primaries", "transfer", "range")


def from_json(data: bytes, path: str) -> Video | None:
    """Read the JSON of `-show_format -show_streams`; None where it has no picture.

    Rates and times that make no sense count as not told.
    """
    import json

    try:
        told: dict[str, Any] = json.loads(data or b"{}")
    except ValueError:  # cut off, or no ffprobe
        return None
    streams = [_stream(each) for each in told.get("streams", ())]
    picture = next((each for each in streams if each.kind == "video"), None)
    if picture is None:
        return None
    facts = next(each for each in told["streams"] if each["index"] == picture.index)
    about = told.get("format", {})
    average, base = (_fraction(facts.get(f"{kind}_frame_rate")) for kind in ("avg", "r"))
    duration = _ms(about.get("duration")) or _ms(facts.get("duration"))
    return Video(
        path,
        container=str(about.get("format_name", "")),
        duration=duration,
        start=_ms(about.get("start_time")) or 0,
        index=picture.index,
        width=int(facts.get("width", 0)),
        height=int(facts.get("height", 0)),
        pixel_aspect=_fraction(facts.get("sample_aspect_ratio", "").replace(":", "/")) or _SQUARE,
        pixel_format=str(facts.get("pix_fmt", "")),
        rotation=_rotation(facts),
        frame_rate=rate_of(average or base),
        variable=uneven(average, base),
        colour=Colour(*[known(facts.get(f"color_{name}")) for name in _COLOUR]),
        streams=streams,
    )  # fmt: skip


def _stream(facts: dict[str, Any]) -> Stream:
    tags = {name.lower(): str(value) for name, value in facts.get("tags", {}).items()}
    disposition = facts.get("disposition", {})
    kind = str(facts.get("codec_type", "data"))
    if kind == "video" and (disposition.get("attached_pic") or disposition.get("timed_thumbnails")):
        kind = "picture"
    return Stream(
        int(facts["index"]),
        kind,
        str(facts.get("codec_name", "")),
        language=language_of(tags.get("language")),
        title=tags.get("title", ""),
        default=bool(disposition.get("default")),
        forced=bool(disposition.get("forced")),
    )


def _rotation(facts: dict[str, Any]) -> int:
    sides = [each["rotation"] for each in facts.get("side_data_list", ()) if "rotation" in each]
    return round(float(sides[0]) / 90) * 90 % 360 if sides else 0


def _ms(seconds: object) -> int | None:
    try:
        return max(0, round(float(str(seconds)) * 1000))
    except (ValueError, OverflowError):
        return None


def _fraction(told: object) -> Fraction | None:
    try:
        value = Fraction(str(told))
    except (ValueError, ZeroDivisionError):
        return None
    return value if value > 0 else None


def language_of(told: str | None) -> str | None:
    """Return a language that says something: "und" is none."""
    return told if told and told != "und" else None


def known(told: object) -> str:
    """Return a name of a colour's property; "" for those that say that nothing is known."""
    return "" if told in {"unknown", "unspecified", "reserved", None} else str(told)


def rate_of(rate: Fraction | None) -> FrameRate | None:
    """Return a frame rate, None for one that no picture has: 90000 is a clock, not a rate."""
    from subtools.core.time import FrameRate

    try:
        return None if rate is None else FrameRate(rate)
    except ValueError:
        return None


def uneven(average: Fraction | None, base: Fraction | None) -> bool:
    """Tell whether frames come at uneven times: their average is not the rate that fits them all.

    Fields that are stored apart have twice the rate; a thousandth is rounding.
    """
    if average is None or base is None:
        return True
    return all(abs(average * fields / base - 1) > Fraction(1, 1000) for fields in (1, 2))
