"""Place: where in a source a fact stands, so that anyone can go and look."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page of a document, or a sheet and row of a table; both may be unknown."""

    page: int | None = None
    row: str | None = None

    def __str__(self) -> str:
        """Say the place as a reader would: 'page 3', 'LA_inspections, row 9', 'not stated'."""
        if self.page is not None:
            return f"page {self.page}"
        return self.row or "not stated"

    @property
    def code(self) -> str:
        """Return the place as it is stored: '3', '|LA_inspections, row 9', '' for nowhere."""
        page = "" if self.page is None else str(self.page)
        return f"{page}|{self.row}" if self.row else page


NOWHERE = Place()


def place_from(code: str) -> Place:
    """Return the place whose code is `code`."""
    if not code:
        return NOWHERE
    page, _, row = code.partition("|")
    return Place(page=int(page) if page else None, row=row or None)
