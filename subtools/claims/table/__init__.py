"""The table of claims: written as JSON, CSV, HTML, Markdown, JSON-LD, and read back."""
