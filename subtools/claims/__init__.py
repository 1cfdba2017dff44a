"""Claims: who says what, in which words, how sure; as marks that stay on the words."""
