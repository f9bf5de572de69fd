"""What the answers about the log look like."""

from ninja import Field, Schema

from firsthand.api.schemas import Paging

HASH = "64 hexadecimal digits of SHA-256."


class HeadRow(Schema):
    """A signed head: it names the whole log of a moment."""

    format: str
    size: int = Field(description="How many entries the log had.")
    root: str = Field(description=f"Root of the Merkle tree of RFC 9162: {HASH}")
    at: str = Field(description="When it was signed, ISO 8601 with the offset.")
    key: str = Field(description="The ed25519 public key, 64 hexadecimal digits.")
    signature: str = Field(description="Of the canonical JSON of the other fields, 128 digits.")


class EntryRow(Schema):
    """One entry, as an outsider may see it."""

    index: int = Field(description="From 0, without a gap.")
    at: str
    act: str
    subject: str
    by: str = Field(description="The code of a person, never a name.")
    commitment: str = Field(description=f"Of a random salt and the details: {HASH}")
    leaf: str = Field(description=f"The leaf in the Merkle tree: {HASH}")


class EntryPage(Schema):
    """A part of the log, oldest first."""

    paging: Paging
    results: list[EntryRow]


class InclusionProof(Schema):
    """Shows that an entry is in the log of a size: RFC 9162, section 2.1.3."""

    entry: int
    size: int
    leaf: str
    path: list[str]
    root: str


class ConsistencyProof(Schema):
    """Shows that the log of one size is the start of that of another: section 2.1.4."""

    first: int
    second: int
    first_root: str
    second_root: str
    path: list[str]
