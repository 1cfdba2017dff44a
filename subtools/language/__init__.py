"""Text only, no time: words, sentences, places to break, and how readers count characters."""
