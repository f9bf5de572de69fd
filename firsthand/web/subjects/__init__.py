"""Subjects: what was found in texts and named by nobody yet, and what people make of it."""
