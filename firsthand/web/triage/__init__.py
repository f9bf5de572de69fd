"""Triage: one signal with its facts and history, what can be done with it, and the record."""
