"""What a reader may ask on the calendar page: which visit, which start, which steps to move."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django import forms

from firsthand.domain.planning.calendar.timetable import Timetable
from firsthand.domain.reference.names import KINDS, SHORT_FAMILIES

MOVED = "moved-"
ALL = "__all__"  # where Django keeps the errors of the form as a whole
START_IS = (("notice", "The day of the notice"), ("fieldwork", "The first day on site"))
PARTS = ("day", "month", "year")
WRITTEN = forms.DateField(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"])


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A valid choice; `start_is` is None where the first step of the timetable is meant."""

    family: str
    kind: str
    start: date
    start_is: str | None
    authority: str
    moved: Mapping[str, date] = field(default_factory=dict)

    @property
    def address(self) -> dict[str, str]:
        """Return the choice as it stands in an address."""
        told = {
            "visit": f"{self.family}.{self.kind}",
            "start": self.start.isoformat(),
            "start_is": self.start_is,
            "authority": self.authority,
            **{f"{MOVED}{step}": on.isoformat() for step, on in self.moved.items()},
        }
        return {name: text for name, text in told.items() if text}


class CalendarForm(forms.Form):
    """The visit, its start and a name, from the address of the page."""

    visit = forms.ChoiceField(
        label="What kind of visit",
        error_messages={
            "required": "Choose a kind of visit",
            "invalid_choice": "“%(value)s” is no kind of visit that we know. Choose one",
        },
    )
    start_is = forms.ChoiceField(
        required=False,
        choices=START_IS,
        label="What happens on the start date",
        error_messages={"invalid_choice": "Choose the notice or the first day on site"},
    )
    authority = forms.CharField(
        required=False,
        max_length=100,
        label="Name of the authority (optional)",
        error_messages={"max_length": "The name must be 100 letters or fewer"},
    )

    def __init__(self, data: Mapping[str, str], *, timetables: tuple[Timetable, ...]) -> None:
        """Offer the kinds of visit that have a timetable."""
        super().__init__(data)
        self.without_notice = {
            (one.family, one.kind) for one in timetables if one.first.key == one.fieldwork
        }
        self.fields["visit"].choices = [
            (f"{one.family}.{one.kind}", named(one)) for one in timetables
        ]

    def clean(self) -> dict[str, object]:
        """Read the dates, each from one cell or from three."""
        cleaned = super().clean()
        cleaned["start"] = self.day("start", "Start date")
        moved = [name for name in self.data if name.startswith(MOVED) and self.data[name]]
        cleaned["moved"] = {
            name.removeprefix(MOVED): self.day(name, "Moved date") for name in moved
        }
        if self.moves and (to := self.day("to", "New date")):
            cleaned["moved"][self.data["move"]] = to
        return cleaned

    @property
    def moves(self) -> bool:
        """Tell whether a new date was just written for one step."""
        return bool(self.data.get("move")) and any(written(self.data, "to"))

    def day(self, name: str, called: str) -> date | None:
        """Return the day written under `name`, or note what is wrong with it."""
        whole = self.data.get(name, "").strip()
        parts = written(self.data, name)
        if not whole and not any(parts):
            self.add_error(None, DateProblem(name, f"Enter the {called.lower()}"))
            return None
        if not whole and not all(parts):
            lacking = [part for part, text in zip(PARTS, parts, strict=True) if not text]
            words = f"{called} must include a {' and a '.join(lacking)}"
            self.add_error(None, DateProblem(name, words))
            return None
        joined = (" " if parts[1].isalpha() else "/").join(parts)
        found = understood(whole or joined)
        if found is None:
            self.add_error(None, DateProblem(name, f"{called} must be a real date"))
        return found

    def cells(self, name: str) -> tuple[str, str, str]:
        """Return day, month and year as they should stand in the cells."""
        whole = understood(self.data.get(name, ""))
        if whole is None:
            day, month, year = written(self.data, name)
            return day, month, year
        return str(whole.day), str(whole.month), str(whole.year)

    @property
    def problems(self) -> dict[str, str]:
        """Return the first problem of each cell, by the name of the cell."""
        found = {name: str(words[0]) for name, words in self.errors.items() if name != ALL}
        for error in self.non_field_errors().as_data():
            found.setdefault(error.code or "start", error.message)
        return found

    def choice(self) -> Choice:
        """Return what was chosen."""
        told = self.cleaned_data
        family, _, kind = told["visit"].partition(".")
        start_is = told["start_is"] if told["start_is"] != "notice" else ""
        if (family, kind) in self.without_notice:
            start_is = ""
        return Choice(
            family=family,
            kind=kind,
            start=told["start"],
            start_is=start_is or None,
            authority=told["authority"],
            moved=told["moved"],
        )


class DateProblem(forms.ValidationError):
    """What is wrong with a date; `code` is the name of its cell."""

    def __init__(self, name: str, message: str) -> None:
        """Keep the name of the cell, for the link from the summary."""
        super().__init__(message, code=name)


def named(timetable: Timetable) -> str:
    """Return 'ILACS: standard inspection'."""
    family = SHORT_FAMILIES[timetable.family]
    kind = KINDS[timetable.kind]
    return f"{family}: {kind[0].lower()}{kind[1:]}"


def understood(given: str) -> date | None:
    """Return the date meant by '2027-03-01', '1/3/2027' or '1 March 2027', else None."""
    try:
        return WRITTEN.to_python(given.strip())
    except forms.ValidationError:
        return None


def written(data: Mapping[str, str], name: str) -> list[str]:
    """Return what stands in the three cells of a date."""
    return [data.get(f"{name}-{part}", "").strip() for part in PARTS]
