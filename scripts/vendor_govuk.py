"""
Bring in the style sheet of the GOV.UK Design System, without crown, crest and font.

Run: python scripts/vendor_govuk.py. It downloads one version from the npm registry, checks
its SHA-512 and writes the style sheet with its licence. The font (GDS Transport), the crown and
the royal arms are for service.gov.uk alone, so nothing under the package's assets is copied and
every rule that asks for them is taken out; the script fails when one is left.
"""

import base64
import hashlib
import io
import re
import sys
import tarfile
import urllib.request
from pathlib import Path

VERSION = "6.3.0"
TARBALL = f"https://registry.npmjs.org/govuk-frontend/-/govuk-frontend-{VERSION}.tgz"
# From https://registry.npmjs.org/govuk-frontend/6.3.0, dist.integrity.
INTEGRITY = (
    "cXIQxm5PHCsbic47GXZrVBZhAeeshTLRL6ZBKilLsR6rMCjJuWb7Fruq0VUNMBJFlJk/srsRj/q8d5bM9cgKoA=="
)
STYLES = "package/dist/govuk/govuk-frontend.min.css"
INTO = Path(__file__).parents[1] / "firsthand" / "web" / "static" / "govuk"
SECONDS = 60

FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT_NAME = re.compile(r"""["']?GDS Transport["']?\s*,\s*""", re.IGNORECASE)
ASSET = re.compile(r"url\([^)]*\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FORBIDDEN = ("GDS Transport", "url(", "@font-face", "crest", "sourceMappingURL")
CHARSET = '@charset "UTF-8";'

LICENCE = """The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def download() -> bytes:
    """Return the package as published, or stop when it is not the one we know."""
    with urllib.request.urlopen(TARBALL, timeout=SECONDS) as answer:
        tarball = answer.read()
    found = base64.b64encode(hashlib.sha512(tarball).digest()).decode()
    if found != INTEGRITY:
        sys.exit(f"{TARBALL} has SHA-512 {found}, expected {INTEGRITY}; nothing was written.")
    return tarball


def style_sheet(tarball: bytes) -> str:
    """Return the compiled style sheet inside the package."""
    with tarfile.open(fileobj=io.BytesIO(tarball)) as package:
        member = package.extractfile(STYLES)
        if member is None:
            sys.exit(f"{STYLES} is not in the package; has its layout changed?")
        return member.read().decode("utf-8")


def without_protected_marks(css: str) -> str:
    """Return the style sheet without font, crest and any other address."""
    plain = FONT_FACE.sub("", COMMENT.sub("", css.replace(CHARSET, "")))
    plain = ASSET.sub("none", FONT_NAME.sub("", plain))
    # What is left of the crest's rule is its size alone.
    plain = re.sub(r"\.govuk-footer__copyright-logo[^{]*\{[^}]*\}", "", plain)
    left = [mark for mark in FORBIDDEN if mark.lower() in plain.lower()]
    if left:
        sys.exit(f"the style sheet still speaks of {', '.join(left)}; nothing was written.")
    return plain


def main() -> None:
    """Download, check, strip and write."""
    css = without_protected_marks(style_sheet(download()))
    INTO.mkdir(parents=True, exist_ok=True)
    note = f"{CHARSET}/*! govuk-frontend {VERSION}: MIT, without font and crest */\n"
    (INTO / "govuk-frontend.min.css").write_text(note + css.strip() + "\n", encoding="utf-8")
    (INTO / "LICENCE.txt").write_text(LICENCE, encoding="utf-8")
    print(f"govuk-frontend {VERSION}: {len(css):,} characters written to {INTO}")


if __name__ == "__main__":
    main()
