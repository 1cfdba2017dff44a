"""Links that play a recording from a moment on."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from subtools.core.time import Ms

#: Pages that read `?t=93s`; all others are given `?t=93`.
_WITH_UNIT = ("youtube.com", "youtu.be", "youtube-nocookie.com")
#: Pages that read the fragment `#t=93s` and no query.
_FRAGMENT = ("vimeo.com",)
#: Files that a browser plays itself; it reads the media fragment `#t=93.4,97.9` (W3C Media
#: Fragments URI 1.0).
_MEDIA = (
    ".mp4", ".m4v", ".m4a", ".mov", ".webm", ".mkv", ".ogv", ".ogg", ".oga", ".opus", ".mp3",
    ".wav", ".flac", ".aac",
)  # fmt: skip
_SCHEMES = ("http", "https", "file", "")
_START = frozenset({"t", "start", "time_continue"})


def check(url: str) -> None:
    """Raise `ValueError` unless a text is a link to a web page or to a file.

    >>> check("javascript:alert(1)")
    Traceback (most recent call last):
    ...
    ValueError: not a link to a page or a file: 'javascript:alert(1)'
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        ok = parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.path)
        ok = ok and (not parts.scheme.lower().startswith("http") or bool(parts.hostname))
    except ValueError:
        ok = False
    if not ok or any([char <= " " or not char.isprintable() for char in url]):
        msg = f"not a link to a page or a file: {url!r}"
        raise ValueError(msg)


def link(url: str, start: Ms, end: Ms) -> str:
    """Return a URL that plays from a start; what else it asks for stays.

    A page is given whole seconds, rounded down; a file that browsers play is given the range.

    >>> link("https://www.youtube.com/watch?v=abc&t=5s", 93_400, 97_900)
    'https://www.youtube.com/watch?v=abc&t=93s'
    >>> link("https://example.org/talk?lang=en", 93_400, 97_900)
    'https://example.org/talk?lang=en&t=93'
    >>> link("https://example.org/talk.mp4", 93_400, 97_900)
    'https://example.org/talk.mp4#t=93.4,97.9'
    """
    from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

    parts = urlsplit(url)
    if not parts.netloc or parts.path.lower().endswith(_MEDIA):
        span = ",".join([_seconds(start), _seconds(max(end, start + 1))])
        return urlunsplit(parts._replace(fragment=f"t={span}"))
    host = f".{(parts.hostname or '').rstrip('.')}"
    if host.endswith(tuple([f".{name}" for name in _FRAGMENT])):
        return urlunsplit(parts._replace(fragment=f"t={start // 1000}s"))
    unit = "s" if host.endswith(tuple([f".{name}" for name in _WITH_UNIT])) else ""
    asked = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in _START
    ]
    query = urlencode([*asked, ("t", f"{start // 1000}{unit}")])
    return urlunsplit(parts._replace(query=query))


def _seconds(time: Ms) -> str:
    return f"{time / 1000:.3f}".rstrip("0").rstrip(".")
