"""Subjects as acts: finding them in texts, and what people make of them."""
