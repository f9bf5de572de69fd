"""Telling: those who wait for something hear by mail that it happened, and nothing of what."""

from typing import Any

from django.urls import reverse

from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.notices import to_tell
from firsthand.domain.people.actor import Actor
from firsthand.services.inspecting import recording
from firsthand.services.people import acting, notices


def tell(before: Conduct, after: Any, *, by: Actor) -> int:
    """Tell whom the acts since `before` concern; return how many mails were sent."""
    now = after
    if not isinstance(after, Conduct):
        now = recording.unchecked(before.inspection_id)
    codes = to_tell(now, since=before.last, by=by.code, everybody=acting.everybody().values())
    return notices.notify(codes, reverse("inspecting:list")) if codes else 0
