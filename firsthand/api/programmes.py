"""Programmes: who inspects whom when."""

from ninja import Router

router = Router(tags=["planning"])
