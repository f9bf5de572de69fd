"""Draws: cases drawn from lists so that anyone can draw them again, and the plan they serve."""
