"""People at subjects at once: a harm is made once, whoever makes it of whichever subject."""

from tests.services.test_two_writers import elsewhere, run  # noqa: F401

AT_ONCE = """
from firsthand.domain.common.refusal import Refused
from firsthand.domain.people.actor import SYSTEM
from firsthand.refdata import read
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked
from firsthand.store.subjects import SUBJECTS
from tests.domain.inspection import build
from tests.domain.surveillance.named import FOUND, HARM, MORNING, found
WORDS = ("cuckooing", "takeover", "trap house", "nesting")
record.record_found([found(concept=one, terms=(one,)) for one in WORDS], by=SYSTEM, now=MORNING)
people, ids = (build.QUALITY, build.LEAD), [one.replace(" ", "-") for one in WORDS]
for one in ids:
    record.name(Asked(subject_id=one, by=build.QUALITY, now=MORNING), one)
def at_once(number):
    asked = Asked(subject_id=ids[number % 4], by=people[number % 2], now=MORNING)
    try:
        record.make_harm(asked, HARM)
    except Refused as refusal:
        return [objection.rule for objection in refusal.objections]
    finally:
        connections.close_all()
    return "done"
with ThreadPoolExecutor(4) as pool:
    told = list(pool.map(at_once, range(8)))
print(json.dumps({
    "told": told, "numbers": [act.number for act in SUBJECTS.load()],
    "harms": [harm.key for harm in read.harms() if harm.key.startswith("own-")],
    "holds": own.verify_own().holds,
}))
"""


def test_of_eight_who_make_one_harm_of_four_subjects_at_once_one_does(elsewhere):  # noqa: F811
    found = run(AT_ONCE, elsewhere)
    assert found["told"].count("done") == 1
    assert all("name" in one for one in found["told"] if one != "done")
    assert found["numbers"] == list(range(1, 10))
    assert found["harms"] == ["own-cuckooing"]
    assert found["holds"]
