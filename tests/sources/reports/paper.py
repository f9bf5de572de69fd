"""Paper: small PDFs made for the tests, so that no publisher's file is needed."""

from collections.abc import Sequence


def pdf(pages: Sequence[str], *, encrypted: bool = False) -> bytes:
    """Return a PDF with these texts, one line of text to a line of the page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, text in enumerate(pages):
        content = _content(text)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} "
            "0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    if encrypted:
        key = "00" * 32
        bodies.append(
            f"<< /Filter /Standard /V 1 /R 2 /P -44 /O <{key}> /U <{key}> >>".encode()
        )
    return _file(bodies, encrypted=encrypted)


def _content(text: str) -> bytes:
    if not text:
        return b"10 10 500 700 re f"
    lines = [b"BT /F1 9 Tf 40 800 Td 11 TL"]
    for line in text.splitlines():
        shown = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        lines.append(b"(" + shown.encode("cp1252") + b") Tj T*")
    return b"\n".join([*lines, b"ET"])


def _file(bodies: list[bytes], *, encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(bodies) if encrypted else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(bodies) + 1, locked)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)
