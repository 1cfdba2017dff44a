"""The rules of languages in which verb and subject change places."""
