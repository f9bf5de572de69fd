import json
from datetime import date

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.services.linking.reading import Unconfirmed, proposed_mapping, read_lists

POLICE = "record,Forename,Surname,DOB\nP1,Anna,Smith,31/12/2010\nP2,Bea,Jones,01/02/2011\n"
HEALTH = "NHS No,First name,Last name,Birth date\n9434765919,Anna,Smith,2010-12-31\n"
UNSURE = "NHS No,First name,Sirname,Birth date\n9434765919,Anna,Smith,2010-12-31\n"


@pytest.fixture
def files(tmp_path):
    def written(**contents):
        paths = []
        for name, text in contents.items():
            path = tmp_path / f"{name}.csv"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return paths

    return written


def silent(*_):
    pass


def read(paths, mapping=None, **more):
    return read_lists(paths, mapping, as_of=date(2026, 1, 1), progress=silent, **more)


def refusal(paths, mapping=None, **more):
    with pytest.raises(Refused) as caught:
        read(paths, mapping, **more)
    return str(caught.value)


@pytest.mark.requirement("R6")
def test_lists_with_exact_headings_are_read_and_not_confirmed(files):
    found = read(files(police=POLICE, health=HEALTH))
    assert found.records.lists == ("police", "health")
    assert found.records.frame["surname"].to_list() == ["smith", "jones", "smith"]
    assert found.records.frame["date_of_birth"][0] == found.records.frame["date_of_birth"][2]
    assert [(one.name, one.records) for one in found.lists] == [("police", 2), ("health", 1)]
    assert not found.confirmed
    assert "Nobody confirmed" in found.reasons[0]


def test_a_person_may_confirm_what_is_proposed(files):
    found = read(files(police=POLICE, health=UNSURE), yes=True)
    assert found.confirmed
    assert found.reasons == ()


def test_columns_that_are_less_than_certain_are_not_taken_unconfirmed(files):
    with pytest.raises(
        Unconfirmed, match="surname from 'Sirname' \\(like heading\\)"
    ) as caught:
        read(files(police=POLICE, health=UNSURE))
    assert caught.value.mapping["lists"][1]["fields"]["surname"]["heading"] == "Sirname"


@pytest.mark.requirement("R6")
def test_a_mapping_is_written_edited_and_read_back(files, tmp_path):
    paths = files(police=POLICE.replace("31/12", "11/12"), health=UNSURE)
    mapping = proposed_mapping(paths, progress=silent)
    police = mapping["lists"][0]
    police["fields"]["record"] = None
    police["ignored"].append("record")
    police["fields"]["surname"] = "Forename"
    police["fields"]["given_name"] = "Surname"
    police["date_styles"] = {"date_of_birth": "month first"}
    file = tmp_path / "mapping.json"
    file.write_text(json.dumps(mapping), encoding="utf-8")
    found = read(paths, file)
    assert found.confirmed
    assert found.records.frame["surname"].to_list() == ["anna", "bea", "smith"]
    assert found.records.frame["record"].to_list() == ["row 2", "row 3", "row 2"]
    assert found.records.frame["date_of_birth"][0] == "2010-11-12"
    told = found.mapping["lists"][0]
    assert told["fields"]["surname"]["certainty"] == "given"
    assert told["date_styles"] == {"date_of_birth": "month first"}
    assert read(paths, found.mapping).records.frame.equals(found.records.frame)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON"),
        ("[]", "has no 'lists'"),
        ("{}", "has no 'lists'"),
        ('{"lists": [{"fields": {}}]}', "a list without the name 'list'"),
        (
            '{"lists": [{"list": "police", "columns": {}}]}',
            "gives 'columns', which means nothing",
        ),
        ('{"lists": [{"list": "police"}, {"list": "police"}]}', "'police' twice"),
        ('{"lists": [{"list": "police", "fields": []}]}', "no mapping of fields to headings"),
        ('{"lists": [{"list": "police", "fields": {"upn": 1}}]}', "'upn' is no heading: 1"),
        ('{"lists": [{"list": "police", "ignored": {}}]}', "no list of headings"),
        (
            '{"lists": [{"list": "police", "date_styles": {"a": 1}}]}',
            "mapping of fields to styles",
        ),
        ('{"lists": [{"list": "police"}, {"list": "x"}]}', "a list 'x', of which no file came"),
        ('{"lists": [{"list": "police"}]}', "says nothing of the list 'health'"),
        (
            '{"lists": [{"list": "police", "fields": {"upn": "Q"}}, {"list": "health"}]}',
            "no column 'Q' for 'upn'",
        ),
    ],
)
def test_errors_in_a_mapping_are_told_by_name(files, tmp_path, text, said):
    file = tmp_path / "mapping.json"
    file.write_text(text, encoding="utf-8")
    assert said in refusal(files(police=POLICE, health=HEALTH), file)


def test_a_mapping_that_is_no_text_is_refused(files, tmp_path):
    file = tmp_path / "mapping.json"
    file.write_bytes(b"\xff\xfe\x00")
    assert "is no JSON in UTF-8" in refusal(files(police=POLICE, health=HEALTH), file)


def test_a_list_alone_is_refused_unless_one_is_enough(files):
    paths = files(police=POLICE)
    assert "1 list was given (police)" in refusal(paths)
    assert len(read(paths, least=1).records) == 2


@pytest.mark.requirement("R6")
def test_a_list_of_blank_names_is_refused_with_their_count(files):
    said = "blank: 3 of 3 names are blank; these records cannot be linked."
    assert said in refusal(files(police=POLICE, blank="name\n\n\n\n"))
    assert said in refusal(
        files(police=POLICE, blank="record,forename,surname\n1,,\n2,,\n3,,\n")
    )
    assert "2 of 2 rows are blank" in refusal(files(police=POLICE, blank="upn\n\n\n"))


def test_lists_without_common_columns_are_refused(files):
    other = "record,UPN\n1,H801200001001\n"
    assert "police and other have too little in common" in refusal(
        files(police=POLICE, other=other)
    )


def test_a_list_given_twice_is_refused(files, tmp_path):
    assert "are the same file" in refusal(files(police=POLICE, health=POLICE))
    (path,) = files(police=POLICE)
    assert "Two files are called" in refusal([path, path])


def test_files_of_one_name_are_told_apart_by_their_folders(files, tmp_path):
    paths = []
    for folder, text in (("police", POLICE), ("health", HEALTH)):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "list.csv")
        paths[-1].write_text(text, encoding="utf-8")
    assert read(paths).records.lists == ("police/list", "health/list")


def test_a_list_alone_is_refused_before_anybody_is_asked_about_its_columns(files):
    assert "1 list was given" in refusal(files(health=UNSURE))


HEADLESS = "Sam,Smith,boy\nAnna,Jones,girl\nOla,Brown,girl\n"


@pytest.mark.requirement("R6")
@pytest.mark.parametrize("yes", [True, False])
def test_a_list_of_which_no_heading_is_known_is_refused_and_its_first_child_not_named(
    files, yes
):
    paths = files(school=HEADLESS, health=HEALTH)
    told = refusal(paths, yes=yes)
    assert "school.csv: none of its 3 headings is known" in told
    assert "Smith" not in told
    with pytest.raises(Refused) as caught:
        proposed_mapping(paths, progress=silent)
    assert "Smith" not in str(caught.value)


def test_a_mapping_that_names_no_column_of_a_list_without_headings_repeats_none_of_it(files):
    paths = files(school=HEADLESS, health=HEALTH)
    mapping = {
        "lists": [
            {"list": "school", "fields": {"surname": "Last name"}},
            {"list": "health", "fields": {"surname": "Family"}},
        ]
    }
    told = refusal(paths, mapping)
    assert "there is no column 'Last name' for 'surname'" in told
    assert "not repeated here" in told
    assert "Its columns are: NHS No, First name, Last name, Birth date." in told
    assert "Smith" not in told


def test_headings_of_another_language_are_taken_where_a_mapping_names_them(files):
    german = "Vorname,Nachname,Geburtsdatum\nAnna,Smith,31/12/2010\n"
    mapping = {
        "lists": [
            {
                "list": "school",
                "fields": {
                    "given_name": "Vorname",
                    "surname": "Nachname",
                    "date_of_birth": "Geburtsdatum",
                },
            },
            {
                "list": "health",
                "fields": {"surname": "Last name", "date_of_birth": "Birth date"},
            },
        ]
    }
    found = read(files(school=german, health=HEALTH), mapping)
    assert found.records.frame["surname"].to_list() == ["smith", "smith"]
