"""Lines of enquiry and voices: what must be asked, who must be heard, or why not (R2, R3)."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NotExamined:
    """A line of enquiry that was not examined; the `id` is the line's key."""

    id: str
    because: str


@dataclass(frozen=True, kw_only=True)
class Sought:
    """
    How a voice was sought; the `id` is the voice's key.

    `asked` and `heard` are numbers of people. Where nobody was asked, `because` says why.
    """

    id: str
    asked: int
    heard: int
    how: str = ""
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """
    A sensitive matter, such as the ethnicity of victims (R9); the `id` is its key.

    `state` is 'recorded', 'not-recorded' (by the body: the gap is a fact to report) or
    'not-examined'; for the last two `text` is the reason.
    """

    id: str
    state: str
    text: str
    evidence: tuple[str, ...] = ()
    known: int | None = None  # of `of` people the body had recorded it for `known`
    of: int | None = None


MATTER_STATES = ("recorded", "not-recorded", "not-examined")


@dataclass(frozen=True, kw_only=True)
class Sample:
    """
    How cases were chosen and read (R5), numbered S1, …

    `outside` tells that the list is from outside statutory services. `draw_id` names a draw
    recorded here. `known`, `suspected` and `newly_identified` count children of the sample.
    """

    id: str
    frame: str
    outside: bool
    population: int
    drawn: int
    read: int
    how_chosen: str
    chosen_by: str
    not_reached: str
    spoken_with: str
    refused: int = 0
    replaced: int = 0
    share_affected: float = 0.05
    sensitivity: float = 0.8
    draw_id: str = ""
    known: int | None = None
    suspected: int | None = None
    newly_identified: int | None = None
