"""How close automatic captions come to the ones that people made."""
