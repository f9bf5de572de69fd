"""The same answers as JSON."""
