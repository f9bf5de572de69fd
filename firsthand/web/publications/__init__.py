"""Publications: where each figure comes from, and the files that were refused."""
