"""How much a claim can be checked: reasons by rules, and a score."""
