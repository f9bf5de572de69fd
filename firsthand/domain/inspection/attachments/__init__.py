"""Files of evidence: what may be attached, told by content and never by name."""
