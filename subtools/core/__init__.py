"""The values everything else is made of. Standard library only, no input or output."""
