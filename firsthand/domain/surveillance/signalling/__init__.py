"""Signals: what is tested on each day of publication, and what is raised."""
