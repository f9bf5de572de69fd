"""Geography: DfE's levels with their columns, and the forms of ONS codes."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Level:
    """A geographic level: its columns, and the other levels whose rows may fill them."""

    name: str
    codes: tuple[str, ...]
    label: str | None
    filled_by: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns of the level that a table needs."""
        return (*self.codes, self.label) if self.label else self.codes


SITES = frozenset({"School", "Provider", "Institution"})
IGNORED = frozenset({"Institution", "Planning area"})  # never shown in DfE's table tool
SMALL = SITES | {"Ward", "Police force area"}
IN_AN_AUTHORITY = SMALL | {
    "Local authority district",
    "Parliamentary constituency",
    "Planning area",
}
IN_A_REGION = IN_AN_AUTHORITY | {
    "Local authority",
    "Local skills improvement plan area",
    "Local enterprise partnership",
    "Opportunity area",
    "English devolved area",
}


def _level(
    name: str, codes: tuple[str, ...], label: str | None, filled_by: frozenset[str] = SITES
) -> Level:
    return Level(name=name, codes=codes, label=label, filled_by=filled_by | {name})


# Source: DfE, "Creating tidy data", geographic levels and their columns.
LEVELS = {
    level.name: level
    for level in (
        _level("National", ("country_code",), "country_name"),
        _level("Regional", ("region_code",), "region_name", IN_A_REGION),
        _level("Local authority", ("old_la_code", "new_la_code"), "la_name", IN_AN_AUTHORITY),
        _level("Local authority district", ("lad_code",), "lad_name", SMALL),
        _level(
            "Local skills improvement plan area",
            ("lsip_code",),
            "lsip_name",
            SITES | {"Local authority district", "Planning area"},
        ),
        _level("RSC region", ("rsc_region_lead_name",), None),
        _level("Parliamentary constituency", ("pcon_code",), "pcon_name"),
        _level(
            "Local enterprise partnership",
            ("local_enterprise_partnership_code",),
            "local_enterprise_partnership_name",
        ),
        _level(
            "English devolved area",
            ("english_devolved_area_code",),
            "english_devolved_area_name",
        ),
        _level(
            "Mayoral Combined Authority",
            ("mayoral_combined_authority_code",),
            "mayoral_combined_authority_name",
        ),
        _level("Opportunity area", ("opportunity_area_code",), "opportunity_area_name"),
        _level("Ward", ("ward_code",), "ward_name"),
        _level("MAT", ("trust_id",), "trust_name"),
        _level("Sponsor", ("sponsor_id",), "sponsor_name"),
        _level("School", ("school_urn", "school_laestab"), "school_name", frozenset()),
        _level("Provider", ("provider_ukprn",), "provider_name", frozenset()),
        _level("Institution", ("institution_id",), "institution_name", frozenset()),
        _level("Planning area", ("planning_area_code",), "planning_area_name"),
        _level("Police force area", ("pfa_code",), "pfa_name"),
    )
}
TIME_COLUMNS = ("time_period", "time_identifier", "geographic_level")
MANDATORY_COLUMNS = (*TIME_COLUMNS, "country_code", "country_name")
OBSERVATIONAL_UNITS = frozenset(
    {*TIME_COLUMNS, *(c for lv in LEVELS.values() for c in lv.columns)}
)
# A filter or indicator with such a name is geography under a name that is not DfE's.
LIKE_GEOGRAPHY = re.compile(
    r"(sch|prov|inst|estab|reg|la|local|rsc|pcon|lep|mca|oa|ward|mat)"
    r"\w*(name|code|urn|ukprn|number|upin|id)"
    r"|laestab|estab|schools?|providers?|institutions?|region|urn|ukprn|upin|lad?|ward|mat"
)

COUNTRIES = frozenset(
    {"E92000001", "K02000001", "K03000001", "K04000001", "N92000002", "S92000003", "W92000004"}
)
REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
    "E13000001": "Inner London",
    "E13000002": "Outer London",
}
NOT_AVAILABLE = frozenset({"x", "z"})

# Entity codes of ONS (Register of Geographic Codes); 'pcon' keeps the codes of before 2024.
CODE_FORMS = {
    "new_la_code": re.compile(r"(E06|E07|E08|E09|E10|W06|S12|N09)\d{6}"),
    "lad_code": re.compile(r"(E06|E07|E08|E09|W06|S12|N09)\d{6}"),
    "pcon_code": re.compile(r"(E14|W07|S14|N06)\d{6}"),
    "ward_code": re.compile(r"(E05|W05|S13|N08)\d{6}"),
    "local_enterprise_partnership_code": re.compile(r"E37\d{6}"),
    "english_devolved_area_code": re.compile(r"(E47|E61)\d{6}"),
    "lsip_code": re.compile(r"E(54|69)\d{6}"),
}
