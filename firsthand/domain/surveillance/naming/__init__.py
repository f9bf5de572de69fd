"""Naming: found subjects on the record, named by people, joined, set aside, or made a harm."""
