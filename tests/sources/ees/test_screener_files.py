"""DfE's own files: what its screener refuses is refused for that reason; the rest loads."""

from pathlib import Path

import pytest

from firsthand.sources.ees_csv import read

FAIL = {
    "adding_z_locationCode.csv": "country-combination",
    "blanks_filters.csv": "filter-blank",
    "blanks_indicators.csv": "value-blank",
    "col_name_completed.csv": "meta-name-missing",
    "col_name_duplicate.csv": "meta-name-duplicate",
    "col_name_spaces.csv": "meta-name-spaces",
    "col_type.csv": "meta-column-type",
    "col_type_blank.csv": "meta-column-type",
    "country_combinations.csv": "country-combination",
    # The empty columns that gave this one its name are gone; a region is misspelt.
    "data_empty_cols.csv": "region-combination",
    "data_mandatory_cols.csv": "data-columns-missing",
    "data_to_meta_crosscheck.csv": "data-not-in-meta",
    "data_variable_spaces.csv": "column-spaces",
    "duplicate_label.csv": "label-duplicate",
    "duplicate_rows.csv": "duplicate-rows",
    "duplicate_variable_names.csv": "column-duplicate",
    "eda_combinations.csv": "eda-combination",
    "ethnicity_characteristics_filter_wrong_group_and_values.csv": "ethnicity-group",
    "fails_allchecks.csv": "time-period-digits",
    "fails_everything_ancillary.csv": "rows-ignored",
    "fails_file validation.csv": "file-name-spaces",
    "fails_prescreening1.csv": "geographic-level-unknown",
    "fails_prescreening2.csv": "column-spaces",
    "file_separator.csv": "wrong-separator",
    "filename spaces.csv": "file-name-spaces",
    "filter_group.csv": "filter-group-on-indicator",
    "filter_group_duplicate.csv": "filter-group-duplicate",
    "filter_group_level.csv": "filter-group-level",
    "filter_group_match.csv": "filter-group-missing",
    "filter_group_stripped.csv": "filter-group-stripped",
    "filter_hint.csv": "filter-hint-on-indicator",
    "filter_level.csv": "filter-single-level",
    "geographic_catch.csv": "meta-geography-as-filter",
    "geographic_level.csv": "geographic-level-unknown",
    "geography_level_completed.csv": "geography-blank",
    "geography_level_present.csv": "geography-columns-missing",
    "ignored_rows.csv": "rows-ignored-remark",
    "indicator_dp.csv": "decimal-places-on-filter",
    "indicator_dp_completed.csv": "decimal-places-missing",
    "indicator_dp_negative.csv": "decimal-places-invalid",
    "indicator_dp_nonInteger.csv": "decimal-places-invalid",
    "indicator_dp_validation.csv": "decimal-places-invalid",
    "indicator_group_stripped.csv": "indicator-group-stripped",
    "indicator_grouping.csv": "indicator-grouping-on-filter",
    "indicator_unit.csv": "indicator-unit-on-filter",
    "indicator_unit_validation.csv": "indicator-unit-unknown",
    "indicators_smushed.csv": "indicators-smushed",
    "invalid_meta_cols.csv": "meta-columns-unknown",
    "invalid_type.txt": "not-a-csv",
    "invalid_type2.txt": "not-a-csv",
    "invalid_type3.csv": "names-not-a-pair",
    "la_col_present.csv": "geography-columns-missing",
    "la_combinations.csv": "la-combination",
    "label.csv": "label-missing",
    "label_blank_notNA.csv": "label-missing",
    "lad_combinations.csv": "lad-combination",
    "lep_combinations.csv": "lep-combination",
    "lsip_combinations.csv": "lsip-combination",
    # Its metadata is not among the files, so that the data is judged alone.
    "meta_empty_rows.csv": "empty-columns",
    "meta_mandatory_cols.csv": "meta-columns-missing",
    "meta_to_data_crosscheck.csv": "meta-not-in-data",
    "missing_region_name.csv": "geography-columns-missing",
    "multiple_stripped_filter_groups.csv": "filter-group-stripped",
    "na_geography.csv": "geography-not-available",
    "na_geography_code.csv": "geography-not-available",
    "naming_convention-dataFail.txt": "not-a-csv",
    "naming_convention-metaFail.csv": "names-not-a-pair",
    "naming_convention.csv": "names-not-a-pair",
    "naming_convention.txt": "not-a-csv",
    "naming_convention_meta.csv": "metadata-alone",
    "no_data_symbols.csv": "symbol-unknown",
    "non_standard_headers.csv": "non-standard-name",
    "not_sch_but_one_filter.csv": "geography-overcompleted",
    "not_table_tool.csv": "rows-ignored",
    "notavailable_symbols.csv": "symbol-obsolete",
    "null.csv": "null-value",
    "ob_unit_meta.csv": "meta-observational-unit",
    "ob_unit_total.csv": "observational-total",
    "observational_total.csv": "observational-total",
    "other_geography_code_duplicates.csv": "geography-code-duplicate",
    "other_geography_duplicates.csv": "geography-duplicate",
    "overcompleted_cols.csv": "geography-overcompleted",
    "passes_everything_ancillary.csv": "rows-ignored",
    "pcon_combinations.csv": "pcon-combination",
    "prov_level_only_dupes.csv": "duplicate-rows",
    "provider_col_incorrect.csv": "geography-columns-missing",
    "region_col_present.csv": "geography-columns-missing",
    "region_combinations.csv": "region-combination",
    "region_for_la.csv": "region-missing",
    "region_for_lad.csv": "region-missing",
    "regional_blanks.csv": "region-combination",
    "roundedzero_symbols.csv": "symbol-obsolete",
    # Its metadata is not among the files, so that the data is judged alone.
    "rows_to_cols.csv": "empty-columns",
    "sch_level_missing_col.csv": "geography-columns-missing",
    "sch_many_filter.csv": "geography-overcompleted",
    "sch_prov.csv": "rows-ignored",
    "special_characters-+#'@.csv": "file-name-special-characters",
    "time_identifier.csv": "time-identifier-unknown",
    "time_identifier_mix.csv": "time-identifiers-mixed",
    "time_period.csv": "time-period-digits",
    "time_period_six.csv": "time-period-not-consecutive",
    "time_validation.csv": "time-period-not-a-number",
    "total.csv": "filter-total-missing",
    "utf8.csv": "not-utf8",
    # We hold no list of wards; DfE found one ward's name in it to be wrong.
    "ward_combinations.csv": "ward-unverified",
    "whitespace_filters.csv": "whitespace-in-filter",
}
PLATFORM_FAIL = {
    # DfE's importer takes the next two to test itself; its screener refuses them, and so do we.
    "all_geographies.csv": "duplicate-rows",
    "small-csv-with-special-data.csv": "value-blank",
    "bulk-data-zip-invalid-datasetnames-headers.zip": "archive-names-columns",
    "bulk-data-zip-invalid-duplicate-names.zip": "archive-names-duplicate",
    "bulk-data-zip-invalid-filename-contains-extension.zip": "archive-names-extension",
    "bulk-data-zip-invalid-files-not-found.zip": "archive-files-missing",
    "bulk-data-zip-invalid-no-datasetnames-csv.zip": "archive-without-names",
    "bulk-data-zip-invalid-not-a-zip.zip": "not-a-zip",
    "bulk-data-zip-invalid-unused-files.zip": "archive-files-unused",
    "invalid_data_in_metadata_file.csv": "meta-column-type",
    "invalid_geographic_level_in_data_file.csv": "geographic-level-unknown",
    "invalid_time_identifier_in_data_file.csv": "time-identifier-unknown",
    "missing_columns_in_data_file.csv": "meta-not-in-data",
    "missing_geographic_level_column_in_data_file.csv": "data-columns-missing",
    "missing_observational_units_in_data_file.csv": "data-columns-missing",
    "missing_time_identifier_column_in_data_file.csv": "data-columns-missing",
    "missing_time_period_column_in_data_file.csv": "data-columns-missing",
    "quotes_in_data_file.csv": "time-identifier-unknown",
    "quotes_in_metadata_file.csv": "meta-not-in-data",
    "quotes_in_metadata_file_headings.csv": "meta-columns-missing",
    "unexpected_columns_in_metadata_file.csv": "meta-columns-unknown",
    "unexpected_metadata_in_metadata_file.csv": "meta-not-in-data",
    "unexpected_number_of_columns_in_data_file.csv": "ragged-rows",
    "unexpected_number_of_columns_in_metadata_file.csv": "ragged-rows",
}
PLATFORM_PASS = (
    "bulk-data-zip-valid.zip",
    "dates-replacement.csv",
    "dates.csv",
    "grouped-filters-and-indicators-replacement.csv",
    "grouped-filters-and-indicators.csv",
    "mixed-categorical-numerical-data-test.csv",
    "seven_filters.csv",
    "seven_filters_minor_update.csv",
    "small-csv.csv",
    "tiny-one-filter.csv",
    "tiny-two-filters.csv",
)


@pytest.fixture
def samples(shared: Path) -> Path:
    return shared / "data" / "samples"


@pytest.fixture
def screener(samples: Path) -> Path:
    return samples / "ees_screener_pass_fail"


def data_files(folder: Path) -> set[str]:
    """Return the names of the data files in `folder`; metadata goes with its data."""
    return {path.name for path in folder.iterdir() if ".meta." not in path.name}


@pytest.mark.parametrize(("name", "reason"), FAIL.items())
def test_a_file_that_fails_at_dfe_is_refused_for_that_reason(screener, name, reason):
    reading = read(screener / "fail" / name, indicators=())
    assert reading.source is None
    assert reason in {problem.reason for problem in reading.problems}


@pytest.mark.parametrize(("name", "reason"), PLATFORM_FAIL.items())
def test_a_file_that_the_platform_refuses_is_refused_for_that_reason(samples, name, reason):
    reading = read(samples / "ees_platform_upload_tests" / name, indicators=())
    assert reading.source is None
    assert reason in {problem.reason for problem in reading.problems}


@pytest.mark.parametrize("name", PLATFORM_PASS)
def test_a_file_that_the_platform_takes_loads(samples, name):
    assert read(samples / "ees_platform_upload_tests" / name, indicators=()).problems == ()


def test_every_file_that_passes_at_dfe_loads_without_a_problem(screener):
    for name in sorted(data_files(screener / "pass")):
        reading = read(screener / "pass" / name, indicators=())
        assert (name, reading.problems) == (name, ())
        assert reading.source is not None


def test_no_file_of_dfe_is_left_out(samples, screener):
    assert data_files(screener / "fail") == set(FAIL)
    named = set(PLATFORM_FAIL) | set(PLATFORM_PASS)
    assert data_files(samples / "ees_platform_upload_tests") == named


def test_a_refusal_names_the_reason_for_it_before_mere_remarks(screener):
    first = read(screener / "fail" / "total.csv", indicators=()).problems[0]
    assert first.reason == "region-combination"
    assert "Yorkshire" in first.given
