"""How well claims are put in order by how much they can be checked."""
