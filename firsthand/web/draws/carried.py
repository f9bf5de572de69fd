"""Carried: a receipt inside a page, so that it can be saved although nothing is stored."""

import base64
import binascii
import json
import zlib

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.services import draws, shapes_draws

LARGEST = 64 * 1024 * 1024  # bytes of JSON: what nobody's receipt reaches


def packed(found: draws.DrawAnswer) -> str:
    """Return a receipt as text that a hidden field of a form can hold."""
    return base64.b64encode(zlib.compress(written(found))).decode()


def written(found: draws.DrawAnswer) -> bytes:
    """Return a receipt as the JSON that people save."""
    shape = shapes_draws.of_receipt(found)
    return json.dumps(shape, ensure_ascii=False, indent=1, default=str).encode()


def unpacked(text: str) -> bytes:
    """Return the JSON that a page carried; refuse what no page of ours did."""
    try:
        opened = zlib.decompressobj()
        content = opened.decompress(base64.b64decode(text, validate=True), LARGEST)
    except (binascii.Error, zlib.error, ValueError):
        content = b""
    if not content or opened.unconsumed_tail:
        raise Refused(
            Objection(
                rule="receipt",
                reason="The receipt in this page was changed or cut off.",
                remedy="Draw again: the same list and seed give the same cases.",
            )
        )
    return content
