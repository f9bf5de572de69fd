"""The chance that a full inspection would find an authority failing, and why."""
