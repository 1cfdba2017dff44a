"""Pasted transcripts: text to cues whose starts are stamps, with everything else reported."""
