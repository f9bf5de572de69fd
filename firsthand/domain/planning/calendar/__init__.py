"""Calendars: the dates of an inspection, each with the rule that made it."""
