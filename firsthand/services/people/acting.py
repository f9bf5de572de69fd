"""Who somebody acts as: found anew for each request, so that a role taken away ends at once."""

from firsthand.domain.people.actor import Actor
from firsthand.store import people


def actor(code: str) -> Actor | None:
    """Return who the person with this code acts as; None for somebody without a role."""
    return people.load_actor(code)


def everybody() -> dict[str, Actor]:
    """Return everybody who has a role, by code."""
    return people.load_actors()
