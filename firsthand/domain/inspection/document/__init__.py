"""The document that is published: what the public reads of an inspection, frozen, as data."""
