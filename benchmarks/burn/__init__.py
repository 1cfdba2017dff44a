"""What burning captions costs beside bare ffmpeg and beside peers, in CPU seconds."""
