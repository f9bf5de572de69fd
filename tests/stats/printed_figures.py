"""What three R packages printed for detection, and our answer to the same questions."""

import csv
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.stats import absence, operating, risk_based
from firsthand.stats.detection import chance_of_finding, sample_needed
from firsthand.stats.two_stage import chance_over_areas

FILE = "detection_epiR_RSurveillance_AcceptanceSampling.csv"
Given = dict[str, object]
Answers = dict[int, object]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure of the file: which function, asked what, and which of its outputs."""

    function: str
    given: str
    place: int
    value: float | None


def rows(shared: Path) -> Iterator[Row]:
    """Yield the figures, `NA` as None."""
    with (shared / "vectors" / FILE).open(newline="") as file:
        for row in csv.DictReader(file):
            value = None if row["value"] == "NA" else float(row["value"])
            yield Row(
                function=row["fn"],
                given=row["args"],
                place=int(row["out_index"]),
                value=value,
            )


def arguments(given: str) -> Given:
    """Return the arguments of a call as R wrote them down: numbers, vectors and words."""
    names = r"(?:^|; )([\w.]+)=(.*?)(?=; [\w.]+=|$)"
    return {name: _value(text) for name, text in re.findall(names, given)}


def _value(text: str) -> object:
    if text.startswith("c("):
        return [float(part) for part in text[2:-1].split(",")]
    try:
        return None if text == "NA" else float(text)
    except ValueError:
        return text


def cases(share: float, population: float) -> int:
    """Return a share as whole cases, rounded up as the packages do."""
    return math.ceil(share * population - 1e-9)


def one_list(n, d, sample, se, **more):
    """Return the chance for one list, by the letters of the packages."""
    return chance_of_finding(
        population=int(n), affected=int(d), sample=int(sample), sensitivity=se, **more
    )


def needed(n, d, se, sep):
    """Return the sample for one list, by the letters of the packages."""
    return sample_needed(population=int(n), affected=int(d), sensitivity=se, confidence=sep)


def large(rr, ppr, n, se):
    """Return groups of a population without end."""
    return [
        risk_based.LargeGroup(relative_risk=r, share=p, sample=int(k), sensitivity=se)
        for r, p, k in zip(rr, ppr, n, strict=True)
    ]


def numbered(*parts, start=1) -> Answers:
    """Return values under the places that R gives them when a list is flattened."""
    flat = [v for part in parts for v in (part if isinstance(part, (list, tuple)) else [part])]
    return dict(enumerate(flat, start=start))


def risks(a: Given) -> tuple[float, ...]:
    """Return the adjusted risks of a call."""
    shares = a.get("ppr") or [n / sum(a["N"]) for n in a["N"]]
    return risk_based.adjusted_risks(relative_risks=a["rr"], shares=shares)


def by_risk(a: Given, se: float, n: list[float]) -> Answers:
    """Return the chance in large groups, the prevalence of each and the adjusted risks."""
    groups = large(a["rr"], a["ppr"], n, se)
    return numbered(
        risk_based.chance_in_large_groups(groups, prevalence=a["pstar"]),
        risk_based.prevalences(groups, prevalence=a["pstar"]),
        risks(a),
    )


def samples_by_risk(a: Given, se: float, sep: float) -> Answers:
    """Return the samples, in all, the prevalence of each group and the adjusted risks."""
    groups = large(a["rr"], a["ppr"], [0, 0], se)
    samples = risk_based.sample_in_large_groups(
        groups, shares=a["spr"], prevalence=a["pstar"], confidence=sep
    )
    spread = risk_based.prevalences(groups, prevalence=a["pstar"])
    return {"samples": samples, "total": sum(samples), "spread": spread, "risks": risks(a)}


def rb_samples(a: Given) -> Answers:
    """Return them in the order of RSurveillance: samples first."""
    told = samples_by_risk(a, a["se"], a["sep"])
    return numbered(told["samples"], told["total"], told["spread"], told["risks"])


def rbsrg_samples(a: Given) -> Answers:
    """Return them in the order of epiR: the total first."""
    told = samples_by_risk(a, a["se.u"], a["se.p"])
    return numbered(told["total"], told["samples"], told["spread"], told["risks"])


def infinite(n_or_sep: str, a: Given) -> object:
    """Return chance or sample for one population without end."""
    group = large([1], [1], [a.get("n", 0)], a["se"])
    if n_or_sep == "n":
        return risk_based.chance_in_large_groups(group, prevalence=a["pstar"])
    return risk_based.sample_in_large_groups(
        group, shares=[1], prevalence=a["pstar"], confidence=a["sep"]
    )[0]


def freedom(sep: list[float], intro: list[float], prior: float) -> dict[str, list[float]]:
    """Return the columns of a course of looks that found nothing."""
    told = absence.course(prior=prior, chances=sep, arriving=intro)
    ends = [absence.balance(chance=s, arriving=i) for s, i in zip(sep, intro, strict=True)]
    return {
        "before": [one.before for one in told],
        "after": [one.after for one in told],
        "ends before": [one.before for one in ends],
        "ends after": [one.after for one in ends],
    }


def pfree_calc(a: Given) -> Answers:
    """Return the columns in the order of RSurveillance."""
    sep = a["sep"] if isinstance(a["sep"], list) else [a["sep"]]
    intro = [a["p.intro"]] * len(sep)
    told = freedom(sep, intro, a["prior"])
    columns = (told["before"], told["after"], told["ends after"], told["ends before"])
    if isinstance(a["sep"], list):
        return numbered([float(t) for t in range(1, len(sep) + 1)], sep, intro, *columns)
    return numbered(sep, intro, *columns)


def pfree_rs(a: Given) -> Answers:
    """Return the columns in the order of epiR."""
    told = freedom(a["se.p"], a["p.intro"], a["prior"])
    return numbered(
        told["after"],
        a["se.p"],
        a["p.intro"],
        told["before"],
        told["ends before"],
        told["ends after"],
    )


def n_pfree(a: Given) -> Answers:
    """Return the sample, the chance that a look must have and the discounted prior."""
    prior = absence.still_absent(absent=a["prior"], arriving=a["p.intro"])
    chance = absence.chance_needed(prior=prior, wanted=a["pfree"])
    return numbered(infinite("sep", a | {"sep": chance}), chance, prior)


def rsfreecalc(a: Given) -> Answers:
    """Return the smallest plan with a cut-point, and what it errs at each point."""
    n, failing = int(a["N"]), cases(a["pstar"], a["N"])
    reader = operating.Reader(sensitivity=a["se.u"], specificity=a["sp.u"])
    plan = operating.smallest_plan_for_list(
        population=n,
        well=operating.Point(share=0, passes=a["msp.p"]),
        failing=operating.Point(share=a["pstar"], passes=1 - a["mse.p"]),
        reader=reader,
    )
    missed, passed = operating.curve_of_list(
        plan, population=n, affected=[failing, 0], reader=reader
    )
    return numbered(
        float(plan.sample),
        a["N"],
        float(plan.accept),
        a["pstar"],
        missed,
        1 - missed,
        passed,
        float(plan.accept),
    )


def oc_hypergeom(a: Given) -> Answers:
    """Return the chance of passing; the package rounds half a case to the even number."""
    plan = operating.Plan(sample=int(a["n"]), accept=int(a["c"]))
    n = int(a["N"])
    return {1: operating.passing_of_list(plan, population=n, affected=round(n * a["pd"]))}


def oc_binomial(a: Given) -> Answers:
    """Return the chance of passing for a stream."""
    plan = operating.Plan(sample=int(a["n"]), accept=int(a["c"]))
    return {1: operating.passing_of_stream(plan, share=a["pd"])}


def areas(a: Given) -> Answers:
    """Return the chance over areas, then that of each visit."""
    visits = [
        one_list(n, cases(a["pstar.u"], n), k, a["se.u"])
        for n, k in zip(a["N"], a["n"], strict=True)
    ]
    failing = cases(a["pstar.c"], a["H"])
    over = chance_over_areas(areas=int(a["H"]), areas_failing=failing, chances=visits)
    return numbered(over, visits[0], visits)


def sep_freecalc(a: Given) -> Answers:
    """Return the chance that at least `c` cases are flagged."""
    d = cases(a["pstar"], a["N"])
    return {1: one_list(a["N"], d, a["n"], a["se"], specificity=a["sp"], at_least=int(a["c"]))}


# Functions whose formula is exact: ours must print the same.
EXACT: dict[str, Callable[[Given], Answers]] = {
    "sep.binom": lambda a: {1: infinite("n", a)},
    "n.binom": lambda a: {1: infinite("sep", a)},
    "sep.freecalc": sep_freecalc,
    "rsu.sssep.rsfreecalc": rsfreecalc,
    "adj.risk": lambda a: numbered(risks(a)),
    "rsu.adjrisk": lambda a: numbered(risks(a)),
    "sep.rb.bin": lambda a: by_risk(a, a["se"], a["n"]),
    "rsu.sep.rb": lambda a: by_risk(a, 0.9, [30, 30]),  # the data frame of the only call
    "n.rb": rb_samples,
    "rsu.sssep.rbsrg": rbsrg_samples,
    "pfree.1": pfree_calc,
    "pfree.calc": pfree_calc,
    "pfree.equ": lambda a: numbered(*_balance(a["sep"], a["p.intro"])),
    "rsu.pfree.equ": lambda a: numbered(*_balance(a["se.p"], a["p.intro"])[::-1]),
    "rsu.pfree.rs": pfree_rs,
    "n.pfree": n_pfree,
    "OC2c.hypergeom": oc_hypergeom,
    "OC2c.binomial": oc_binomial,
}


def _balance(chance: float, arriving: float) -> tuple[float, float]:
    ends = absence.balance(chance=chance, arriving=arriving)
    return ends.after, ends.before


# Functions that print the approximation for a list: the exact chance beside it.
APPROXIMATE_CHANCES: dict[str, Callable[[Given], Answers]] = {
    "sep.hypergeo": lambda a: {1: one_list(a["N"], a["d"], a["n"], a["se"])},
    "rsu.sep.rs": lambda a: {1: one_list(a["N"], cases(a["pstar"], a["N"]), a["n"], a["se.u"])},
    "rsu.sep.rs2st": areas,
}

# Functions that turn the approximation round: the exact sample beside theirs.
APPROXIMATE_SAMPLES: dict[str, Callable[[Given], Answers]] = {
    "n.hypergeo": lambda a: {1: needed(a["N"], a["d"], a["se"], a["sep"])},
    "n.freedom": lambda a: {1: needed(a["N"], cases(a["pstar"], a["N"]), a["se"], a["sep"])},
    "rsu.sssep.rs": lambda a: numbered(
        [needed(n, cases(a["pstar"], n), a["se.u"], a["se.p"]) for n in a["N"]]
        if a["N"]
        else infinite("sep", a | {"se": a["se.u"], "sep": a["se.p"]})
    ),
    "n.2stage": lambda a: numbered(
        needed(a["H"], cases(a["pstar.c"], a["H"]), a["sep.c"], a["sep.sys"]),
        [needed(n, cases(a["pstar.u"], n), a["se"], a["sep.c"]) for n in a["N"]],
    ),
    "rsu.sssep.rs2st": lambda a: numbered(
        int(a["H"]),
        needed(a["H"], cases(a["pstar.c"], a["H"]), a["se.c"], a["se.p"]),
        int(a["N"]),
        needed(a["N"], cases(a["pstar.u"], a["N"]), a["se.u"], a["se.c"]),
    ),
}


# Space shuttle O-rings before the Challenger accident: temperature at the joint in degrees
# Fahrenheit, and whether any ring showed thermal distress [DalalFowlkesHoadley1989, 945-957].
ORING_TEMPERATURES = (
    *(66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78),
    *(67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58),
)
ORING_DISTRESS = (
    *(0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0),
    *(0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1),
)
