"""The rules: who says what, found by the words that report and the grammar around them."""
