"""Depth: what a plan of an inspection would find, and what it would miss."""

from ninja import Router

router = Router(tags=["planning"])
