"""How well claims are found: PolNeAR, as written and as spoken, beside peers and people."""
