"""Signing in with the organisation's own provider: it vouches for people and adds nobody."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SET_UP = "/account/second-factor/set-up"


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    """Return what became of everybody whom an invented provider vouched for."""
    kept = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    home = str(tmp_path_factory.mktemp("oidc"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.oidc_trial"],
        env={**kept, "FIRSTHAND_HOME": home},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_is_offered_where_it_is_configured_and_the_policy_lets_the_form_lead_there(trial):
    assert trial["offered"]
    assert "form-action 'self' http://127.0.0.1:" in trial["policy"]


@pytest.mark.parametrize(
    ("name", "who"), [("by-address", "p-lead"), ("by-user-name", "p-insp"), ("again", "p-lead")]
)
def test_whom_the_provider_vouches_for_is_matched_with_their_account(trial, name, who):
    told = trial["people"][name]
    assert told["who"] == who
    assert told["to"] == "/inspect"


def test_the_second_factor_is_asked_for_here_all_the_same(trial):
    assert trial["people"]["by-address"]["next_page"] == SET_UP


@pytest.mark.parametrize("name", ["address-not-verified", "nobody", "closed"])
def test_whoever_fits_no_open_account_is_refused(trial, name):
    assert trial["people"][name]["who"] is None
    assert trial["people"][name]["status"] == 403


def test_nobody_is_added_by_signing_in(trial):
    assert trial["accounts"] == 3


def test_the_exchange_is_bound_to_the_browser_that_began_it(trial):
    assert trial["pkce"]
    assert trial["forged"] == 403


def test_it_is_not_there_where_it_is_not_configured(client, db):
    assert client.get("/sign-in/oidc/oidc/login/").status_code == 404
    assert "Or with" not in client.get("/sign-in").content.decode()
