"""Soft subtitles: captions in a video as tracks that viewers switch on."""

from subtools.media.mux.plan import Mux, plan_mux
from subtools.media.mux.tracks import SoftTrack
from subtools.media.mux.writing import dry_run, mux

__all__ = ["Mux", "SoftTrack", "dry_run", "mux", "plan_mux"]
