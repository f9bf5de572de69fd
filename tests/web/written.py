"""What an inspector writes into the forms of an inspection; all invented."""

EVIDENCE = {
    "text": "The duty worker read each referral aloud and said what would be done.",
    "source": "observation",
    "method": "observed",
    "relation": "independent",
    "selected_by": "inspector-on-purpose",
    "happened_on": "2 March 2026",
    "seen_on": "2026-03-02",
    "areas": ["help-and-protection"],
    "stance": "supports",
}
FINDING = {
    "inspectorate": "social-care",
    "area": "help-and-protection",
    "kind": "weakness",
    "text": "Duty social workers closed referrals about older girls unread.",
    "evidence": "E1, 2",
    "cause1_kind": "lack-of-awareness",
    "cause1_text": "Managers took the girls for young women who had chosen their lives.",
    "cause1_evidence": "E1",
}
SAMPLE = {
    "frame": "Children reported missing",
    "population": "150",
    "drawn": "30",
    "read": "30",
    "how_chosen": "By lot.",
    "chosen_by": "The lead",
    "not_reached": "Nobody.",
    "spoken_with": "Alone, by an inspector.",
    "share_affected": "0.05",
    "sensitivity": "0.8",
}
RECOMMENDATION = {
    "findings": "F1",
    "text": "The head of the front door makes sure that a social worker sees every child.",
    "who": "Head of the front door",
    "different": "A child who is exploited is seen on the same day.",
    "seen_by": "Inspectors follow 30 referrals drawn by lot and ask the children.",
    "by_on": "1 September 2099",
}
