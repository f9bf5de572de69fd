"""Failing: the probability of serious failure, by authority, with interval and reasons."""
