"""What people may enter: an estimate with all that it rests on, or why one is withdrawn."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import uuid4

from django import forms

from firsthand.domain.common.objection import Objection
from firsthand.domain.prevalence.estimates.area import Area
from firsthand.domain.prevalence.estimates.estimate import (
    RESULT_TITLES,
    PopulationEstimate,
    told_of,
)
from firsthand.domain.prevalence.estimates.register import OnRecord
from firsthand.domain.prevalence.estimates.worked_out import NOT_SAID, Meant, Result, WorkedOut
from firsthand.domain.reference.authority import named
from firsthand.refdata import read
from firsthand.web.estimates.fields import children, choice, day, line, percent, words
from firsthand.web.estimates.filling import meant_by

LONGEST_KEY = 40
OR_FILE = "or send the file of the answer"
NO_LISTS = f"Name the lists, {OR_FILE}"
NO_RESULT = f"Choose what the result is, {OR_FILE}"
NO_METHOD = f"Name the method, {OR_FILE}"
NO_VERSION = f"Say which version of the table it is of, {OR_FILE}"


class KeyedForm(forms.Form):
    """A form that is one act, however often it is sent."""

    key = forms.CharField(required=False, max_length=LONGEST_KEY, widget=forms.HiddenInput)

    def add_objections(self, objections: Iterable[Objection]) -> None:
        """Show why the act was refused, beside the field that a rule is about."""
        for one in objections:
            rule = "la_codes" if one.rule.startswith("independence") else one.rule
            field = rule if rule in self.fields else None
            self.add_error(field, f"{one.reason} {one.remedy}")


class WithdrawForm(KeyedForm):
    """Why an estimate is withdrawn."""

    reason = words("Why it is withdrawn", "Say why it is withdrawn", hint="Everybody reads it.")

    def __init__(self, data: Any = None) -> None:
        """Give the form a key of its own."""
        super().__init__(data, initial={"key": uuid4().hex})


class EstimateForm(KeyedForm):
    """An estimate: which children, from which lists, what came out, and who answers for it."""

    answer = forms.FileField(
        label="The answer of the command, as JSON (optional)",
        help_text="What “firsthand hidden” or “firsthand linked estimate” wrote. It fills in "
        "the lists, the numbers, the method, the version of the table and the reasons, over "
        "what is typed there. The file is not kept.",
        required=False,
    )
    la_codes = words(
        "Authorities",
        hint="Names or three-digit codes, one to a line",
        rows=2,
    )
    region = choice("Or a region", hint="Leave both empty for England as a whole")
    harm = choice("Harm", needed="Choose a harm")
    population = line(
        "Children meant",
        "Say which children are meant",
        hint="In words, such as: children aged 10 to 17 sexually exploited in 2025",
    )
    from_on = day("First day")
    to_on = day("Last day")
    lists = words(
        "Lists", NO_LISTS, hint="The agency or kind of each, one to a line; no numbers"
    )
    observed = children("Children on one list at least")
    result = forms.ChoiceField(
        label="Result",
        choices=[(one.value, RESULT_TITLES[one]) for one in Result],
        widget=forms.RadioSelect,
        error_messages={"required": NO_RESULT},
    )
    estimate = children("Estimate of all children", hint="On a list or not")
    lower = children("Lower limit of the interval")
    upper = children("Upper limit of the interval")
    level = percent("Level of the interval, in percent", required=True)
    lower_bound = children(
        "Lower bound", hint="The least that all children can be, where that can be told"
    )
    reasons = words("Reasons and doubts", hint="One to a line; needed where no number is given")
    linked = forms.BooleanField(label="The lists were linked child by child", required=False)
    linkage_share = percent("Share of the uncertainty due to linkage, in percent")
    method = line("Method", NO_METHOD, hint="Such as: all methods side by side")
    table_version = line(
        "Version of the table",
        NO_VERSION,
        hint="The table_version that the answer names; else the day of the table",
    )
    worked_out_on = day("Day on which it was worked out")
    answers = line(
        "Who answers for it", "Say who answers for it", hint="Name and office; everybody reads"
    )
    not_said = words("What it does not say", "Say what it does not say")
    replaces = choice(
        "It supersedes", hint="Needed where one of the same children and time stands already"
    )

    def __init__(
        self,
        data: Any = None,
        *,
        standing: Sequence[OnRecord],
        answers: str = "",
        before: OnRecord | None = None,
    ) -> None:
        """Offer regions, harms and the estimates that stand; fill in whom `before` meant."""
        first = {"level": 95, "not_said": NOT_SAID, "answers": answers, "key": uuid4().hex}
        first |= meant_by(before) if before else {}
        super().__init__(data, initial=first)
        regions = sorted({one.region for one in read.authorities()})
        self.fields["region"].choices = [("", "None"), *((one, one) for one in regions)]
        harms = sorted((one.name, one.key) for one in read.harms())
        self.fields["harm"].choices = [("", "Choose"), *((key, name) for name, key in harms)]
        self.fields["replaces"].choices = [
            ("", "None"),
            *(
                (one.estimate_id, f"{one.estimate_id}: {one.told.population}")
                for one in standing
            ),
        ]

    def grouped(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the fields under the questions that they answer."""
        yield "", ("key", "answer")
        yield (
            "Which children",
            ("la_codes", "region", "harm", "population", "from_on", "to_on"),
        )
        yield "From which lists", ("lists", "observed", "linked", "linkage_share")
        yield (
            "What came out",
            ("result", "estimate", "lower", "upper", "level", "lower_bound", "reasons"),
        )
        yield "How", ("method", "table_version", "worked_out_on")
        yield "Who says so, and what not", ("answers", "not_said", "replaces")

    def clean_la_codes(self) -> tuple[str, ...]:
        """Return the codes of the authorities that were typed; refuse a name of none."""
        known = read.authorities()
        codes = []
        for typed in _lines(self.cleaned_data["la_codes"]):
            one = named(typed, known)
            if one is None:
                raise forms.ValidationError(
                    f"“{typed}” is no authority. Enter its name or three-digit code."
                )
            codes.append(one.la_code)
        return tuple(codes)

    def told(self) -> PopulationEstimate:
        """Return the estimate as it was entered."""
        given = self.cleaned_data
        area = Area(la_codes=given["la_codes"], region=given["region"])
        share = given["linkage_share"]
        plain = ("harm", "population", "from_on", "to_on", "worked_out_on")
        numbers = ("observed", "estimate", "lower", "upper", "lower_bound")
        meant = Meant(
            area=area,
            **{name: given[name] for name in (*plain, "answers", "not_said")},
        )
        worked = WorkedOut(
            lists=_lines(given["lists"]),
            method=given["method"],
            table_version=given["table_version"],
            result=Result(given["result"]),
            **{name: given[name] for name in numbers},
            level=given["level"] / 100,
            reasons=_lines(given["reasons"]),
            linked=given["linked"],
            linkage_share=None if share is None else share / 100,
        )
        return told_of(meant, worked)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
