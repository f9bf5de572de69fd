"""Inspection reports and letters: PDF to pages, pages to passages, passages to facts."""
