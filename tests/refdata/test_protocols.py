"""Protocols: every framework version has one, and a wrong one is refused with its line."""

import shutil

import pytest

from firsthand.domain.inspection.acts.evidence import Source
from firsthand.domain.inspection.acts.findings import OFFICES
from firsthand.domain.reference.unknown import UnknownFramework
from firsthand.refdata import read
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read import ROOT
from firsthand.refdata.read_no_names import no_names
from firsthand.refdata.read_protocols import protocol_for, protocols

DEFAULT = (ROOT / "protocols" / "default.yaml").read_text(encoding="utf-8")


def changed(folder, old, new, text=DEFAULT):
    assert old in text
    shutil.copytree(ROOT / "protocols", folder / "protocols")
    file = folder / "protocols" / "default.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_every_framework_version_has_rules():
    for framework in read.frameworks():
        protocol = protocol_for(framework.key)
        assert protocol.lines, framework.key
        assert protocol.voices, framework.key
        assert protocol.grounds, framework.key


def test_a_version_that_nobody_knows_is_refused_with_the_nearest():
    with pytest.raises(UnknownFramework, match="ilacs-2023"):
        protocol_for("ilacs-2024")


@pytest.mark.parametrize("protocol", protocols(), ids=lambda one: one.key)
def test_every_protocol_asks_about_organised_exploitation_of_both_kinds(protocol):
    line = protocol.line("organised-exploitation")
    assert line.mandatory
    assert {"child-sexual-exploitation", "child-criminal-exploitation"} <= set(line.harms)


@pytest.mark.parametrize("protocol", protocols(), ids=lambda one: one.key)
def test_every_protocol_asks_of_workings_and_keeps_time_for_what_nobody_named(protocol):
    assert protocol.line("workings").mandatory
    assert protocol.line("front-line-apart").mandatory
    assert [line.mandatory for line in protocol.lines if line.open] == [True]


def test_the_default_asks_for_the_six_voices_and_both_ethnicities():
    heard = {source for voice in protocol_for("ilacs-2023").voices for source in voice.sources}
    assert heard == {
        Source.CHILD,
        Source.PARENT_CARER,
        Source.PRACTITIONER_ACCOUNT,
        Source.PARTNER_AGENCY,
        Source.VOLUNTARY_SECTOR,
        Source.COUNCILLOR,
    }
    matters = {one.key for one in protocol_for("ilacs-2023").matters}
    assert {"ethnicity-of-victims", "ethnicity-of-perpetrators"} <= matters


def test_the_default_grounds_are_the_published_rule():
    grounds = {one.rule: one for one in protocol_for("ilacs-2023").grounds}
    assert (grounds["methods"].least, grounds["relations"].least) == (2, 2)
    assert (grounds["own-test"].least, grounds["lived-experience"].least) == (1, 1)
    assert [rule for rule, one in grounds.items() if one.may_be_set_aside] == [
        "lived-experience"
    ]
    assert {"open-questions", "stale", "against"} <= set(grounds)


def test_joint_inspections_have_rules_of_their_own():
    joint, usual = protocol_for("jtai-2022"), protocol_for("ilacs-2023")
    assert joint.key == "jtai"
    assert [one.key for one in joint.lines] != [one.key for one in usual.lines]
    assert [one.key for one in joint.voices] != [one.key for one in usual.voices]
    assert joint.grounds != usual.grounds


def test_lines_that_a_version_cannot_judge_are_left_out():
    care = {one.key for one in protocol_for("tlac-2013").lines}
    assert "life-in-care" in care
    assert "first-contact" not in care
    protection = {one.key for one in protocol_for("cpi-2012").lines}
    assert "after-care" not in protection


def test_a_version_whose_areas_no_line_names_keeps_every_line():
    assert protocol_for("area-send-2023") in protocols()


def test_nothing_is_said_to_be_verified_that_was_not():
    assert not any(one.verified for one in protocols())
    assert all("project's own choice" in one.source for one in protocols())


def test_offices_are_those_on_which_findings_are_served():
    assert set(protocol_for("ilacs-2023").offices) == set(OFFICES)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rule: methods", "rule: hunches", "'hunches' is not a known word"),
        ("applies_to: every", "applies_to: some", "'some' is not a known word"),
        ("key: missing\n", "key: protection\n", "'protection' was given before"),
        ("{key: sex,", "{key: workings,", "'workings' was given before"),
        ("key: voice-carers", "key: scrutiny", "'scrutiny' was given before"),
        ("rule: stale", "rule: methods", "rule 'methods' was given before"),
        ("sources: [child]", "sources: []", "Nobody is heard as 'voice-children'"),
        ("sources: [child]", "sources: [cat]", "'cat' is not a known word"),
        ("open: true", "open: false", "no open line"),
        ("missing-children,", "missing-cats,", "'missing-cats' is not a known word"),
        ("areas: [leadership,", "areas: [cellar,", "'cellar' is not a known word"),
        ("frameworks: []", "frameworks: [ilacs-1999]", "'ilacs-1999' is not a known word"),
        ("frameworks: []", "frameworks: [jtai-2022]", "jtai-2022 has the protocol"),
        ("frameworks: []", "frameworks: [ilacs-2023]", "have none of their own"),
        ("unfavourable: [", "unfavourable: [poorish, ", "'poorish' is not a known word"),
        ("offices: [leader,", "offices: [mayor,", "'mayor' is not a known word"),
        ("reviewers: 2", "reviewers: 0", "'reviewers' is 0"),
        ("accuracy_days: 10", "accuracy_days: 0", "'accuracy_days' is 0"),
        ("least: 1", "least: 0", "'least' is 0"),
        ("least: 1", "leest: 1", "no field 'leest'"),
        ("key: default", "key: jtai", "key 'jtai' was given before"),
        ("rule: relations", "rule: own-choice", "There is no rule 'relations'"),
    ],
)
def test_a_wrong_protocol_is_refused_in_words(tmp_path, old, new, said):
    with pytest.raises(RefdataError, match=said) as refusal:
        protocols(changed(tmp_path, old, new))
    assert refusal.value.remedy


def test_a_protocol_that_does_not_say_where_it_comes_from_is_refused(tmp_path):
    source = DEFAULT[DEFAULT.rindex("source: >-") :]
    with pytest.raises(RefdataError, match="'source' is empty"):
        protocols(changed(tmp_path, source, "source: ''\n"))


@pytest.mark.parametrize(
    ("rule", "field", "said"),
    [
        ("relations", "    least: 1\n", "the body's own people would be enough"),
        ("look", "    least: 1\n    may_be_set_aside: true\n", "may not be set aside"),
        ("relations", "    least: 2\n    may_be_set_aside: true\n", "may not be set aside"),
    ],
)
def test_rules_that_paper_would_pass_are_refused_with_their_line(tmp_path, rule, field, said):
    start = DEFAULT.index(f"  - rule: {rule}\n")
    block = DEFAULT[start : DEFAULT.index("    source:", start)]
    kept = block[: block.index("    least:")]
    folder = changed(tmp_path, block, kept + field)
    with pytest.raises(RefdataError, match=said) as refusal:
        protocols(folder)
    lines = (folder / "protocols" / "default.yaml").read_text(encoding="utf-8").splitlines()
    assert refusal.value.line is not None
    assert lines[refusal.value.line - 1].strip().startswith(("least:", "may_be_set_aside:"))


def test_a_word_in_capitals_among_the_words_that_are_no_names_is_refused(tmp_path):
    folder = tmp_path / "personal_data"
    folder.mkdir()
    file = folder / "no_names.yaml"
    file.write_text("- key: field\n  note: n\n  words: [care, Trust]\n", encoding="utf-8")
    with pytest.raises(RefdataError, match="'Trust' is not in small letters") as refusal:
        no_names(tmp_path)
    assert refusal.value.line == 3
