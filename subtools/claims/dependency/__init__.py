"""The engine that reads with a parser (extra `nlp`): rules over a tree of words."""
