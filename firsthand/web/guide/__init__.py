"""Guide: what the words, scales and readings mean, and what they do not."""
