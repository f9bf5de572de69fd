"""Triage: what people do with a signal: open it, dismiss it with a reason, or take it up."""
