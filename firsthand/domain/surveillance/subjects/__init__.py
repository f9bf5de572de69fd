"""Subjects: what texts begin to speak of that nobody had named."""
