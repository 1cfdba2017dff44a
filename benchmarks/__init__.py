"""Measurements: `python -m benchmarks.<name>` prints a table of medians and ratios."""
