"""Checks of codes: of the right form, with one name for each and one code for each name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from firsthand.refdata.read import ons_codes
from firsthand.sources.ees.finding import Finding, listed
from firsthand.sources.ees.geography import CODE_FORMS, COUNTRIES, NOT_AVAILABLE, REGIONS
from firsthand.sources.ees.pair import Pair

COMBINATIONS = {
    "lad-combination": ("lad_code", "lad_name"),
    "pcon-combination": ("pcon_code", "pcon_name"),
    "ward-combination": ("ward_code", "ward_name"),
    "lep-combination": (
        "local_enterprise_partnership_code",
        "local_enterprise_partnership_name",
    ),
    "lsip-combination": ("lsip_code", "lsip_name"),
    "eda-combination": ("english_devolved_area_code", "english_devolved_area_name"),
}
OTHERS = (
    ("local_enterprise_partnership_code", "local_enterprise_partnership_name"),
    ("english_devolved_area_code", "english_devolved_area_name"),
    ("opportunity_area_code", "opportunity_area_name"),
    ("trust_id", "trust_name"),
    ("sponsor_id", "sponsor_name"),
)
NOWHERE_IN_PARTICULAR = ("Outside of", "Unknown", "Not available", "Not applicable")
TOGETHER = " / "  # '314 / 318': two authorities that return their workforce as one


def countries(pair: Pair) -> Iterator[Finding]:
    """Yield codes that are of no country."""
    found = set(pair.data.together(("country_code", "country_name")))
    odd = [f"{code} {name}" for code, name in found if not _is_country(code, name)]
    if odd:
        yield Finding(reason="country-combination", given=listed(odd))


def regions(pair: Pair) -> Iterator[Finding]:
    """Yield codes that are of no region; in a pair with metadata, also misspelt names."""
    if len(pair.present("region_code", "region_name")) < 2:
        return
    found = set(pair.data.together(("geographic_level", "region_code", "region_name")))
    odd = {f"{code} {name}" for level, code, name in found if _odd_region(level, code)}
    if pair.meta.written:
        odd |= {f"{code} {name}" for _, code, name in found if _misspelt_region(code, name)}
    if odd:
        yield Finding(reason="region-combination", given=listed(odd))


def regions_of_authorities(pair: Pair) -> Iterator[Finding]:
    """Yield authorities and districts whose region is not given."""
    if "region_code" not in pair.data:
        return
    found = set(pair.data.together(("geographic_level", "region_code")))
    without = {level for level, code in found if level.startswith("Local auth") and not code}
    if without:
        yield Finding(reason="region-missing", given=f"none for {listed(without)}")


def authorities(pair: Pair) -> Iterator[Finding]:
    """Yield codes and names of authorities that cannot belong together."""
    columns = ("old_la_code", "new_la_code", "la_name")
    if len(pair.present(*columns)) < 3:
        return
    found = {
        row
        for row in pair.data.together((*columns, "time_period"))
        if row[0] and row[1] not in {"", "x"} and set(row[:2]) != {"z"}
    }
    odd = {f"{old} {new} {name}" for old, new, name, _ in found if _odd_authority(old, new)}
    odd |= _several((new, _plain(name)) for _, new, name, _ in found)
    odd |= _several((f"{old} in {year}", new) for old, new, _, year in found)
    if odd:
        yield Finding(reason="la-combination", given=listed(odd))


def other_places(pair: Pair) -> Iterator[Finding]:
    """Yield codes of the smaller places that are malformed or have several names."""
    for reason, (code_column, name_column) in COMBINATIONS.items():
        if len(pair.present(code_column, name_column)) == 2:
            found = _given(pair, code_column, name_column)
            form = CODE_FORMS[code_column]
            odd = {f"{code} {name}" for code, name, _ in found if not form.fullmatch(code)}
            odd |= _several((code, _plain(name)) for code, name, _ in found)
            if reason == "lad-combination":  # wards and others share names, districts do not
                odd |= _several((f"{name} in {year}", code) for code, name, year in found)
            if odd:
                yield Finding(reason=reason, given=listed(odd))


def duplicates(pair: Pair) -> Iterator[Finding]:
    """Yield names with several codes, and codes with several names, in the other places."""
    for code_column, name_column in OTHERS:
        if len(pair.present(code_column, name_column)) == 2:
            found = _given(pair, code_column, name_column)
            names = _several((_plain(name), code) for code, name, _ in found)
            codes = _several((code, _plain(name)) for code, name, _ in found)
            if names:
                yield Finding(reason="geography-duplicate", given=listed(names))
            if codes:
                yield Finding(reason="geography-code-duplicate", given=listed(codes))


def not_available(pair: Pair) -> Iterator[Finding]:
    """Yield places called 'Not available' without the code 'x', and the other way round."""
    for code_column, name_column in OTHERS:
        if len(pair.present(code_column, name_column)) == 2:
            found = set(pair.data.together((code_column, name_column)))
            odd = [f"{c} {n}" for c, n in found if (c == "x") != (n == "Not available")]
            if odd:
                yield Finding(reason="geography-not-available", given=listed(odd))


def _is_country(code: str, name: str) -> bool:
    if code in NOT_AVAILABLE:
        return name.startswith(NOWHERE_IN_PARTICULAR)
    return code in COUNTRIES


def _odd_region(level: str, code: str) -> bool:
    if code in NOT_AVAILABLE:
        return False
    return code not in REGIONS if code else level == "Regional"


def _misspelt_region(code: str, name: str) -> bool:
    return code in REGIONS and _plain(name) == name and name != REGIONS[code]


def _odd_authority(old: str, new: str) -> bool:
    if TOGETHER in old:
        return any(map(_odd_authority, old.split(TOGETHER), new.split(TOGETHER)))
    if not (len(old) == 3 and old.isdigit() and CODE_FORMS["new_la_code"].fullmatch(new)):
        return True
    known = {code.ons_code: code.la_code for code in ons_codes()}
    return old in known.values() and known.get(new, old) != old


def _plain(name: str) -> str:
    """Return `name` without the note in brackets that a publisher put behind it."""
    return re.sub(r" \([^)]*\)$", "", name)


def _given(pair: Pair, code_column: str, name_column: str) -> set[tuple[str, ...]]:
    found = set(pair.data.together((code_column, name_column, "time_period")))
    return {row for row in found if row[0] not in {"", *NOT_AVAILABLE}}


def _several(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Return the first halves that go with several second halves, with those."""
    seen = defaultdict(set)
    for first, second in pairs:
        seen[first].add(second)
    return {f"{first}: {listed(many)}" for first, many in seen.items() if len(many) > 1}
