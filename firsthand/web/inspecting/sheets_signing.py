"""The forms of who takes part, of reviewing and signing, and of the body's response."""

from typing import Any

from firsthand.domain.inspection.acts.opening import Expected, InspectorateLeft, ToldOutside
from firsthand.domain.inspection.acts.publication import Corrected
from firsthand.domain.inspection.acts.signing import Response, ResponseWeighed, Reviewed, Signed
from firsthand.domain.inspection.acts.team import Joined, OnSite
from firsthand.domain.inspection.permission import READ
from firsthand.domain.people.link import Link
from firsthand.services.inspecting import opening, publishing, signing, team
from firsthand.services.inspecting.recording import Wanted
from firsthand.web.inspecting import about, signing_forms, team_forms
from firsthand.web.inspecting.sheet import Sheet


def declare(wanted: Wanted, link: Link) -> Any:
    """Declare a link of somebody in the team with an authority that is inspected."""
    return team.declare_link(link, by=wanted.by, now=wanted.now)


SHEETS: dict[str, Sheet] = {
    "join": Sheet(
        kind=Joined,
        deed="joined",
        title="somebody to the team",
        button="Let them take part",
        form=team_forms.JoinForm,
        act=team.join,
        shows="team",
    ),
    "on-site": Sheet(
        kind=OnSite,
        deed="on-site",
        title="a day on site",
        button="Record the day",
        form=team_forms.OnSiteForm,
        act=team.on_site,
        shows="team",
    ),
    "link": Sheet(
        kind=Link,
        deed=READ,
        title="a link with the authority",
        button="Declare the link",
        form=team_forms.LinkForm,
        act=declare,
        shows="list",  # whoever declares their own link sees no more of the inspection
        intro="You may declare your own link; a quality lead or an administrator, anybody's. "
        "Somebody with a link loses access at once, in every inspection that it bears "
        "on. What they did stays, is flagged, and a lead must say whether it may stand. A "
        "link once declared is never taken off the record.",
    ),
    "expected": Sheet(
        kind=Expected,
        deed="expected",
        title="what you expect",
        button="Record what you expect",
        form=team_forms.ExpectedForm,
        act=opening.expect,
        shows="team",
        intro="Only before fieldwork, so that nobody can claim it afterwards.",
    ),
    "told-outside": Sheet(
        kind=ToldOutside,
        deed="told-outside",
        title="what was made public outside",
        button="Record it",
        form=team_forms.ToldOutsideForm,
        act=opening.tell_outside,
        shows="team",
        intro="What the press, a court or an inquiry told first is no detection of this "
        "inspection.",
    ),
    "leave": Sheet(
        kind=InspectorateLeft,
        deed="inspectorate-left",
        title="that an inspectorate leaves",
        button="Record that it leaves",
        form=team_forms.LeftForm,
        act=opening.leave,
        shows="team",
        intro="What it did stays.",
    ),
    "review": Sheet(
        kind=Reviewed,
        deed="reviewed",
        title="your review",
        button="Record the review",
        form=signing_forms.ReviewForm,
        act=signing.review,
        shows="signing",
        intro="A review counts only while nothing is changed after it.",
    ),
    "sign": Sheet(
        kind=Signed,
        deed="signed",
        title="a signature",
        button="Sign",
        form=signing_forms.SignForm,
        act=signing.sign,
        shows="signing",
        intro="You sign the part of your inspectorate as it stands now.",
    ),
    "response": Sheet(
        kind=Response,
        deed="response",
        title="Respond",
        button="Send the response",
        form=signing_forms.ResponseForm,
        act=signing.respond,
        shows="draft",
        of=about.shown_to_body,
    ),
    "weigh": Sheet(
        kind=ResponseWeighed,
        deed="response-weighed",
        title="Weigh the response",
        button="Record it",
        form=signing_forms.WeighForm,
        act=signing.weigh,
        shows="signing",
        of=about.response,
    ),
    "correction": Sheet(
        kind=Corrected,
        deed="corrected",
        title="a correction",
        button="Publish the correction",
        form=signing_forms.CorrectForm,
        act=publishing.correct,
        shows="signing",
        intro="It stands beside what was published, which stays as it was.",
    ),
}
