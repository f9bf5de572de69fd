"""People at one signal at once: one of them acts, the others are told so, nothing is lost."""

from tests.services.test_two_writers import elsewhere, run  # noqa: F401

AT_ONCE = """
from firsthand.domain.common.refusal import Refused
from firsthand.services.signalling import raised, triage
from firsthand.services.signalling.triage import Asked
from firsthand.store.triage import SIGNALS
from tests.domain.inspection import build
from tests.domain.surveillance.triaged import MORNING, SIGNAL
raised.raised, raised.near = (lambda *, as_of: (SIGNAL,)), (lambda *, as_of: ())
people = (build.ANALYST, build.QUALITY, build.LEAD, build.INSPECTOR)
def at_once(act):
    def one(number):
        asked = Asked(signal_id=SIGNAL.id, by=people[number % 4], now=MORNING)
        try:
            act(asked)
        except Refused as refusal:
            return [objection.rule for objection in refusal.objections]
        finally:
            connections.close_all()
        return "done"
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(one, range(8)))
opened = at_once(triage.open_signal)
dismissed = at_once(lambda asked: triage.dismiss(asked, "Miscounted."))
print(json.dumps({
    "opened": opened, "dismissed": dismissed,
    "numbers": [act.number for act in SIGNALS.load()],
    "refused": sum(one.act == "refused" for one in log.load_entries(subject="signals")),
    "holds": own.verify_own().holds,
}))
"""


def test_of_eight_who_open_and_dismiss_a_signal_at_once_one_does_and_all_leave_a_trace(
    elsewhere,  # noqa: F811
):
    told = run(AT_ONCE, elsewhere)
    for moved in (told["opened"], told["dismissed"]):
        assert sorted(map(str, moved)) == sorted(["done", *[str(["state"])] * 7])
    assert told["numbers"] == [1, 2]
    assert told["refused"] == 14
    assert told["holds"]
