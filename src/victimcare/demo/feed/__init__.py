"""A record system's feed for an invented force, with the shape of published crime tables."""

from victimcare.demo.feed.crime_generator import generate_crimes

__all__ = [
    "generate_crimes",
]
