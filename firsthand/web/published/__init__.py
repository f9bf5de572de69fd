"""What was published here: each inspection in full, as anybody may read it."""
