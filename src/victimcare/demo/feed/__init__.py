"""A record system's feed of an invented force, with the shape of published crime tables."""

from victimcare.demo.feed.generate import crimes

__all__ = ["crimes"]
