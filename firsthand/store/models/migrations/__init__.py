"""The tables' history, in order."""
