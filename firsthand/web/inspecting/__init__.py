"""Inspecting: the pages in which an inspection is done, from opening to publication."""
