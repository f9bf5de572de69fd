"""Draws: cases drawn from a list so that anyone can draw them again."""

from ninja import Router

router = Router(tags=["planning"])
