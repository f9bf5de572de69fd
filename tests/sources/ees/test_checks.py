"""Each check on a table made for it: one change to a sound table gives the one reason."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from firsthand.sources.ees.reasons import REASONS
from firsthand.sources.ees_csv import read

DATA = """\
time_period,time_identifier,geographic_level,country_code,country_name,\
region_code,region_name,old_la_code,new_la_code,la_name,kind_group,kind,children,percent
2025,Reporting year,National,E92000001,England,,,,,,Total,Total,90,100
2025,Reporting year,Regional,E92000001,England,E12000001,North East,,,,One,At home,30,30
2025,Reporting year,Local authority,E92000001,England,\
E12000001,North East,901,E06000901,Anyton,One,Away,10,10
2025,Reporting year,Local authority,E92000001,England,\
E12000001,North East,901,E06000901,Anyton,Two,At school,c,c
"""
META = """\
col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,\
filter_hint,filter_grouping_column
kind,Filter,Kind,,,,Filter by kind,kind_group
children,Indicator,Number of children,Numbers,,0,,
percent,Indicator,Share of children,Numbers,%,1,,
"""
PLACES = (
    "2025,Reporting year,{level},E92000001,England,,,,,,{code},{name},Total,Total,1,1\n"
    "2025,Reporting year,{level},E92000001,England,,,,,,{code2},{name2},One,Away,2,2\n"
)


def but(text: str, *changes: tuple[str, str]) -> str:
    """Return `text` with each of `changes` made to it."""
    for old, new in changes:
        text = text.replace(old, new)
    return text


@dataclass(frozen=True, kw_only=True)
class Change:
    """Pieces of the sound table or its metadata that are replaced."""

    reason: str
    data: tuple[str, str] = ("", "")
    meta: tuple[str, str] = ("", "")
    name: str = "kinds.csv"
    meta_name: str | None = None


def places(reason: str, level: str, columns: str, *cells: str) -> Change:
    """Return a table of another level of geography, with the codes and names in `cells`."""
    head = DATA.splitlines()[0].replace("kind_group", f"{columns},kind_group")
    code, name, code2, name2 = cells
    rows = PLACES.format(level=level, code=code, name=name, code2=code2, name2=name2)
    return Change(reason=reason, data=(DATA, f"{head}\n{rows}"))


PLANNING = "2025,Reporting year,Planning area,E92000001,England,,,,,,P1,Here,One,Away,1,1\n"
LEP = "local_enterprise_partnership_code,local_enterprise_partnership_name"
CHANGES = (
    Change(reason="wrong-separator", data=(",", ";")),
    Change(reason="ragged-rows", data=("90,100\n", "90,100,7\n")),
    Change(reason="not-utf8", meta=("Kind,", "Kind \udc85,")),
    Change(reason="empty", data=(DATA, "")),
    Change(reason="not-a-csv", name="kinds.txt"),
    Change(reason="no-rows", data=(DATA, DATA.splitlines()[0] + "\n")),
    Change(
        reason="empty-rows",
        data=("2025,Reporting year,National", "," * 13 + "\n2025,Reporting year,National"),
    ),
    Change(reason="empty-columns", data=("percent\n", "\n")),
    Change(reason="file-name-spaces", name="kinds of.csv"),
    Change(reason="file-name-special-characters", name="kinds@.csv"),
    Change(reason="names-not-a-pair", meta_name="kinds.meta.txt"),
    Change(reason="metadata-alone", data=(DATA, META)),
    Change(reason="metadata-unreadable", meta=(META, "")),
    Change(reason="data-columns-missing", data=("time_period,", "year,")),
    Change(reason="column-duplicate", data=("children,percent", "children,children")),
    Change(reason="column-spaces", data=("percent\n", "per cent\n")),
    Change(
        reason="column-style",
        data=("kind_group", "Kind_group"),
        meta=("kind_group", "Kind_group"),
    ),
    Change(reason="meta-columns-missing", meta=("indicator_dp", "places")),
    Change(
        reason="meta-columns-unknown",
        meta=(META, but(META, ("\n", ",\n"), ("column,", "column,whim"))),
    ),
    Change(reason="meta-not-in-data", meta=("percent,", "rate,")),
    Change(
        reason="data-not-in-meta",
        meta=("percent,Indicator,Share of children,Numbers,%,1,,\n", ""),
    ),
    Change(
        reason="indicators-smushed",
        data=("children,percent\n", "children_male,children_female\n"),
        meta=(
            META,
            but(META, ("children,I", "children_male,I"), ("percent,I", "children_female,I")),
        ),
    ),
    Change(
        reason="non-standard-name",
        data=("kind_group,kind", "kind_group,minor_ethnicity"),
        meta=("kind,F", "minor_ethnicity,F"),
    ),
    Change(reason="meta-empty-rows", meta=("children,I", ",,,,,,,\nchildren,I")),
    Change(reason="meta-name-missing", meta=("percent,I", ",I")),
    Change(reason="meta-name-duplicate", meta=("percent,I", "children,I")),
    Change(reason="meta-name-spaces", meta=("percent,I", "per cent,I")),
    Change(reason="meta-column-type", meta=("percent,Indicator", "percent,Measure")),
    Change(reason="meta-observational-unit", meta=("percent,I", "time_period,I")),
    Change(
        reason="meta-geography-as-filter",
        data=("kind_group,kind", "kind_group,schoolName"),
        meta=("kind,F", "schoolName,F"),
    ),
    Change(reason="label-missing", meta=("Share of children", "")),
    Change(reason="label-duplicate", meta=("Share of", "Number of")),
    Change(reason="filter-hint-on-indicator", meta=("%,1,,", "%,1,Hint,")),
    Change(reason="filter-group-on-indicator", meta=("%,1,,", "%,1,,kind_group")),
    Change(reason="filter-group-missing", meta=("kind_group", "kind_of")),
    Change(
        reason="filter-group-is-filter",
        meta=("children,I", "kind_group,Filter,Group,,,,,\nchildren,I"),
    ),
    Change(
        reason="filter-group-duplicate",
        meta=("children,I", "kind_of,Filter,Other,,,,,kind_group\nchildren,I"),
    ),
    Change(
        reason="filter-group-level",
        data=(DATA, but(DATA, ("At school", "Away"), ("One,Away", "Three,Away"))),
    ),
    Change(reason="filter-group-stripped", data=("Two,At school", "O-ne,At school")),
    Change(reason="indicator-grouping-on-filter", meta=("Kind,,", "Kind,Numbers,")),
    Change(
        reason="indicator-group-stripped", meta=("children,Numbers,%", "children,Num bers,%")
    ),
    Change(reason="indicator-unit-on-filter", meta=("Kind,,,", "Kind,,%,")),
    Change(reason="indicator-unit-unknown", meta=("%", "$")),
    Change(reason="decimal-places-on-filter", meta=("Kind,,,,", "Kind,,,1,")),
    Change(reason="decimal-places-invalid", meta=("%,1", "%,-1")),
    Change(reason="decimal-places-missing", meta=("%,1", "%,")),
    Change(reason="null-value", meta=("Filter by kind", "NULL")),
    Change(reason="time-period-not-a-number", data=("2025,", "2025Q1,")),
    Change(reason="time-identifier-unknown", data=("Reporting year", "Reporting Year")),
    Change(
        reason="time-identifiers-mixed",
        data=("2025,Reporting year,National", "2025,Calendar year,National"),
    ),
    Change(reason="time-period-digits", data=("2025,", "202526,")),
    Change(reason="time-period-digits", data=("2025,", "0000,")),
    Change(reason="time-period-not-consecutive", data=("2025,Reporting", "202528,Academic")),
    Change(reason="geographic-level-unknown", data=("National", "Nation")),
    Change(reason="geography-columns-missing", data=("region_name", "region")),
    Change(reason="geography-blank", data=("Anyton", "")),
    Change(
        reason="geography-overcompleted", data=("England,,,,,,Total", "England,,,901,,,Total")
    ),
    Change(reason="country-combination", data=("E92000001", "E92000002")),
    Change(reason="region-combination", data=("E12000001", "E12000010")),
    Change(reason="region-missing", data=("E12000001,North East,901", ",North East,901")),
    Change(
        reason="la-combination", data=("901,E06000901,Anyton,Two", "902,E06000901,Otherton,Two")
    ),
    Change(
        reason="filter-single-level",
        data=(
            DATA,
            but(DATA, ("At home", "Away"), ("At school", "Away"), ("l,Total", "l,Away")),
        ),
    ),
    Change(reason="filter-blank", data=("Two,At school", "Two,")),
    Change(reason="filter-total-missing", data=("Total,Total", "All,All")),
    Change(reason="observational-total", data=("Anyton", "Total")),
    Change(reason="whitespace-in-filter", data=("At school", "At school ")),
    Change(
        reason="ethnicity-group",
        data=(
            DATA,
            but(DATA, ("kind_group", "characteristic_group"), ("One", "Ethnic origin")),
        ),
        meta=("kind_group", "characteristic_group"),
    ),
    Change(reason="rows-repeated", data=("90,100\n", "90,100\n" + DATA.splitlines()[1] + "\n")),
    Change(reason="duplicate-rows", data=("Two,At school", "One,Away")),
    Change(reason="value-blank", data=("10,10", "10,")),
    Change(reason="symbol-obsolete", data=("c,c", "~,~")),
    Change(reason="symbol-unknown", data=("c,c", "n/a,n/a")),
    places(
        "lad-combination",
        "Local authority district",
        "lad_code,lad_name",
        "E07000901",
        "Here",
        "12",
        "There",
    ),
    places(
        "pcon-combination",
        "Parliamentary constituency",
        "pcon_code,pcon_name",
        "E14000901",
        "Here",
        "x1",
        "There",
    ),
    places(
        "lep-combination",
        "Local enterprise partnership",
        LEP,
        "E37000901",
        "Here",
        "E37000901",
        "There",
    ),
    places(
        "lsip-combination",
        "Local skills improvement plan area",
        "lsip_code,lsip_name",
        "E69000901",
        "Here",
        "E69000901",
        "There",
    ),
    places(
        "ward-combination", "Ward", "ward_code,ward_name", "E05000901", "Here", "E05", "There"
    ),
    places(
        "ward-unverified",
        "Ward",
        "ward_code,ward_name",
        "E05000901",
        "Here",
        "E05000902",
        "There",
    ),
    places(
        "eda-combination",
        "English devolved area",
        "english_devolved_area_code,english_devolved_area_name",
        "E47000901",
        "Here",
        "12",
        "There",
    ),
    places("geography-duplicate", "MAT", "trust_id,trust_name", "T1", "Here", "T2", "Here"),
    places(
        "geography-code-duplicate", "MAT", "trust_id,trust_name", "T1", "Here", "T1", "There"
    ),
    places("geography-not-available", "MAT", "trust_id,trust_name", "x", "Here", "T1", "There"),
    Change(
        reason="rows-ignored-remark",
        data=(
            DATA,
            but(
                DATA,
                ("la_name,", "la_name,planning_area_code,planning_area_name,"),
                (",,,Total,T", ",,,,,Total,T"),
                (",,,One", ",,,,,One"),
                ("Anyton,", "Anyton,,,"),
            )
            + PLANNING,
        ),
    ),
    places(
        "rows-ignored",
        "Institution",
        "institution_id,institution_name",
        "1",
        "Here",
        "2",
        "There",
    ),
)


def written(folder: Path, change: Change) -> Path:
    """Write the sound table with `change` made to it, and return where the data is."""
    path = folder / change.name
    stem = change.name.rsplit(".", 1)[0]
    beside = folder / (change.meta_name or f"{stem}.meta.csv")
    data = DATA.replace(*change.data) if change.data[0] else DATA
    meta = META.replace(*change.meta) if change.meta[0] else META
    path.write_text(data, encoding="utf-8", errors="surrogateescape")
    beside.write_text(meta, encoding="utf-8", errors="surrogateescape")
    return path


def reasons(path: Path) -> set[str]:
    return {problem.reason for problem in read(path, indicators=()).problems}


def test_the_sound_table_loads_without_a_remark(tmp_path):
    reading = read(written(tmp_path, Change(reason="")), indicators=())
    assert reading.problems == ()
    assert len(reading.source.quirks) == 2


@pytest.mark.parametrize(
    "change", [c for c in CHANGES if REASONS[c.reason].refuses], ids=lambda c: c.reason
)
def test_a_fault_is_refused_for_its_reason(tmp_path, change):
    path = written(tmp_path, change)
    assert read(path, indicators=()).source is None
    assert change.reason in reasons(path)


@pytest.mark.parametrize(
    "change", [c for c in CHANGES if not REASONS[c.reason].refuses], ids=lambda c: c.reason
)
def test_what_dfe_only_remarks_upon_loads_and_is_said(tmp_path, change):
    reading = read(written(tmp_path, change), indicators=())
    assert reading.problems == ()
    assert any(REASONS[change.reason].needed in quirk for quirk in reading.source.quirks)


NAMES = "file_name,dataset_name\nkinds,Kinds of children\n"
FAULTS = {
    "archive-without-names": {"dataset_names.csv": None},
    "archive-names-columns": {"dataset_names.csv": NAMES.replace("dataset_name", "title")},
    "archive-names-duplicate": {"dataset_names.csv": NAMES + "kinds,Other\n"},
    "archive-names-extension": {"dataset_names.csv": NAMES.replace("kinds,", "kinds.csv,")},
    "archive-files-missing": {"kinds.meta.csv": None},
    "archive-files-unused": {"notes.txt": "Read me"},
    "value-blank": {"kinds.csv": DATA.replace("90,100", "90,")},
}


def packed(folder: Path, **changes: str | None) -> Path:
    """Write an archive of the sound table, with some of its files changed or left out."""
    files = {"kinds.csv": DATA, "kinds.meta.csv": META, "dataset_names.csv": NAMES, **changes}
    path = folder / "kinds.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            if text is not None:
                archive.writestr(name, text)
    return path


def test_an_archive_of_sound_tables_loads(tmp_path):
    assert read(packed(tmp_path), indicators=()).problems == ()


@pytest.mark.parametrize(("reason", "changes"), FAULTS.items())
def test_a_fault_of_an_archive_is_refused_for_its_reason(tmp_path, reason, changes):
    assert reason in reasons(packed(tmp_path, **changes))


def test_an_archive_that_is_none_is_refused(tmp_path):
    path = tmp_path / "kinds.zip"
    path.write_bytes(packed(tmp_path).read_bytes()[:100])
    assert reasons(path) == {"not-a-zip"}


def test_no_reason_is_without_a_test():
    assert {c.reason for c in CHANGES} | set(FAULTS) | {"not-a-zip"} == set(REASONS)
