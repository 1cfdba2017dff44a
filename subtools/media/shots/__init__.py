"""Changes of shot in a video: found by ffmpeg, or read from a list that was made before."""

from subtools.media.shots.search import FILTERS, find_shots

__all__ = ["FILTERS", "find_shots"]
