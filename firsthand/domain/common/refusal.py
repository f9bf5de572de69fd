"""Refusal: an act that was not done, or an answer that cannot be given, with every reason."""

from firsthand.domain.common.objection import Objection


class Refused(ValueError):
    """
    Nothing was done; `objections` say what was given, what is needed and what to do.

    The command line leaves with 2, the API answers 422, a page shows the reasons beside what
    was entered.
    """

    def __init__(self, *objections: Objection) -> None:
        """Keep the objections; there must be one at least."""
        if not objections:
            raise ValueError("a refusal without a reason is no refusal")
        self.objections = objections
        super().__init__(" ".join(f"{one.reason} {one.remedy}" for one in objections))


def refuse_if(found: tuple[Objection, ...]) -> None:
    """Raise when there is any objection."""
    if found:
        raise Refused(*found)
