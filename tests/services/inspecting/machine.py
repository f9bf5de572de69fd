"""
A machine that does anything, by anybody, in any state, and looks each time whether rules held.

What it looks for is worked out anew from the bare acts, not with the rules under test.
"""

from datetime import timedelta

from django.db import transaction
from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.bodies import CONTENT_TYPES
from firsthand.domain.inspection.acts.claims import Answered, Question
from firsthand.domain.inspection.acts.opening import Expected, Inspectorate, ToldOutside
from firsthand.domain.inspection.acts.progress import TRANSITIONS, Move, Moved, State
from firsthand.domain.inspection.acts.publication import Published
from firsthand.domain.inspection.acts.signing import (
    Answer,
    Response,
    ResponseWeighed,
    Reviewed,
    Signed,
)
from firsthand.domain.inspection.acts.team import CutOff, Joined, OnSite, Part
from firsthand.domain.inspection.collecting.open_questions import unanswered
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.link import Link, LinkKind
from firsthand.services.inspecting import (
    collecting,
    finding,
    judging,
    moving,
    opening,
    publishing,
    recording,
    signing,
    team,
    testing,
)
from firsthand.services.inspecting.recording import UnknownConduct, Wanted
from firsthand.store import ledgers, people
from tests.domain.inspection import build, worked
from tests.services.inspecting.stages import put

# The team more often than the others, who are refused at the door.
SOMEBODY = st.sampled_from(
    (*build.EVERYBODY, *[build.LEAD] * 4, *[build.INSPECTOR] * 3, build.REVIEWER)
)
SOCIAL_CARE = build.SOCIAL_CARE
READ = "Each sentence was read against its evidence."
FINISHED = [one for one in worked.fieldwork() if not isinstance(one, Moved)]
WRITTEN = worked.written()[:-1]
SERVED = [
    one
    for one in worked.answered(0)
    if isinstance(one, tuple) and type(one[1]).__name__ == "Served"
]


class Inspection(RuleBasedStateMachine):
    """One inspection, on which everybody tries everything."""

    def __init__(self):
        """Begin with people and nothing else, to be taken back at the end."""
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.days, self.acknowledged = 0, ()

    def teardown(self):
        """Take everything back."""
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)
        ledgers.MEMORY.kept.clear()

    @initialize(steps=st.sampled_from([0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7]))
    def open(self, steps):
        """Give everybody a role, open the inspection with its team, and go on some steps."""
        given = [
            RoleGiven(
                person=one.code,
                name=one.name,
                role=one.role,
                la_code=one.la_code,
                inspectorate=one.inspectorate,
            )
            for one in build.EVERYBODY
        ]
        people.add_acts(given, by="system", at=self.now)
        self.id = opening.open_inspection(build.opened(), by=build.LEAD, now=self.now)
        for joined in build.TEAM[1:]:
            team.join(self.wanted(build.LEAD), joined)
        for _ in range(steps):
            self.go_on()

    @property
    def now(self):
        """Return the moment that it is."""
        return build.START + timedelta(days=self.days)

    @property
    def conduct(self):
        """Return the inspection as it stands, whoever may see it."""
        return recording.unchecked(self.id)

    def wanted(self, by, seen=0):
        """Return who wants something of the inspection now."""
        return Wanted(inspection_id=self.id, by=by, now=self.now, seen=seen)

    def attempt(self, act, *args, **changed):
        """Try something; it is done, or refused, or there is nothing to see: no fourth way."""
        try:
            act(*args, **changed)
        except (Refused, UnknownConduct):
            return
        self.acknowledged = self.conduct.acts

    @rule(by=SOMEBODY, move=st.sampled_from(Move), often=st.integers(0, 5))
    def move(self, by, move, often):
        """Somebody tries to move it on, and now and then to abandon it."""
        if move is not Move.ABANDON or not often:
            self.attempt(moving.move, self.wanted(by), move, reason="It must.")

    @rule(by=SOMEBODY)
    def publish(self, by):
        """Somebody tries to publish it."""
        self.attempt(publishing.publish, self.wanted(by))

    @rule(days=st.integers(1, 25))
    def wait(self, days):
        """Time passes."""
        self.days += days

    @rule(by=SOMEBODY, who=SOMEBODY, part=st.sampled_from(Part))
    def join(self, by, who, part):
        """Somebody is proposed for the team."""
        self.attempt(team.join, self.wanted(by), build.joined(who, part))

    @rule(by=SOMEBODY, who=SOMEBODY, kind=st.sampled_from(LinkKind), often=st.integers(0, 5))
    def declare(self, by, who, kind, often):
        """Now and then a link comes to light."""
        if not often:
            link = Link(person=who.code, la_code=build.LA_CODE, kind=kind)
            self.attempt(team.declare_link, link, by=by, now=self.now)

    @rule(by=SOMEBODY, text=st.sampled_from(["A meeting was watched.", "A file was read."]))
    def collect(self, by, text):
        """Somebody records evidence."""
        self.attempt(collecting.add_evidence, self.wanted(by), build.evidence("", text=text))

    @rule(by=SOMEBODY, data=st.data())
    def take_back(self, by, data):
        """Somebody takes back whatever has a name, or has none."""
        names = {getattr(act.body, "id", "E9") for act in self.conduct.acts}
        thing = data.draw(st.sampled_from(sorted(names | {"E99"})))
        back = Withdrawn(id=thing, reason="It was of another council.")
        self.attempt(collecting.withdraw, self.wanted(by), back)

    @rule(by=SOMEBODY, which=st.integers(0, 2), text=st.sampled_from(["Who knew?", ""]))
    def ask(self, by, which, text):
        """Somebody asks a question, or says what they expect, or what became public."""
        told = ToldOutside(id="", what=text, where="The Post", public_on=build.MONDAY)
        act, thing = (
            (testing.ask, Question(id="", text=text)),
            (opening.expect, Expected(id="", text=text)),
            (opening.tell_outside, told),
        )[which]
        self.attempt(act, self.wanted(by), thing)

    @rule(by=SOMEBODY, grade=st.sampled_from(["good", "inadequate"]))
    def judge(self, by, grade):
        """Somebody gives a grade, of the newest version or of an older one."""
        self.attempt(judging.judge, self.wanted(by), build.judgement(grade=grade))

    @rule(by=SOMEBODY)
    def find(self, by):
        """Somebody writes a finding and a recommendation."""
        self.attempt(finding.find, self.wanted(by), build.finding(""))
        self.attempt(finding.recommend, self.wanted(by), build.recommendation(""))

    @rule(by=SOMEBODY)
    def visit(self, by):
        """Somebody records a day on site."""
        day = OnSite(id="", on=build.MONDAY, people=(by.code,))
        self.attempt(team.on_site, self.wanted(by), day)

    @rule(by=SOMEBODY, approved=st.booleans(), late=st.integers(0, 2))
    def review(self, by, approved, late):
        """Somebody reviews what stands, or what stood before."""
        told = Reviewed(
            id="",
            inspectorate=SOCIAL_CARE,
            approved=approved,
            of_content=self.conduct.content - late,
            comment=READ,
        )
        self.attempt(signing.review, self.wanted(by), told)

    @rule(by=SOMEBODY, part=st.sampled_from(Inspectorate), late=st.integers(0, 1))
    def sign(self, by, part, late):
        """Somebody signs a part, perhaps not their own."""
        told = Signed(id="", inspectorate=part, of_content=self.conduct.content - late)
        self.attempt(signing.sign, self.wanted(by), told)

    @rule(
        by=SOMEBODY, thing=st.sampled_from(["F1", "R1", "F9"]), answer=st.sampled_from(Answer)
    )
    def respond(self, by, thing, answer):
        """Somebody answers for the body."""
        given = self.conduct.found(Response, thing)
        told = Response(id=thing, answer=answer, text="It was one week.")
        seen = given.number if given else 0
        self.attempt(signing.respond, self.wanted(by, seen), told)

    @rule(by=SOMEBODY)
    def weigh(self, by):
        """Somebody weighs what was contested."""
        told = ResponseWeighed(id="F1", changed=False, text="We read three months.")
        self.attempt(signing.weigh, self.wanted(by), told)

    @rule()
    def go_on(self):
        """Those whose turn it is do what is needed for the next step, and take it."""
        state = self.conduct.state
        lead = self.wanted(build.LEAD)
        if state is State.FIELDWORK:
            self.fill()
        if state in (State.IN_REVIEW, State.ANSWERED):
            self.settle()
        if state is State.WITH_BODY:
            put(*SERVED, inspection_id=self.id)
            self.days += 20
        for move in (one for one in Move if (state, one) in TRANSITIONS):
            if move is Move.PUBLISH:
                self.attempt(publishing.publish, lead)
            elif move not in (Move.RETURN, Move.ABANDON):
                self.attempt(moving.move, lead, move)

    def fill(self):
        """Put in all that a report needs, if those who do so still take part."""
        if self.conduct.member(build.INSPECTOR.code) and not self.conduct.found(
            OnSite, "2026-03-06"
        ):
            put(*FINISHED, *WRITTEN, inspection_id=self.id)
            told = worked.answers([*FINISHED, *WRITTEN])
            put(*told, inspection_id=self.id)

    def settle(self):
        """Answer what is open, weigh what is contested, review and sign."""
        lead = self.wanted(build.LEAD)
        for one in unanswered(self.conduct):
            answer = Answered(id=one.id, text="It was looked at again: it stands.")
            self.attempt(testing.answer, lead, answer)
        for given in self.conduct.current(Response):
            told = ResponseWeighed(id=given.body.id, changed=False, text="It stands.")
            self.attempt(signing.weigh, lead, told)
        for one in (build.REVIEWER, build.SECOND_REVIEWER):
            self.review(one, approved=True, late=0)
        self.sign(build.LEAD, SOCIAL_CARE, late=0)

    @invariant()
    def told(self):
        """Tell the statistics where it stood."""
        event(f"stood at {self.conduct.state.value}")

    @invariant()
    def acts_are_numbered_without_a_gap(self):
        """Numbers are 1, 2, 3, …; what was acknowledged is there, as it was."""
        acts = self.conduct.acts
        assert [act.number for act in acts] == list(range(1, len(acts) + 1))
        assert acts[: len(self.acknowledged)] == self.acknowledged

    @invariant()
    def the_state_is_one_of_the_table(self):
        """Each move was one of the table from where the inspection stood."""
        state = State.OPENED
        for act in self.conduct.of(Moved):
            assert (state, act.body.move) in TRANSITIONS
            state = TRANSITIONS[state, act.body.move]
        assert state is self.conduct.state

    @invariant()
    def whoever_was_cut_off_sees_nothing(self):
        """Nobody with a link who was cut off gets a word of it."""
        for act in self.conduct.of(CutOff):
            actor = people.load_actor(act.body.person)
            try:
                recording.conduct(self.id, by=actor)
            except UnknownConduct:
                continue
            raise AssertionError(f"{actor.name} was cut off and sees the inspection")

    @invariant()
    def nobody_but_the_team_wrote_anything(self):
        """Each act of content is by somebody who was in the team as a writer at that moment."""
        parts = {}
        for act in self.conduct.acts:
            if isinstance(act.body, Joined):
                parts[act.body.id] = act.body.part
            elif isinstance(act.body, CutOff):
                parts.pop(act.body.person, None)
            elif type(act.body) in CONTENT_TYPES and act.by != "system":
                assert parts.get(act.by) in (Part.LEAD, Part.INSPECTOR, Part.ANALYST)

    @invariant()
    def nothing_is_published_that_two_who_wrote_nothing_did_not_read(self):
        """Two approving reviews and the lead's signature are of the content as published."""
        acts = self.conduct.acts
        for place, act in enumerate(acts):
            if isinstance(act.body, Published):
                assert_signed_off(acts[:place])

    def check(self):
        """Look whether every rule held, as after each step."""
        self.acts_are_numbered_without_a_gap()
        self.the_state_is_one_of_the_table()
        self.whoever_was_cut_off_sees_nothing()
        self.nobody_but_the_team_wrote_anything()
        self.nothing_is_published_that_two_who_wrote_nothing_did_not_read()


def assert_signed_off(acts):
    """Look in the bare acts for what a publication must rest on."""
    content = max(act.number for act in acts if type(act.body) in CONTENT_TYPES)
    writers = {act.by for act in acts if type(act.body) in CONTENT_TYPES}
    cut = {act.body.person for act in acts if isinstance(act.body, CutOff)}
    newest = {act.by: act.body for act in acts if isinstance(act.body, Reviewed)}
    good = (
        {by for by, one in newest.items() if one.approved and one.of_content == content}
        - writers
        - cut
    )
    assert len(good) >= 2
    standing = {by for by, one in newest.items() if not one.approved} - cut
    assert not standing
    signed = [act for act in acts if isinstance(act.body, Signed)]
    assert any(act.by not in cut and act.body.of_content == content for act in signed)
