"""Early warning when nothing could be tested, and where one figure was seen in several ways."""

import pytest

from firsthand.domain.surveillance.signal import Kind
from firsthand.services.signalling import shape, triage
from firsthand.services.signalling.triage import Asked
from firsthand.services.waiting import Waited
from firsthand.web import long_answers
from firsthand.web.warning import present
from tests.domain.inspection import build
from tests.domain.surveillance.triaged import MORNING
from tests.web.invented_signals import answer, signal
from tests.web.reader import read

EARLY = {"as_of": "2005-01-01"}
WAYS = tuple(
    signal(1, kind=kind, sentence=f"It stood out as {kind.value}.")
    for kind in (Kind.STEP, Kind.NEIGHBOURS)
)


@pytest.fixture
def put(monkeypatch):
    """Put signals in the place of those that the figures raise."""

    def told(*signals):
        made = answer(*signals)
        monkeypatch.setattr(long_answers, "signals", lambda *, as_of: made)
        return made

    return told


@pytest.mark.requirement("R13")
@pytest.mark.parametrize("path", ["/signals", "/authorities/372"])
def test_before_any_figure_was_public_pages_say_that_nothing_was_tested_and_why(site, path):
    text = read(site.get(path, EARLY)).text
    assert "Nothing was tested: on 1 January 2005 no figure" in text
    assert "The first that is held became public on" in text
    assert "says nothing about any authority" in text
    for fine in ("0 signals stand", "No signal stands", "unusual enough", "could be tested."):
        assert fine not in text


@pytest.mark.requirement("R13")
def test_before_any_figure_was_public_the_api_says_that_nothing_was_tested_and_why(site):
    early = site.get("/api/v1/signals", EARLY).json()
    assert (early["standing"], early["tests"], early["results"]) == (0, 0, [])
    assert early["nothing_tested"].startswith("Nothing was tested: on 1 January 2005")


@pytest.mark.requirement("R12")
def test_before_any_figure_was_public_the_record_of_signals_says_that_nothing_was_tested(site):
    text = read(site.get("/signals/triage", EARLY)).text
    assert "Nothing was tested: on 1 January 2005" in text
    assert "which is not the same as no signal" in text
    assert "No raised signal lay unopened" not in text
    told = site.get("/api/v1/signals/triage", EARLY).json()
    assert told["nothing_tested"].startswith("Nothing was tested: on 1 January 2005")


def test_where_no_figure_at_all_is_held_that_is_the_reason(client, db):
    found = client.get("/api/v1/signals", EARLY).json()["nothing_tested"]
    assert "no published figure that early warning looks at is held here" in found


def test_where_something_was_tested_there_is_no_such_reason(site, put):
    put(signal(1))
    assert "Nothing was tested" not in read(site.get("/signals")).text


@pytest.mark.requirement("R10")
def test_one_figure_seen_in_two_ways_is_one_card_that_leads_to_both(site, put):
    put(*WAYS, signal(2))
    page = read(site.get("/signals"))
    assert page.tags["article"] == 2
    assert "The 3 signals to look at first" in page.text
    assert "They tell of 2 facts" in page.text
    for one in WAYS:
        assert one.sentence in page.text
        assert f"/signals/{one.id}" in page.links
    assert "The same figure was seen in another way too" in page.text
    assert sorted(page.ids) == sorted(set(page.ids))


def test_the_json_list_keeps_each_way_as_a_signal_of_its_own(put):
    rows = shape.of_signals(put(*WAYS), team=None, near=False)
    assert [(row["rank"], row["kind"]) for row in rows] == [(1, "step"), (2, "neighbours")]


def test_another_period_figure_or_place_is_another_fact(site, put):
    one = WAYS[0]
    put(one, signal(2), signal(1, la_code="370"), signal(1, indicator="referrals-rate"))
    assert read(site.get("/signals")).tags["article"] == 4


def test_a_decided_way_stands_on_the_card_of_the_other_until_that_is_decided(
    site, put, raised_signals
):
    put(*WAYS)
    raised_signals[:] = WAYS
    asked = [Asked(signal_id=one.id, by=build.QUALITY, now=MORNING) for one in WAYS]
    triage.open_signal(asked[0])
    triage.dismiss(asked[0], "Counted twice.")
    day = {"as_of": "2026-03-03"}
    page = read(site.get("/signals", day))
    assert page.tags["article"] == 1
    assert "dismissed since 2 March 2026" in page.text
    triage.open_signal(asked[1])
    triage.dismiss(asked[1], "Counted twice.")
    page = read(site.get("/signals", day))
    assert page.tags["article"] == 0
    assert "2 signals dismissed" in page.text


def test_beyond_the_team_a_fact_has_one_row_with_both_ways(site, put):
    put(signal(2), *WAYS)
    page = read(site.get("/signals", {"look_at": "1"}))
    assert "2 more signals are raised beyond these" in page.text
    assert all(f"/signals/{one.id}" in page.links for one in WAYS)


@pytest.mark.requirement("R11")
def test_the_authority_page_tells_one_fact_with_both_ways(site, put):
    put(*WAYS)
    page = read(site.get("/authorities/372"))
    assert "2 signals stand" in page.text
    assert page.text.count("Seen in another way too") == 1
    assert all(f"/signals/{one.id}" in page.links for one in WAYS)


def test_after_the_first_cards_the_others_stand_behind_one_line(site, put):
    put(*(signal(n) for n in range(1, 21)))
    page = read(site.get("/signals"))
    assert page.tags["article"] == 20
    assert f"The next {20 - present.AT_ONCE} to look at" in page.text
    opened = [told for tag, told in page.attributes if tag == "details" and "open" in told]
    assert len(opened) == present.PICTURED


def failing(name):
    def broken(day, *, patience):
        raise ZeroDivisionError(name)

    return broken


@pytest.mark.requirement("R11")
@pytest.mark.parametrize("broken", ["signals_of", "funnels_of"])
def test_a_job_that_fails_is_told_on_the_authority_page_and_never_passes_for_fine(
    site, monkeypatch, broken
):
    monkeypatch.setattr(long_answers, broken, failing(broken))
    answered = site.get("/authorities/372")
    assert answered.status_code == 200
    text = read(answered).text
    assert "could not be worked out" in text
    assert "of which nothing is marked" not in text
    assert "still being worked out" not in text
    if broken == "signals_of":
        assert "Nothing is known of signals until it is mended" in text
        assert "No signal stands" not in text


def test_of_two_jobs_one_that_failed_and_one_that_runs_are_told_apart(site, monkeypatch):
    monkeypatch.setattr(long_answers, "signals_of", failing("signals"))
    monkeypatch.setattr(
        long_answers, "funnels_of", lambda day, *, patience: Waited(ready=False)
    )
    text = read(site.get("/authorities/372")).text
    assert "could not be worked out" in text
    assert "still being compared with all authorities" in text


def test_a_download_of_a_funnel_says_who_has_no_place_and_why(site):
    rows = site.get("/signals/funnels/re-referral-share.csv", EARLY)
    lines = rows.content.decode("utf-8-sig").splitlines()
    assert lines[0].endswith(",because")
    assert len(lines) > 150
    assert "no figure of it was public on this day" in lines[1]
