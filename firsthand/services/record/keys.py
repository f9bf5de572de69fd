"""Public keys, as others give them to us."""

from firsthand.engines import signing


def public_from(given: str) -> str:
    """Return the 64 digits of a public key given so or as PEM; ValueError if it is none."""
    return signing.public_from(given)
