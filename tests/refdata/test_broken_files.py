"""Broken reference data is refused, naming the file, the line and the remedy."""

import shutil

import pytest

from firsthand.refdata import read
from firsthand.refdata.errors import RefdataError

AUTHORITIES = """la_code,name,region,ofsted_urn,from_on,to_on,other_names
901,Northmarsh,North East,1,,,
902,Southmarsh,South East,2,,,Southmarsh Borough|The Marsh
"""
CODES = """la_code,ons_code,from_on,to_on,note
901,E99000001,,,
902,E99000002,,,
"""
SCALE = """key: invented
name: Invented
grades:
  - key: fine
    label: Fine
    rank: 1
    meaning: It is fine.
    does_not_mean: That all is fine.
    must_follow: Nothing.
spellings:
  fine: fine
"""


@pytest.fixture
def root(tmp_path):
    """Return a folder of reference data with two invented authorities and one scale."""
    (tmp_path / "authorities").mkdir()
    (tmp_path / "scales").mkdir()
    (tmp_path / "authorities" / "authorities.csv").write_text(AUTHORITIES)
    (tmp_path / "authorities" / "ons_codes.csv").write_text(CODES)
    (tmp_path / "scales" / "invented.yaml").write_text(SCALE)
    return tmp_path


def refusal(reader, root):
    """Return the error that `reader` raises."""
    with pytest.raises(RefdataError) as caught:
        reader(root)
    assert caught.value.remedy in str(caught.value)
    assert str(caught.value.file) in str(caught.value)
    return caught.value


def edit(path, old, new):
    """Replace `old`, which must be there, by `new`."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_what_is_whole_is_read(root):
    north, south = read.authorities(root)
    assert north.ons_codes == ("E99000001",)
    assert south.other_names == ("Southmarsh Borough", "The Marsh")
    assert read.scales(root)["invented"].grades[0].label == "Fine"


def test_a_missing_file_is_named(root):
    (root / "authorities" / "authorities.csv").unlink()
    assert refusal(read.authorities, root).file.name == "authorities.csv"


def test_an_unreadable_date_in_a_row_is_named_with_its_line(root):
    edit(root / "authorities" / "authorities.csv", "South East,2,,", "South East,2,yesterday,")
    error = refusal(read.authorities, root)
    assert error.line == 3
    assert "from_on" in error.problem
    assert "yesterday" in error.remedy


def test_an_unknown_region_is_answered_with_the_known_ones(root):
    edit(root / "authorities" / "authorities.csv", "South East", "Atlantis")
    error = refusal(read.authorities, root)
    assert (error.line, "Atlantis" in error.problem) == (3, True)
    assert "South West" in error.remedy


def test_a_row_with_too_few_cells_is_refused(root):
    edit(root / "authorities" / "authorities.csv", "901,Northmarsh,North East,1,,,", "901,N")
    assert refusal(read.authorities, root).line == 2


def test_a_key_given_twice_names_both_places(root):
    edit(root / "authorities" / "authorities.csv", "902,", "901,")
    error = refusal(read.authorities, root)
    assert error.line == 3
    assert "authorities.csv, line 2" in error.problem


def test_a_code_of_nobody_is_refused(root):
    (root / "authorities" / "successions.csv").write_text(
        "predecessor,successor,happened_on,kind,note,source\n901,999,2020-04-01,merged,,law\n"
    )
    error = refusal(read.successions, root)
    assert error.line == 2
    assert "'999'" in error.problem


def test_a_field_that_does_not_exist_is_refused_and_not_dropped(root):
    edit(root / "scales" / "invented.yaml", "    label: Fine", "    label: Fine\n    lable: x")
    error = refusal(read.scales, root)
    assert (error.line, error.problem) == (6, "There is no field 'lable'.")


def test_a_missing_field_is_named_at_the_entry_that_lacks_it(root):
    edit(root / "scales" / "invented.yaml", "    does_not_mean: That all is fine.\n", "")
    error = refusal(read.scales, root)
    assert "grades.0.does_not_mean" in error.problem
    assert error.line == 4


def test_a_value_of_the_wrong_kind_is_named_at_its_own_line(root):
    edit(root / "scales" / "invented.yaml", "rank: 1", "rank: first")
    assert refusal(read.scales, root).line == 6


def test_a_field_given_twice_is_refused_and_the_last_does_not_win(root):
    edit(root / "scales" / "invented.yaml", "name: Invented", "name: Invented\nname: Other")
    error = refusal(read.scales, root)
    assert (error.line, error.problem) == (3, "The field 'name' is given twice.")


def test_what_is_not_yaml_is_refused_with_its_line(root):
    edit(root / "scales" / "invented.yaml", "name: Invented", 'name: "Invented')
    assert refusal(read.scales, root).line


def test_a_list_of_plain_words_is_refused(root):
    (root / "scales" / "invented.yaml").write_text("- fine\n- not fine\n")
    assert refusal(read.scales, root).line == 1


def test_an_empty_file_holds_nothing(root):
    (root / "scales" / "invented.yaml").write_text("")
    assert read.scales(root) == {}


def test_an_event_of_an_unknown_authority_is_refused_at_its_line(root):
    shutil.copytree(read.ROOT / "events", root / "events")
    error = refusal(read.curated_events, root)
    assert error.problem.startswith("'la_code' names authority")
    assert error.file.name == "interventions.yaml"
