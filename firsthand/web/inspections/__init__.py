"""Inspections: every fact read from one report, with its page."""
