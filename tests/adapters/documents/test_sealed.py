"""The document that is sealed with a number: encrypted as PDF 2.0 has it, and opened by that number alone."""

from __future__ import annotations

import io
import math
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from tests.adapters.documents.test_weasyprint import FONTS
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter, can_make_pdf
from victimcare.services.ports import Document, DocumentParagraph
from victimcare.services.referrals.referral_handling import DIGITS

pytestmark = pytest.mark.skipif(not can_make_pdf(), reason="apt install libpango-1.0-0 to make PDFs")
NUMBER = "4471 0926 1183 7205 6634".replace(" ", "")


@pytest.fixture(scope="module")
def content() -> bytes:
    return (
        WeasyPrintPrinter(fonts=FONTS)
        .sealed(Document("A referral", "en", (DocumentParagraph("Ring slowly."),)), NUMBER)
        .content
    )


def test_it_is_encrypted_with_aes_256_by_the_slow_hash_of_revision_6(content: bytes) -> None:
    """ISO 32000-2, algorithm 2.B: at least 64 rounds of SHA-256 to SHA-512 and AES for each number that is tried. The
    fast hash of revision 5 and the 128 bits of those before are no way to open it."""
    encrypt: Any = PdfReader(io.BytesIO(content)).trailer["/Encrypt"].get_object()

    assert (encrypt["/V"], encrypt["/R"], encrypt["/Length"]) == (5, 6, 256)
    assert encrypt["/CF"]["/StdCF"]["/CFM"] == "/AESV3"
    assert (encrypt["/StmF"], encrypt["/StrF"]) == ("/StdCF", "/StdCF")
    assert b"Ring slowly" not in content


def test_the_number_alone_opens_it(content: bytes) -> None:
    for wrong in ("", NUMBER[:-1], NUMBER[::-1]):
        reader = PdfReader(io.BytesIO(content))
        assert reader.decrypt(wrong) == 0
        with pytest.raises(FileNotDecryptedError):
            reader.pages[0].extract_text()

    reader = PdfReader(io.BytesIO(content), password=NUMBER)
    assert "Ring slowly." in reader.pages[0].extract_text()


def test_the_number_is_drawn_and_too_long_to_be_tried() -> None:
    """66 bits, not chosen by anybody: a thousand million tries a second need 1,500 years for half of them."""
    assert math.log2(10**DIGITS) > 66
