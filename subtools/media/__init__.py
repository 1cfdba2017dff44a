"""Video: ffmpeg, found, planned and run."""
