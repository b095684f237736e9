"""Tagged PDF from HTML by WeasyPrint, with this machine's Pango."""

from victimcare.adapters.documents.weasyprint.press import Press, can_make_pdf

__all__ = ["Press", "can_make_pdf"]
