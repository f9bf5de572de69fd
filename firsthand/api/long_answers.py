"""Long answers: those that take seconds, answered with 202 and how far they are until then."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema, Status

from firsthand.services.waiting import FULL, Waited

AGAIN, AGAIN_WHEN_FULL = 3, 30  # seconds


class StillWorking(Schema):
    """The answer is being worked out; ask the same again."""

    working: bool
    seconds: float = Field(description="For how long it has been worked on.")
    done: int
    total: int = Field(description="0 where nobody can tell.")
    phase: str
    before: int = Field(description="Answers that are worked out first.")


def still(request: HttpRequest, response: HttpResponse, found: Waited) -> Status[Any]:
    """Return 202 with how far the answer is, or 503 where it was not begun."""
    if found.full:
        response["Retry-After"] = str(AGAIN_WHEN_FULL)
        told = {"problem": FULL, "suggestions": [f"Ask again in {AGAIN_WHEN_FULL} seconds."]}
        return Status(503, told)
    response["Retry-After"] = str(AGAIN)
    so_far = {
        "working": True,
        "seconds": round(found.seconds, 1),
        "done": found.done,
        "total": found.total,
        "phase": found.phase,
        "before": found.before,
    }
    return Status(202, so_far)
