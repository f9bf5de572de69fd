"""R26: what the body answers stands beside each finding and recommendation, and silence too."""

import pytest

from tests.services.inspecting.worked import published
from tests.web.reader import read

pytestmark = [pytest.mark.requirement("R26"), pytest.mark.django_db]


def test_accepted_contested_and_silent_are_told_apart(client):
    published()
    told = client.get("/api/v1/published/i-1").json()["document"]
    answers = {one["id"]: one["response"]["answer"] for one in told["findings"]}
    answers |= {one["id"]: one["response"]["answer"] for one in told["recommendations"]}
    assert answers == {"F1": "contested", "F2": "silent", "F3": "silent", "R1": "accepted"}


@pytest.mark.parametrize(
    "said",
    [
        "Contested. The referrals had been read by the police.",
        "Evidence offered: A list of referrals kept by the police.",
        "it stands. The list was read; none of the girls is on it.",
        "No answer by the day set",
    ],
)
def test_the_public_reads_the_answer_and_what_was_made_of_it(client, said):
    published()
    assert said in read(client.get("/published/i-1")).text
