"""Unseen: where a failure may be that no published look has told of."""
