"""What `fit` is made of: words of a track, their times, the cues they make, the cues' times."""
