"""Calls placed by the product's own line (`victimcare line`)."""

from victimcare.adapters.carriers.line.carrier import LineCarrier

__all__ = ["LineCarrier"]
