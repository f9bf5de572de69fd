"""Long answers: those that take seconds, answered with 202 and how far they are until then."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema, Status

from firsthand.services.waiting import Waited

AGAIN = 3  # seconds


class StillWorking(Schema):
    """The answer is being worked out; ask the same again."""

    working: bool
    seconds: float = Field(description="For how long it has been worked on.")
    done: int
    total: int = Field(description="0 where nobody can tell.")
    phase: str


def still(request: HttpRequest, response: HttpResponse, found: Waited) -> Status[Any]:
    """Return 202 with how far the answer is, and when to ask again."""
    response["Retry-After"] = str(AGAIN)
    told = {
        "working": True,
        "seconds": round(found.seconds, 1),
        "done": found.done,
        "total": found.total,
        "phase": found.phase,
    }
    return Status(202, told)
