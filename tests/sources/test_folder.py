"""A folder is read whole: what no reader takes is told, not passed over."""

import zipfile

from firsthand.sources.folder import files_below, read_files
from firsthand.sources.keep import MANIFEST

METADATA = (
    "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,"
    "filter_hint,filter_grouping_column\nchildren,Indicator,Children,,,0,,\n"
)


def problems(folder):
    paths = files_below(folder)
    read = read_files(paths, workers=1, progress=lambda *_: None)
    return {p.file_name.split("/")[-1]: p.reason for one in read for p in one.problems}


def test_metadata_without_its_table_is_told(tmp_path):
    (tmp_path / "lonely.meta.csv").write_text(METADATA)
    assert problems(tmp_path) == {"lonely.meta.csv": "metadata-alone"}


def test_a_file_of_plain_words_is_told(tmp_path):
    (tmp_path / "words.txt").write_text("Nothing that a reader knows.\n")
    assert problems(tmp_path) == {"words.txt": "no-reader"}


def test_an_archive_goes_to_the_reader_of_statistics(tmp_path):
    with zipfile.ZipFile(tmp_path / "tables.zip", "w") as archive:
        archive.writestr("lonely.meta.csv", METADATA)
    found = problems(tmp_path)
    assert found
    assert "reader-failed" not in found.values()


def test_the_manifest_of_fetched_files_is_no_publication(tmp_path):
    (tmp_path / MANIFEST).write_text("{}")
    assert files_below(tmp_path) == ()
