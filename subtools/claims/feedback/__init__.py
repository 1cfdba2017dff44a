"""Claims given back, edited or a user's own, put on the words they mean."""
