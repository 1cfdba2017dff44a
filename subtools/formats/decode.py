"""Bytes to text: the only place where that happens.

In this order: the encoding the caller names; a byte order mark; UTF-16 or UTF-32 where zero
bytes give it away; UTF-8; a guess, which is a finding. What is no text at all is refused.
"""

from __future__ import annotations

import codecs

from subtools.core.finding import Finding, excerpt
from subtools.errors import InputError, UnknownNameError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: How much is looked at to tell text from other things, and to guess an encoding.
_HEAD = 65_536
_SAMPLE = 8_192
_LINE = 512

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The mark of UTF-16 is the beginning of the mark of UTF-32.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What people feed by mistake. Text can't begin so, but for zip's PK, which needs its two bytes.
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC file"),
    (b"RIFF", "a WAV or AVI file"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes([code for code in range(32) if code not in b"\t\n\v\f\r\x1b"])
#: The letters outside ASCII of French, German, Spanish, Portuguese, Italian, the Nordic languages,
#: Dutch and Catalan: a text with no others is in the western code page.
_WESTERN = (
    "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ",
    "äöüßéÄÖÜ",
    "áéíóúüñÁÉÍÓÚÜÑºª",
    "ãáâàçéêíóôõúüÃÁÂÀÇÉÊÍÓÔÕÚºª",
    "àèéìíîòóùúÀÈÉÌÍÒÓÙÚ",
    "åäöæøéÅÄÖÆØÉ",
    "áéíóöúýðþæÁÉÍÓÖÚÝÐÞÆ",
    "àçèéíïòóúüÀÇÈÉÍÏÒÓÚÜ·",
)
_PUNCTUATION = "‘’“”„‚«»‹›–—…•·°§©®™€£¿¡´\xa0½¼¾×"
#: The encodings from before Unicode that subtitle files are found in; guessing among all that
#: exist finds exotic ones.
_LEGACY = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp874", "cp932", "cp949", "big5", "gb18030", "euc_jp", "koi8_r", "iso8859_2",
)  # fmt: skip
_HEBREW = bytes(range(0xE0, 0xFB))
_COMMON = ("utf-8", "utf-16", "cp1250", "cp1251", "cp1252", "cp932", "gb18030", "big5", "euc-kr")


def decode(data: bytes, *, encoding: str | None) -> tuple[str, tuple[Finding, ...]]:
    r"""Return text whose lines end in "\n", and findings (D) for what was guessed or repaired.

    `encoding` overrules every guess. Only CR and CRLF become "\n": the other line separators of
    Unicode stay in the text. Raises `InputError` for what is no text, and `UnknownNameError` for
    an encoding that Python does not know.

    >>> decode(b"\xef\xbb\xbfHello\r\n", encoding=None)
    ('Hello\n', ())
    """
    findings: list[Finding] = []
    if encoding is not None:
        text = _named(data, encoding)
    else:
        _refuse_media(data)
        text = _found(data, findings)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        count = text.count("\0")
        line = text.count("\n", 0, text.index("\0")) + 1
        message = f"{count} NUL characters, shown as U+FFFD"
        findings.append(Finding("D02", message, line=line))
        text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text, tuple(findings)


def _named(data: bytes, encoding: str) -> str:
    name = {"utf8": "utf-8-sig", "utf-8": "utf-8-sig"}.get(encoding.lower(), encoding)
    try:
        codecs.lookup(name)
        return str(data, name)
    except UnicodeError as error:
        at = getattr(error, "start", None)
        line = None if at is None else data.count(b"\n", 0, at) + 1
        msg = f"is not {encoding}" + ("" if at is None else f": wrong byte at {at}")
        raise InputError(msg, line=line) from None
    except (LookupError, ValueError):
        kind = "encoding"
        raise UnknownNameError(kind, excerpt(encoding), _COMMON) from None


def _refuse_media(data: bytes) -> None:
    names = [name for magic, name in _MAGIC if data.startswith(magic)]
    if data[4:8] == b"ftyp":
        names = ["an MP4 or MOV video"]
    head = data[:_HEAD]
    if names and (_controls(head) or not head.isascii()):
        msg = f"is {names[0]}, not text"
        raise InputError(msg)


def _found(data: bytes, findings: list[Finding]) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and not (encoding == "utf-32-le" and len(data) % 4):
            return _forced(data[len(mark) :], encoding, findings)
    head = data[:_HEAD]
    if b"\0" in head:
        wide = _wide(head)
        if wide:
            return _forced(data, wide, findings)
    controls = _controls(head)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        # Compressed bytes are one tenth control characters, no legacy encoding has any.
        if controls * 50 > len(head):
            msg = "is binary data, not text"
            raise InputError(msg) from None
        return _guessed(data, findings)
    if head.count(0) * 10 > len(head):
        msg = "is binary data, not text"
        raise InputError(msg)
    return text


def _controls(head: bytes) -> int:
    return len(head) - len(head.translate(None, _CONTROLS))


def _wide(head: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark by where the zero bytes of ASCII characters stand."""
    quarter = len(head) // 4
    if not quarter:
        return None
    zeros = [head[place::4].count(0) for place in range(4)]
    if all(zero > quarter * 0.9 for zero in zeros[1:]) and zeros[0] < quarter * 0.1:
        return "utf-32-le"
    if all(zero > quarter * 0.9 for zero in zeros[:3]) and zeros[3] < quarter * 0.1:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > quarter * 0.2 and even * 20 < odd:
        return "utf-16-le"
    if even > quarter * 0.2 and odd * 20 < even:
        return "utf-16-be"
    return None


def _forced(data: bytes, encoding: str, findings: list[Finding]) -> str:
    """Decode; bytes that do not fit become U+FFFD, and a finding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        if _controls(text[:_HEAD].encode("utf-8", "replace")) * 10 > _HEAD:
            msg = "is binary data, not text"
            raise InputError(msg) from None
        findings.append(Finding(
            "D04", f"bytes that are not {encoding}, shown as U+FFFD; the first at byte "
            f"{error.start}", severity="error",
        ))  # fmt: skip
        return text


def _guessed(data: bytes, findings: list[Finding]) -> str:
    sample = _sample(data.split(b"\n"))
    tried = sample.decode("utf-8", "replace")
    bad = tried.count("\N{REPLACEMENT CHARACTER}")
    if sum(1 for char in tried if char > "\x7f") > 5 * bad:
        return _forced(data, "utf-8", findings)
    encoding = _guess(sample)
    try:
        text = data.decode(encoding)
        wrong = ""
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        wrong = ", what does not fit is shown as U+FFFD"
    findings.append(Finding(
        "D01", f"not UTF-8; read as {encoding}, a guess{wrong} (name the encoding to overrule)"
    ))  # fmt: skip
    return text


def _sample(lines: Iterable[bytes]) -> bytes:
    """Gather lines that tell something: those with bytes outside ASCII, up to a limit."""
    sample = bytearray()
    for line in lines:
        if not line.isascii():
            piece = line
            if len(line) > _LINE:
                # A hostile line: from its first byte outside ASCII on.
                at = len(line) - len(line.lstrip(bytes(range(128))))
                piece = line[at : at + _LINE]
            sample += piece + b"\n"
            if len(sample) > _SAMPLE:
                break
    return bytes(sample)


def _guess(sample: bytes) -> str:
    letters = {char for char in sample.decode("cp1252", "replace") if char > "\x7f"}
    letters -= set(_PUNCTUATION)
    # Short western texts mislead the statistics, and they are what comes most often.
    if any(letters <= set(alphabet) for alphabet in _WESTERN):
        return "cp1252"
    if _is_hebrew(sample):
        return "cp1255"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_LEGACY)).best()
    return best.encoding if best is not None else "cp1252"


def _is_hebrew(sample: bytes) -> bool:
    """Tell Hebrew from Cyrillic, its twin in bytes: it has no capitals and ends before "ы"."""
    high = sample.translate(None, bytes(range(0xA0)))
    return len(high) > len(_HEBREW) // 3 and not high.translate(None, _HEBREW)
