"""Pairs: a table with its metadata, which is what every check is given."""

from dataclasses import dataclass

from firsthand.sources.ees.meta import Meta
from firsthand.sources.ees.table import Table


@dataclass(frozen=True, kw_only=True)
class Pair:
    """The data and the metadata; where there was none, `meta.written` is False."""

    data: Table
    meta: Meta

    def present(self, *names: str) -> tuple[str, ...]:
        """Return those of `names` that are columns of the data."""
        return tuple(name for name in names if name in self.data)
