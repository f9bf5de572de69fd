"""How far a linkage can be trusted, and what its errors do to tables of overlaps."""
