"""The record: what an outsider needs to check the log, and how to do it."""
