"""Tagged PDF from HTML by WeasyPrint, with this machine's Pango."""

from victimcare.adapters.documents.weasyprint.pdf_printer import WeasyPrintPrinter, can_make_pdf

__all__ = [
    "WeasyPrintPrinter",
    "can_make_pdf",
]
