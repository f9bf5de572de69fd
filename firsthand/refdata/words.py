"""Words: the vocabulary of the reference data, and what makes two entries the same."""

KEYS = {
    "Authority": ("la_code",),
    "OnsCode": ("ons_code",),
    "Succession": ("predecessor", "successor"),
    "Neighbour": ("model", "la_code", "rank"),
    "Partnership": ("name", "service"),
    "Hexagon": ("la_code",),
    "_Holiday": ("day",),
    "Harm": ("key",),
    "Indicator": ("key",),
    "Scale": ("key",),
    "Framework": ("key",),
    "Event": ("event_id",),
    "Publication": ("key",),
}

REGIONS = frozenset(
    {
        "East Midlands",
        "East of England",
        "London",
        "North East",
        "North West",
        "South East",
        "South West",
        "West Midlands",
        "Yorkshire and The Humber",
    }
)
LINES = frozenset(
    {
        "overall",
        "leadership",
        "help-and-protection",
        "children-in-care",
        "care-leavers",
        "adoption",
        "lscb",
        "send-outcome",
        "yj-overall",
        "capacity-for-improvement",
    }
)
AREAS = LINES | {"safeguarding", "looked-after", "summary", "general"}
FAMILIES = frozenset(
    {
        "acsa",
        "slac",
        "cpi",
        "tlac",
        "sif",
        "ilacs",
        "jtai",
        "area-send",
        "youth-justice",
        "lscb",
    }
)
VISITS = frozenset(
    {
        "inspection",
        "standard-inspection",
        "short-inspection",
        "re-inspection",
        "focused-visit",
        "monitoring-visit",
        "jtai",
        "area-send",
        "youth-justice",
        "lscb-review",
        "assessment",
    }
)
HARMS = frozenset(
    {
        "child-sexual-exploitation",
        "child-criminal-exploitation",
        "missing-children",
        "domestic-abuse",
        "neglect",
        "child-sexual-abuse",
        "physical-abuse",
        "emotional-abuse",
        "trafficking-and-modern-slavery",
        "serious-youth-violence",
        "radicalisation",
        "female-genital-mutilation",
        "forced-marriage-and-honour-abuse",
        "online-harm",
        "harmful-sexual-behaviour",
        "substance-misuse",
        "mental-ill-health-and-self-harm",
        "homelessness-16-17",
        "missing-education",
        "unaccompanied-children",
        "private-fostering",
    }
)
LICENCES = frozenset({"ogl-3", "non-commercial-education", "non-commercial", "not-stated"})
CLOSENESS = frozenset({"extremely-close", "very-close", "close", "somewhat-close", "not-close"})

ALLOWED: dict[str, dict[str, frozenset[str]]] = {
    "Authority": {"region": REGIONS},
    "Succession": {"kind": frozenset({"merged", "split", "recoded"})},
    "Neighbour": {"model": frozenset({"2021", "2025"}), "closeness": CLOSENESS},
    "Partnership": {"service": frozenset({"youth-justice", "workforce"})},
    "Harm": {"key": HARMS, "terms.reading": frozenset({"strict", "wide"})},
    "Framework": {
        "family": FAMILIES,
        "areas.key": AREAS,
        "areas.line": LINES,
        "visits.key": VISITS,
        "questions.harm": HARMS,
        "questions.asked": frozenset({"asked", "named", "not-asked", "not-known"}),
    },
    "Indicator": {
        "unit": frozenset({"share", "rate-per-10000", "count", "mean"}),
        "interval": frozenset({"wilson", "byar", "none"}),
        "better": frozenset({"higher", "lower", "neither"}),
        "harms": HARMS,
    },
    "Event": {
        "happened_precision": frozenset({"day", "month"}),
        "area": AREAS,
        "kind": frozenset(
            {
                "rating",
                "improvement-notice",
                "notice-lifted",
                "direction",
                "direction-ended",
                "intervention-ended",
                "commissioners-appointed",
                "functions-returned",
                "trust-established",
                "trust-ended",
                "report-published",
            }
        ),
    },
    "Publication": {
        "kind": frozenset(
            {
                "report",
                "letter",
                "outcomes-table",
                "statistics",
                "scrape",
                "curated",
                "lookup",
            }
        ),
        "licence": LICENCES,
        "known_on_basis": frozenset(
            {"printed", "table", "file-name", "cover", "rule", "curated"}
        ),
    },
}
