"""Back-tests: how well early warning did, tested forward in time."""
