"""Unknown: somebody asked for what does not exist; the message helps them to what does."""

from collections.abc import Collection
from difflib import get_close_matches


class Unknown(LookupError):
    """A word that stands for nothing here; `suggestions` are the nearest that do."""

    thing = "thing"
    needed = "a known one"

    def __init__(self, given: str, known: Collection[str]) -> None:
        """Find the nearest known words."""
        self.given = given
        self.suggestions = nearest(given, known)
        hint = f" Did you mean: {'; '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f"No {self.thing} {given!r}. Needed: {self.needed}.{hint}")


class UnknownAuthority(Unknown):
    """No authority is called or coded so, or several are."""

    thing = "authority"
    needed = (
        "the name or the three-digit DfE code of a children's services authority in England"
    )


class UnknownHarm(Unknown):
    """No harm has this key."""

    thing = "harm"
    needed = "the key of a harm, such as 'child-sexual-exploitation', or 'all'"


class UnknownIndicator(Unknown):
    """No indicator has this key."""

    thing = "indicator"
    needed = "the key of an indicator, such as 'referrals-rate'"


class UnknownArea(Unknown):
    """No judgement area has this key."""

    thing = "judgement area"
    needed = "the key of an area, such as 'help-and-protection'"


class UnknownInspection(Unknown):
    """No inspection that was public on the day has this identifier."""

    thing = "inspection"
    needed = "an identifier such as '372-ilacs-2022-08-15', published by the day asked for"


class UnknownSource(Unknown):
    """No source that was public on the day has this identifier."""

    thing = "source"
    needed = "the first 16 digits of the hash of a file that was read"


class UnknownFramework(Unknown):
    """No framework or family of frameworks has this key."""

    thing = "framework"
    needed = "the key of a family, such as 'ilacs', or of a version, such as 'ilacs-2026'"


class UnknownVisit(Unknown):
    """The framework has no timetable for this kind of visit."""

    thing = "timetable for the kind of visit"

    def __init__(self, given: str, known: Collection[str]) -> None:
        """Name the kinds that there are: they are few. 'short' is near 'short-inspection'."""
        self.needed = f"one of {', '.join(sorted(known))}"
        shortened = {kind.rpartition("-")[0] or kind for kind in known}
        super().__init__(given, {*known, *shortened})
        if not given.strip():
            self.args = (f"No kind of visit was named. Needed: {self.needed}.",)


class UnknownStep(Unknown):
    """The timetable has no step with this key."""

    thing = "step"

    def __init__(self, given: str, known: Collection[str]) -> None:
        """Name the steps that there are, in their order."""
        self.needed = f"one of {', '.join(known)}"
        super().__init__(given, known)


class UnknownDraw(Unknown):
    """No draw that was recorded by the day has this identifier."""

    thing = "draw"
    needed = "the 16 digits under which a draw was recorded by the day asked for"


class UnknownPlan(Unknown):
    """No plan of a sample that was published by the day has this identifier."""

    thing = "plan of a sample"
    needed = "the 16 digits under which a plan was published by the day asked for"


def nearest(given: str, known: Collection[str]) -> tuple[str, ...]:
    """Return up to five of `known` that contain `given`, or else look like it."""
    wanted = given.casefold().strip()
    containing = sorted(word for word in known if wanted and wanted in word.casefold())
    if containing:
        return tuple(containing[:5])
    folded = {word.casefold(): word for word in known}
    return tuple(folded[near] for near in get_close_matches(wanted, folded, n=5, cutoff=0.6))
