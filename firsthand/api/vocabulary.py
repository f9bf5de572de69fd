"""Vocabulary: the harms and the words that name them, the scales and what each grade means."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from firsthand.api import schemas
from firsthand.refdata import read

router = Router(tags=["vocabulary"])


@router.get("/harms", response=list[schemas.HarmRow])
def harms(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the harms with the terms of the strict and of the wide reading."""
    return [
        {
            "key": harm.key,
            "name": harm.name,
            "meaning": harm.meaning,
            "strict_terms": [t.pattern for t in harm.terms if t.reading == "strict"],
            "wide_terms": [t.pattern for t in harm.terms if t.reading == "wide"],
            "own": {"added_on": harm.own.on, "why": harm.own.why} if harm.own else None,
        }
        for harm in read.harms()
    ]


@router.get("/scales", response=list[schemas.ScaleRow])
def scales(request: HttpRequest) -> list[Any]:
    """Return the rating scales; no grade can be read rightly without its scale."""
    return list(read.scales().values())


@router.get("/frameworks", response=list[schemas.FrameworkRow])
def frameworks(request: HttpRequest) -> list[Any]:
    """Return the dated versions of each framework, and what each asks about each harm."""
    return list(read.frameworks())
