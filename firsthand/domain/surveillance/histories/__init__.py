"""Histories: grades of each area of judgement over time, and what a grade is worth later."""
