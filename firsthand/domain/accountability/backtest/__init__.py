"""The back-test: what probabilities of failing were worth, tried forward in time."""
