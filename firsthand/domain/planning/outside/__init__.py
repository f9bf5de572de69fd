"""Frames outside services: whom a list of known children leaves out, and where to find them."""
