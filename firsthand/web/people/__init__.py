"""People: signing in, who has which role, and one's own account."""
