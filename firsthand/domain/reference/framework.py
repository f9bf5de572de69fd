"""
Frameworks: what an inspectorate undertook to ask, in dated versions.

Nothing may assume an overall grade: ILACS has none from April 2026.
"""

from dataclasses import dataclass
from datetime import date, timedelta

# The median from the last day of fieldwork to publication was 47 days in 426 reports of 2013 to
# 2025, and fieldwork took 5 to 20 working days.
REPORT_LAG = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Area:
    """A judgement area of a framework; `line` joins like areas across frameworks."""

    key: str
    name: str
    line: str  # overall | leadership | help-and-protection | children-in-care | …
    scale: str | None


@dataclass(frozen=True, kw_only=True)
class Question:
    """Whether a framework asks about a harm: 'asked', 'named', 'not-asked' or 'not-known'."""

    harm: str
    asked: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class VisitKind:
    """A kind of visit under a framework, such as a full inspection or a focused visit."""

    key: str
    name: str
    graded: bool
    full: bool


@dataclass(frozen=True, kw_only=True)
class Theme:
    """
    A subject that single visits under a framework are devoted to, for a time.

    `words` are pieces of lower-case text; any of them in a visit's stated theme means this one.
    """

    name: str
    words: tuple[str, ...]
    harms: tuple[str, ...]
    from_on: date
    to_on: date | None
    source: str


@dataclass(frozen=True, kw_only=True)
class Framework:
    """
    One dated version of a framework; `family` joins its versions.

    `from_on` is the first day of fieldwork under this version. `to_on` is the last day of
    fieldwork where another version followed, else the day of the last report under it; it is
    None while the version is in use.
    """

    key: str
    family: str
    name: str
    inspectorate: str
    from_on: date
    to_on: date | None
    areas: tuple[Area, ...]
    visits: tuple[VisitKind, ...]
    questions: tuple[Question, ...]
    source: str
    verified: bool = False
    themes: tuple[Theme, ...] = ()

    def asks(self, harm: str, *, theme: str | None = None) -> Question:
        """
        Return what the framework asks about `harm`; 'not-known' when nobody recorded it.

        Give `theme`, the subject as the visit states it, where themes differ between visits.
        """
        subject = self.theme_called(theme)
        if subject and harm in subject.harms:
            basis = f"The visit was devoted to this: {subject.name}."
            return Question(harm=harm, asked="asked", basis=basis)
        for question in self.questions:
            if question.harm == harm:
                return question
        return Question(harm=harm, asked="not-known", basis="No published text was read.")

    def theme_called(self, theme: str | None) -> Theme | None:
        """Return the theme whose words are in `theme`, or None."""
        stated = (theme or "").lower()
        return next((t for t in self.themes if any(w in stated for w in t.words)), None)


def in_force(family: str, frameworks: tuple[Framework, ...], *, on: date) -> Framework | None:
    """Return the version of `family` in force on `on`, or None when there was none."""
    for framework in frameworks:
        if framework.family != family or on < framework.from_on:
            continue
        if framework.to_on is None or on <= framework.to_on:
            return framework
    return None


def applied(
    family: str,
    frameworks: tuple[Framework, ...],
    *,
    started_on: date | None,
    published_on: date,
) -> Framework | None:
    """
    Return the version of `family` under which an inspection was made.

    It is the latest version begun by the first day of fieldwork; where that day is not known,
    by REPORT_LAG before publication. The first version is returned for anything earlier.
    """
    day = started_on or published_on - REPORT_LAG
    versions = sorted((f for f in frameworks if f.family == family), key=lambda f: f.from_on)
    begun = [version for version in versions if version.from_on <= day]
    if not versions:
        return None
    return begun[-1] if begun else versions[0]
