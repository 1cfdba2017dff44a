"""Caption tracks of a video: which there are, and what they hold."""

from subtools.media.extract.listing import CaptionTrack, choose, file_names, tracks
from subtools.media.extract.reading import extract

__all__ = ["CaptionTrack", "choose", "extract", "file_names", "tracks"]
