"""Codecs of subtitles, by ffmpeg's names: which are text, and which are pictures of it."""

from __future__ import annotations

#: Text subtitles that ffmpeg can turn into each other.
TEXT = frozenset({"mov_text", "subrip", "ass", "ssa", "webvtt", "text", "eia_608"})
#: Subtitles that are pictures: nothing turns them into text but reading them off.
PICTURES = frozenset({"hdmv_pgs_subtitle", "dvd_subtitle", "dvb_subtitle", "xsub"})
