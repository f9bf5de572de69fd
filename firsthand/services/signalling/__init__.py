"""Signals: what is raised from the published figures, and what people did with each."""
