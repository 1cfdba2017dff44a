"""The forms of verbs of languages other than English, a module a language (see `forms`).

Each has `finite`, `participles` and `gerunds` for a verb that its file does not list. A form that
no text has does no harm, so what is rare is not sorted out.
"""
