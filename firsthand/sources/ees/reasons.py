"""The table of reasons: one for each check, with what is needed and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What a check needs and what to do; `refuses` is False where DfE only remarks."""

    needed: str
    remedy: str
    refuses: bool = True


def _refuse(needed: str, remedy: str) -> Reason:
    return Reason(needed=needed, remedy=remedy)


def _remark(needed: str, remedy: str) -> Reason:
    return Reason(needed=needed, remedy=remedy, refuses=False)


OF_FILES = {
    "empty": _refuse("a file with content", "Download the file again."),
    "not-a-csv": _refuse(
        "comma-separated text whose name ends in .csv", "Save or download it as CSV."
    ),
    "not-utf8": _refuse("text in UTF-8", "Save the file as 'CSV UTF-8'."),
    "wrong-separator": _refuse("commas between the cells", "Save the file with commas."),
    "ragged-rows": _refuse(
        "as many cells in each row as in the header",
        "Look for a stray comma or a missing quotation mark in the rows named.",
    ),
    "no-rows": _refuse("at least one row below the header", "Download the file again."),
    "empty-rows": _refuse("no row without any content", "Delete the empty rows."),
    "empty-columns": _refuse("a name for each column", "Delete the empty columns."),
    "file-name-spaces": _refuse("a file name without spaces", "Rename both files."),
    "file-name-special-characters": _refuse(
        "a file name of letters, digits, hyphens and underscores", "Rename both files."
    ),
    "names-not-a-pair": _refuse(
        "metadata named like the data, as in name.csv and name.meta.csv",
        "Rename the metadata, or save it as CSV.",
    ),
    "metadata-alone": _refuse(
        "a file of data; this one is metadata", "Load the data file that it describes."
    ),
    "metadata-unreadable": _refuse(
        "metadata in comma-separated UTF-8 text", "Save the metadata as 'CSV UTF-8'."
    ),
}

OF_ARCHIVES = {
    "not-a-zip": _refuse("a ZIP archive", "Pack the files again as ZIP."),
    "archive-without-names": _refuse(
        "a file dataset_names.csv in the archive", "Add it, one row for each data set."
    ),
    "archive-names-columns": _refuse(
        "the columns file_name and dataset_name in dataset_names.csv", "Correct its header."
    ),
    "archive-names-duplicate": _refuse(
        "each data set and each title once in dataset_names.csv", "Remove the repetition."
    ),
    "archive-names-extension": _refuse(
        "file names without their ending in dataset_names.csv", "Remove '.csv' there."
    ),
    "archive-files-missing": _refuse(
        "the data and the metadata of each data set named", "Add the files that are missing."
    ),
    "archive-files-unused": _refuse(
        "no file that dataset_names.csv does not name", "Name the files, or remove them."
    ),
}

OF_COLUMNS = {
    "data-columns-missing": _refuse(
        "the columns time_period, time_identifier, geographic_level, country_code and "
        "country_name",
        "Check that this is DfE's data file and no other table.",
    ),
    "column-duplicate": _refuse("each column name once", "Rename or remove one of them."),
    "column-spaces": _refuse("column names without spaces", "Use underscores in the names."),
    "column-style": _remark("lower-case names with underscores", "Rename in the next release."),
    "meta-columns-missing": _refuse(
        "the eight columns of metadata, from col_name to filter_grouping_column",
        "Add the column; it may be empty.",
    ),
    "meta-columns-unknown": _refuse(
        "no other columns of metadata than DfE's nine", "Remove the column from the metadata."
    ),
    "meta-not-in-data": _refuse(
        "each column that the metadata names in the data", "Add the column, or its data."
    ),
    "data-not-in-meta": _remark(
        "each column of the data in the metadata", "Describe the column, or remove it."
    ),
    "indicators-smushed": _refuse(
        "one indicator, with the breakdown in a filter column",
        "Turn the columns into rows, with a filter such as sex or ethnicity.",
    ),
    "non-standard-name": _refuse(
        "DfE's standard name, such as ethnicity_major or ethnicity_minor",
        "Rename the column to the standard name.",
    ),
}

OF_METADATA = {
    "meta-empty-rows": _refuse("no row of metadata without content", "Delete the empty rows."),
    "meta-name-missing": _refuse("a col_name in each row of metadata", "Name the column."),
    "meta-name-duplicate": _refuse("each col_name once", "Remove the repetition."),
    "meta-name-spaces": _refuse("col_name without spaces", "Use underscores in the names."),
    "meta-column-type": _refuse("'Filter' or 'Indicator' as col_type", "Correct col_type."),
    "meta-observational-unit": _refuse(
        "no time or geography column in the metadata", "Remove the row from the metadata."
    ),
    "meta-geography-as-filter": _refuse(
        "geography in DfE's standard columns, such as school_name, and not as a filter",
        "Rename the column to the standard name and remove it from the metadata.",
    ),
    "label-missing": _refuse("a label for each column", "Write the label."),
    "label-duplicate": _refuse("a different label for each column", "Correct the labels."),
    "filter-hint-on-indicator": _refuse(
        "filter_hint for filters only", "Empty filter_hint in the rows of indicators."
    ),
    "filter-group-on-indicator": _refuse(
        "filter_grouping_column for filters only", "Empty it in the rows of indicators."
    ),
    "filter-group-missing": _refuse(
        "a column in the data for each filter_grouping_column", "Add or correct the column."
    ),
    "filter-group-is-filter": _remark(
        "a grouping column that is not a filter itself", "Remove it from the filters."
    ),
    "filter-group-duplicate": _refuse(
        "a grouping column of its own for each filter", "Use another grouping column."
    ),
    "filter-group-level": _refuse(
        "fewer levels in the grouping column than in the filter", "Swap the two columns."
    ),
    "filter-group-stripped": _refuse(
        "groups that differ in letters or digits, not only in spaces and punctuation",
        "Spell each group in one way.",
    ),
    "indicator-grouping-on-filter": _refuse(
        "indicator_grouping for indicators only", "Empty it in the rows of filters."
    ),
    "indicator-group-stripped": _refuse(
        "groups that differ in letters or digits, not only in spaces and punctuation",
        "Spell each group in one way.",
    ),
    "indicator-unit-on-filter": _refuse(
        "indicator_unit for indicators only", "Empty it in the rows of filters."
    ),
    "indicator-unit-unknown": _refuse(
        "a unit that DfE knows: %, pp, £, £m, £bn, people and the like",
        "Correct indicator_unit, or leave it empty.",
    ),
    "decimal-places-on-filter": _refuse(
        "indicator_dp for indicators only", "Empty it in the rows of filters."
    ),
    "decimal-places-invalid": _refuse(
        "a whole number, zero or more, as indicator_dp", "Correct indicator_dp."
    ),
    "decimal-places-missing": _remark(
        "indicator_dp where others in the file have it", "Write the number of decimal places."
    ),
    "null-value": _refuse(
        "empty cells, or a symbol with a meaning, in place of NULL or NA",
        "Write 'x' for not available, 'z' for not applicable, 'c' for suppressed.",
    ),
}

OF_TIME = {
    "time-period-not-a-number": _refuse("digits only in time_period", "Write 2025 or 202425."),
    "time-identifier-unknown": _refuse(
        "a time identifier that DfE knows, such as 'Reporting year'", "Correct it."
    ),
    "time-identifiers-mixed": _refuse(
        "time identifiers of one kind in one file", "Make a file for each kind."
    ),
    "time-period-digits": _refuse(
        "four digits for calendar and reporting years, weeks and months; six for the others",
        "Write 2025 for a reporting year, 202425 for an academic year.",
    ),
    "time-period-not-consecutive": _refuse(
        "consecutive years in a period of six digits", "Write 202425 for 2024 to 2025."
    ),
}

OF_GEOGRAPHY = {
    "geographic-level-unknown": _refuse("a level that DfE knows", "Correct geographic_level."),
    "geography-columns-missing": _refuse(
        "the code and the name columns of each level in the file", "Add the columns."
    ),
    "geography-blank": _refuse(
        "a code and a name in each row, in the columns of its own level", "Fill them in."
    ),
    "geography-overcompleted": _refuse(
        "empty columns where the row is of a higher level", "Empty them in the rows named."
    ),
    "rows-ignored": _refuse(
        "rows of a level that can be shown: schools and providers apart, no institutions",
        "Make a file for each kind of row.",
    ),
    "rows-ignored-remark": _remark("rows of levels that can be shown", "Nothing need be done."),
    "country-combination": _refuse("DfE's code for the country", "Write E92000001, England."),
    "region-combination": _refuse("ONS's code and name of a region", "Correct the region."),
    "region-missing": _remark("the region of each authority", "Fill in the region."),
    "la-combination": _refuse(
        "one three-digit code, one nine-character code and one name for each authority and "
        "period",
        "Correct the codes and names of the authorities named.",
    ),
    "lad-combination": _refuse("one ONS code and name for each district", "Correct them."),
    "lep-combination": _refuse("one ONS code and name for each partnership", "Correct them."),
    "lsip-combination": _refuse("one ONS code and name for each plan area", "Correct them."),
    "pcon-combination": _refuse("one ONS code and name for each constituency", "Correct them."),
    "ward-combination": _refuse("one ONS code and name for each ward", "Correct them."),
    "ward-unverified": _refuse(
        "rows of a level that we can check; we hold no list of wards to check these by",
        "Load a table that has rows of England, regions or authorities.",
    ),
    "eda-combination": _refuse("one ONS code and name for each area", "Correct them."),
    "geography-duplicate": _refuse("one code for each name", "Correct the codes."),
    "geography-code-duplicate": _refuse("one name for each code", "Correct the names."),
    "geography-not-available": _refuse(
        "the code 'x' or 'z' where the name says that the place is not available",
        "Write 'x' as the code of 'Not available'.",
    ),
}

OF_FILTERS = {
    "filter-single-level": _refuse(
        "at least two values in each filter", "Remove the filter, or add its other values."
    ),
    "filter-blank": _refuse("a value for each filter in each row", "Write the value."),
    "filter-total-missing": _remark("a row for 'Total' in each filter", "Add the total."),
    "observational-total": _refuse(
        "no 'Total' among places and times", "Use National for England, Regional for a region."
    ),
    "whitespace-in-filter": _refuse(
        "no space before or after a filter value", "Remove the spaces."
    ),
    "ethnicity-group": _refuse(
        "Ethnicity Major, Ethnicity Minor, Ethnicity Detailed or Minority Ethnic as the group",
        "Rename the group.",
    ),
    "rows-repeated": _remark("each row once", "Remove the repetition."),
    "duplicate-rows": _refuse(
        "one row for each time, place and combination of filters", "Remove the repetition."
    ),
}

OF_VALUES = {
    "value-blank": _refuse(
        "a number or a symbol in each cell of an indicator",
        "Write 'x' for not available, 'z' for not applicable, 'c' for suppressed.",
    ),
    "symbol-obsolete": _refuse(
        "the symbols in use: c, k, low, u, x and z", "Write 'low' for '~' and 'x' for ':'."
    ),
    "symbol-unknown": _refuse(
        "the symbols in use: c, k, low, u, x and z", "Write 'x' for not available."
    ),
}

REASONS = {
    **OF_FILES,
    **OF_ARCHIVES,
    **OF_COLUMNS,
    **OF_METADATA,
    **OF_TIME,
    **OF_GEOGRAPHY,
    **OF_FILTERS,
    **OF_VALUES,
}
