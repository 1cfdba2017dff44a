"""The re-tagger: who says what in text without marks, by learnt weights over the rules' tags."""
