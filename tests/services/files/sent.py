"""Files as victims send them. Their contents are invented."""

from __future__ import annotations

import io

from PIL import Image

WHERE = b"53.4808N 2.2426W"  # what a camera notes
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"  # every scanner finds it


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 30), *, turned: bool = False) -> bytes:
    """A picture that contains the place where it was taken, left half red."""
    drawn = Image.new("RGB", size, "blue")
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    noted = Image.Exif()
    noted[0x010E] = WHERE.decode()  # a description
    noted[0x8825] = {1: "N", 2: (53.0, 28.0, 50.88), 3: "W", 4: (2.0, 14.0, 33.36)}  # the place
    if turned:
        noted[0x0112] = 3  # upside down
    written = io.BytesIO()
    more = {"comment": WHERE} if kind == "JPEG" else {}
    drawn.save(written, kind, exif=noted.tobytes(), **more)
    return written.getvalue()
