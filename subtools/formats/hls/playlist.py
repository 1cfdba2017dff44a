"""The text of a playlist: ours, what another lists, and the line that a master playlist needs."""

from __future__ import annotations

import re

from subtools.core.pattern import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from subtools.formats.hls.timeline import Timeline

#: What a viewer sees in the menu, where nobody says anything else: the language's own name.
_NAMES = {
    "ar": "العربية", "cs": "Čeština", "da": "Dansk", "de": "Deutsch", "en": "English",
    "es": "Español", "fi": "Suomi", "fr": "Français", "he": "עברית", "hi": "हिन्दी",
    "it": "Italiano", "ja": "日本語", "ko": "한국어", "nb": "Norsk bokmål", "nl": "Nederlands",
    "nn": "Norsk nynorsk", "no": "Norsk", "pl": "Polski", "pt": "Português",
    "ru": "Русский", "sv": "Svenska", "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "zh": "中文",
}  # fmt: skip
#: The uniform type identifiers of captions for the deaf and hard of hearing (RFC 8216, 4.3.4.1).
_SDH = (
    "public.accessibility.transcribes-spoken-dialog",
    "public.accessibility.describes-music-and-sound",
)
_MILLION = 1_000_000
#: A file of this name can be had under it from any server and system: RFC 3986's unreserved.
_plain = pattern(r"[A-Za-z0-9._~-]+")
_tag = pattern(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def playlist(timeline: Timeline, names: Iterable[str]) -> str:
    """Return the media playlist of segments with these names.

    The target duration is the longest segment's, rounded up: RFC 8216 (4.3.3.1) would let it be
    rounded to the nearest second, and older players take it for the longest.

    >>> from subtools.formats.hls.timeline import even
    >>> print(playlist(even(8000, "6.006"), ["en-00000.vtt", "en-00001.vtt"]), end="")
    #EXTM3U
    #EXT-X-VERSION:3
    #EXT-X-TARGETDURATION:7
    #EXT-X-MEDIA-SEQUENCE:0
    #EXT-X-PLAYLIST-TYPE:VOD
    #EXTINF:6.006,
    en-00000.vtt
    #EXTINF:1.994,
    en-00001.vtt
    #EXT-X-ENDLIST
    """
    lengths = timeline.lengths()
    # Version 3 is the first in which lengths may have fractions.
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:3",
        f"#EXT-X-TARGETDURATION:{-(-max(lengths) // _MILLION)}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
    ]
    for length, name in zip(lengths, names, strict=True):
        lines += [f"#EXTINF:{_decimal(length)},", uri(name)]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def media_line(  # noqa: PLR0913
    stem: str,
    *,
    language: str | None = None,
    name: str | None = None,
    group: str = "subs",
    default: bool = False,
    forced: bool = False,
    sdh: bool = False,
) -> str:
    """Return the EXT-X-MEDIA line for a master playlist that lies in the same folder.

    `name` is what viewers see, by default the language's own name. `default` is what is shown
    unless a viewer chooses, `forced` what nobody should miss, `sdh` captions that also tell
    sounds. Raises `ValueError` for a language that is no BCP 47 tag, and for what can't stand
    between quotation marks.

    >>> media_line("en", language="en").removeprefix("#EXT-X-MEDIA:TYPE=SUBTITLES,")
    'GROUP-ID="subs",NAME="English",LANGUAGE="en",DEFAULT=NO,AUTOSELECT=YES,URI="en.m3u8"'
    """
    if language is not None and not is_tag(language):
        msg = f"not a language tag: {language!r}; write en, pt-BR or zh-Hant"
        raise ValueError(msg)
    facts = [
        "TYPE=SUBTITLES",
        f"GROUP-ID={_quoted(group)}",
        f"NAME={_quoted(name or _own_name(language) or stem)}",
        *([f"LANGUAGE={_quoted(language)}"] if language else []),
        f"DEFAULT={'YES' if default else 'NO'}",
        # A player may choose by the viewer's settings; where DEFAULT is YES it must be allowed to.
        "AUTOSELECT=YES",
        *(["FORCED=YES"] if forced else []),
        *([f"CHARACTERISTICS={_quoted(','.join(_SDH))}"] if sdh else []),
        f"URI={_quoted(uri(f'{stem}.m3u8'))}",
    ]
    return f"#EXT-X-MEDIA:{','.join(facts)}"


def is_tag(language: str) -> bool:
    """Tell whether a text is built as a BCP 47 tag.

    >>> is_tag("pt-BR"), is_tag("pt_BR")
    (True, False)
    """
    return bool(_tag.fullmatch(language))


def segment_name(stem: str, number: int) -> str:
    """Return the name of a segment's file, from 0.

    >>> segment_name("en", 7)
    'en-00007.vtt'
    """
    return f"{stem}-{number:05}.vtt"


def own_segments(stem: str, text: str) -> tuple[list[str], list[str]]:
    r"""Return the names that a playlist lists: those a run with this stem would give, and others.

    >>> own_segments("en", "#EXTM3U\n#EXTINF:6,\nen-00000.vtt\n#EXTINF:6,\nv0.ts\n")
    (['en-00000.vtt'], ['v0.ts'])
    """
    from urllib.parse import unquote

    form = re.compile(re.escape(stem) + "-[0-9]{5}[.]vtt")
    own: list[str] = []
    others: list[str] = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            name = unquote(line.strip())
            (own if form.fullmatch(name) else others).append(name)
    return own, others


def plain_stem(name: str) -> str:
    """Return a stem made of a file's name that needs no escaping anywhere.

    ffmpeg, for one, does not unescape what a playlist of local files lists.

    >>> plain_stem("talk (final)"), plain_stem("講演")
    ('talk-final', 'subtitles')
    """
    return "-".join([part.strip("-.") for part in _plain.findall(name)]).strip("-") or "subtitles"


def check_stem(stem: str) -> None:
    """Raise `ValueError` for a stem that is no name of a file, or of one that is hidden."""
    bad = not stem.isprintable() or stem[:1] in {"", "."} or bool(set(stem) & set('/\\:*?"<>|'))
    if bad or stem != stem.strip():
        msg = f"not a name for files: {stem!r}; write letters, digits and hyphens"
        raise ValueError(msg)


def uri(name: str) -> str:
    """Return a file's name as a playlist says it.

    >>> uri("talk #1.m3u8")
    'talk%20%231.m3u8'
    """
    if _plain.fullmatch(name):
        return name
    from urllib.parse import quote

    return quote(name, safe="")


def _own_name(language: str | None) -> str | None:
    main, _, rest = (language or "").partition("-")
    name = _NAMES.get(main.lower())
    return f"{name} ({rest})" if name and rest else name or language


def _quoted(text: str) -> str:
    if not text.isprintable() or '"' in text or not text:
        msg = f"can't stand in a playlist: {text!r}; it needs text without quotation marks"
        raise ValueError(msg)
    return f'"{text}"'


def _decimal(microseconds: int) -> str:
    """Return seconds with three places at least, and no more than are needed."""
    whole, rest = divmod(microseconds, _MILLION)
    return f"{whole}.{f'{rest:06}'.rstrip('0').ljust(3, '0')}"
