"""An invented list of children, built by hand as a reader would read it."""

from hashlib import sha256

from firsthand.domain.planning.drawing.frame import Doubt, Frame, FrameKind, Row

HEADINGS = ("Child ID", "Area", "Plan")


def frame(*cells, headings=HEADINGS, repeats=False, kind=FrameKind.STATUTORY, name="list.csv"):
    """Return a list whose rows hold `cells`; the first column names the child."""
    rows = tuple(
        Row(
            number=number,
            reference=row[0],
            cells=dict(zip(headings, row, strict=True)),
            read={heading: None for heading in headings[1:]},
        )
        for number, row in enumerate(cells, start=2)
    )
    content = sha256(repr((headings, cells)).encode()).hexdigest()
    return Frame(
        name=name,
        kind=kind,
        file_sha256=sha256(f"{name}{content}".encode()).hexdigest(),
        content_sha256=content,
        standard=None,
        reference_column=headings[0],
        headings=headings,
        standard_names={"Area": "area"},
        repeats_allowed=repeats,
        rows=rows,
        doubts=tuple(
            Doubt(row=r.number, column=headings[0], given="", reason="empty", remedy="fill in")
            for r in rows
            if not r.reference
        ),
    )


def children(number, *, areas=("North", "South"), start=1):
    """Return rows of `number` children C0001, C0002, ..., spread over `areas` in turn."""
    return tuple(
        (f"C{n:04}", areas[n % len(areas)], "CIN" if n % 3 else "CPP")
        for n in range(start, start + number)
    )
