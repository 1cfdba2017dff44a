"""How the learnt weights were made: `python -m training.breaks`, `python -m training.clauses`."""
