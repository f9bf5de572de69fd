"""Sheets: every form of an inspection by its key in the address."""

from firsthand.web.inspecting import sheets_collecting, sheets_signing, sheets_writing
from firsthand.web.inspecting.sheet import Sheet

SHEETS: dict[str, Sheet] = {
    **sheets_collecting.SHEETS,
    **sheets_writing.SHEETS,
    **sheets_signing.SHEETS,
}
# Kinds whose things can be taken back, by the key of their form.
WITHDRAWABLE = {
    key: SHEETS[key].kind
    for key in ("evidence", "claim", "question", "sample", "finding", "recommendation")
}
