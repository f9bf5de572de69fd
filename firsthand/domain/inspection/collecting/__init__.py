"""Evidence, claims, lines and voices: what may be recorded, what stays open, what weighs."""
