"""Area: the authority, authorities, region or country that an estimate is of."""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.domain.reference.authority import Authority


@dataclass(frozen=True, kw_only=True)
class Area:
    """Authorities by their codes, or one region; England where both are empty."""

    la_codes: tuple[str, ...] = ()
    region: str = ""

    @property
    def width(self) -> int:
        """Return 0 for one authority, 1 for several, 2 for a region and 3 for England."""
        if self.la_codes:
            return 0 if len(self.la_codes) == 1 else 1
        return 2 if self.region else 3

    def holds(self, one: Authority) -> bool:
        """Tell whether an authority lies in this area."""
        if self.la_codes:
            return one.la_code in self.la_codes
        return not self.region or self.region == one.region

    def lies_in(self, other: "Area", regions: Mapping[str, str]) -> bool:
        """Tell whether all of this lies in another area, or is it; `regions` are by code."""
        if other.width == 3:
            return True
        return self.width < 3 and self._places(regions) <= other._places(regions)

    def _places(self, regions: Mapping[str, str]) -> frozenset[str]:
        codes = (code for code, region in regions.items() if region == self.region)
        return frozenset(self.la_codes or (self.region, *codes))

    def is_the(self, other: "Area") -> bool:
        """Tell whether both are the same, whatever the order of the authorities."""
        return (frozenset(self.la_codes), self.region) == (
            frozenset(other.la_codes),
            other.region,
        )


ENGLAND = Area()
