"""What one command costs, beside what it is made of and beside its peers."""
