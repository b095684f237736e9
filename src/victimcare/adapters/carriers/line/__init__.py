"""Calls placed by the product's own line (`victimcare line`), and the desk telephone that it serves."""

from victimcare.adapters.carriers.line.line_carrier import LineCarrier
from victimcare.adapters.carriers.line.line_desk_phone import LineDeskPhone

__all__ = ["LineCarrier", "LineDeskPhone"]
