"""Collection: a piece of evidence says where it is from, and no label makes paper practice."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.claims import Answered, Question
from firsthand.domain.inspection.acts.evidence import (
    OF_THE_BODY,
    OWN_ACCOUNT,
    About,
    Method,
    Relation,
    SelectedBy,
    Source,
    Stance,
)
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.team import CutOff
from firsthand.domain.inspection.collecting.collection import Vocabulary, objections_to_evidence
from firsthand.domain.inspection.collecting.provenance import KINDS, objections_to_provenance
from firsthand.domain.inspection.collecting.withdrawal import (
    objections_to_softening,
    objections_to_withdrawal,
)
from firsthand.refdata.read import harms
from firsthand.refdata.read_no_names import no_names
from tests.domain.inspection import build
from tests.domain.inspection.pieces import FRAMEWORK, ON, PROTOCOL, piece, rules

WORDS = Vocabulary(
    protocol=PROTOCOL,
    framework=FRAMEWORK,
    harms=tuple(one.key for one in harms()),
    no_names=no_names(),
)
DAY = timedelta(days=1)
CLAIM = build.claim()
AGAINST = (About(id="C1", stance=Stance.CONTRADICTS),)
BACK = Withdrawn(id="E1", reason="It was another child.")


def there(*steps, **changed):
    return build.conduct(*build.IN_FIELDWORK, *steps, **changed)


def refused(evidence, *steps, words=WORDS):
    return rules(objections_to_evidence(evidence, there(*steps), words, today=ON))


def refused_back(by, *steps, back=BACK, **changed):
    return rules(objections_to_withdrawal(back, there(*steps, **changed), by=by))


def refused_change(changed, by, *steps):
    return rules(objections_to_softening(changed, there(*steps), by=by))


def test_sound_evidence_is_taken():
    assert refused(build.evidence()) == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"text": " \n"}, "empty"),
        ({"areas": ("nowhere",)}, "unknown-judgement-area"),
        ({"lines": ("nothing",)}, "unknown-line-of-enquiry"),
        ({"harms": ("gloom",)}, "unknown-harm"),
        ({"about": AGAINST}, "unknown-claim"),
        ({"areas": ()}, "no-area"),
        ({"seen_on": ON + DAY}, "date"),
        ({"happened_on": ON + DAY}, "date"),
        ({"seen_on": ON - DAY, "happened_on": ON - DAY}, "date"),
        ({"stale_on": ON}, "date"),
        ({"case": "Mia I."}, "case"),
        ({"newly_identified": -1}, "numbers"),
        ({"newly_identified": 1}, "referral"),
        ({"newly_identified": 1, "referred_to": "-"}, "referral"),
    ],
)
def test_what_is_wrong_with_evidence_is_said(changed, rule):
    assert refused(build.evidence(**changed)) == [rule]


def test_children_newly_identified_are_taken_with_their_referral():
    told = build.evidence(newly_identified=1, referred_to="The front door, at 10:40")
    assert refused(told) == []


def test_a_document_may_be_older_than_the_inspection():
    policy = build.evidence(
        source=Source.POLICY_DOCUMENT,
        happened_on=ON - 900 * DAY,
        seen_on=ON - 20 * DAY,
        stance=Stance.CONTEXT,
    )
    assert refused(policy) == []


def test_context_needs_no_area_and_a_framework_without_areas_asks_for_none():
    assert refused(build.evidence(areas=(), stance=Stance.CONTEXT)) == []
    joint = replace(WORDS, framework=replace(FRAMEWORK, areas=()))
    assert refused(build.evidence(areas=()), words=joint) == []


def test_evidence_about_a_claim_on_record_is_taken():
    assert refused(build.evidence(about=AGAINST), CLAIM) == []


def test_a_text_that_seems_to_name_a_child_is_taken_once_somebody_answers_for_it():
    told = build.evidence(text="Her friend Chloe waited outside.")
    assert refused(told) == ["personal-name"]
    answered = replace(told, answered_warning="Chloe is the name of the dog.")
    assert refused(answered) == []


def test_every_source_has_its_kind():
    assert set(KINDS) == set(Source)
    assert all(kind.relations and kind.methods and kind.chosen for kind in KINDS.values())


@given(piece())
def test_whatever_the_table_allows_is_taken(one):
    assert list(objections_to_provenance(one)) == []


@pytest.mark.parametrize("source", sorted({*OWN_ACCOUNT, Source.COUNCILLOR}))
@pytest.mark.parametrize("relation", sorted(set(Relation) - OF_THE_BODY))
def test_the_bodys_own_account_cannot_be_labelled_as_from_outside(source, relation):
    told = build.evidence(source=source, relation=relation)
    assert "provenance-relation" in refused(told)


@given(
    st.sampled_from(Source),
    st.sampled_from(Relation),
    st.sampled_from(Method),
    st.sampled_from(SelectedBy),
)
def test_what_the_table_does_not_allow_is_refused_with_what_it_does(
    source, relation, method, chosen
):
    kind = KINDS[source]
    told = build.evidence(source=source, relation=relation, method=method, selected_by=chosen)
    wrong = {
        "provenance-relation": relation not in kind.relations,
        "provenance-method": method not in kind.methods,
        "provenance-choice": chosen not in kind.chosen,
    }
    found = list(objections_to_provenance(told))
    assert {one.rule for one in found} == {rule for rule, is_wrong in wrong.items() if is_wrong}
    assert all("change the source" in one.remedy for one in found)


def test_a_case_that_was_read_is_not_a_case_that_was_tested():
    told = build.evidence(source=Source.CASE_RECORD, method=Method.TESTED)
    assert refused(told) == ["provenance-method"]


def test_what_was_taken_in_by_mistake_is_taken_back_with_a_reason():
    assert refused_back(build.INSPECTOR, build.evidence()) == []
    assert refused_back(build.LEAD, build.evidence()) == []
    silent = replace(BACK, reason=" ")
    assert refused_back(build.LEAD, build.evidence(), back=silent) == ["reason"]


@pytest.mark.parametrize("thing", ["E1", "p-insp", "i-1", ""])
def test_people_and_what_is_not_there_are_not_taken_back(thing):
    back = replace(BACK, id=thing)
    assert refused_back(build.LEAD, Moved(move=Move.END_FIELDWORK), back=back) == [
        "unknown-thing"
    ]


@pytest.mark.parametrize(
    "adverse",
    [build.evidence(stance=Stance.CONTRADICTS), build.evidence(about=AGAINST)],
    ids=["against an area", "against a claim"],
)
def test_what_speaks_against_something_is_taken_back_only_by_whoever_recorded_it(adverse):
    assert refused_back(build.INSPECTOR, CLAIM, adverse) == []
    assert refused_back(build.LEAD, CLAIM, adverse) == ["recorded-by-another"]


def test_when_whoever_recorded_it_has_left_the_lead_takes_it_back():
    adverse = build.evidence(stance=Stance.CONTRADICTS)
    left = (build.QUALITY, CutOff(id="K1", person=build.INSPECTOR.code, because="A link."))
    assert refused_back(build.LEAD, adverse, left) == []


def test_nobody_makes_anothers_evidence_say_less_against_something():
    adverse = build.evidence(stance=Stance.CONTRADICTS, about=AGAINST)
    milder = replace(adverse, stance=Stance.CONTEXT)
    elsewhere = replace(adverse, areas=("leadership",))
    silent = replace(adverse, about=())
    for changed in (milder, elsewhere, silent):
        assert refused_change(changed, build.LEAD, CLAIM, adverse) == ["recorded-by-another"]
        assert refused_change(changed, build.INSPECTOR, CLAIM, adverse) == []


def test_anybody_may_make_evidence_clearer_or_say_more_against_something():
    adverse = build.evidence(stance=Stance.CONTRADICTS)
    clearer = replace(adverse, text="All of the meeting was watched.", about=AGAINST)
    assert refused_change(clearer, build.LEAD, CLAIM, adverse) == []
    assert refused_change(build.evidence(), build.LEAD) == []


def test_a_claim_that_is_contradicted_is_not_taken_back_before_somebody_answers():
    back = Withdrawn(id="C1", reason="It was not meant so.")
    contrary = build.evidence(about=AGAINST)
    assert refused_back(build.INSPECTOR, CLAIM, contrary, back=back) == ["contradicted"]
    answer = Answered(id="C1:contradicted", text="It does not hold.")
    assert refused_back(build.INSPECTOR, CLAIM, contrary, answer, back=back) == []
    assert refused_back(build.INSPECTOR, CLAIM, back=back) == []


def test_a_question_that_waits_is_taken_back_only_by_whoever_asked():
    back = Withdrawn(id="Q1", reason="Asked twice.")
    asked = Question(id="Q1", text="Who knew of the hotel?")
    assert refused_back(build.LEAD, asked, back=back) == ["asked-by-another"]
    assert refused_back(build.INSPECTOR, asked, back=back) == []
    answer = Answered(id="Q1", text="The night manager.")
    assert refused_back(build.LEAD, asked, answer, back=back) == []
