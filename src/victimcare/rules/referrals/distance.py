"""How far a service is from the middle of somebody's area, as the crow flies: no address of hers is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]  # latitude and longitude, in degrees
_EARTH = 3958.8  # miles to its middle


def miles(one: Point, other: Point) -> float:
    """Along the globe, which is near enough to a ball."""
    (north, east), (to_north, to_east) = (map(radians, point) for point in (one, other))
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def to_nearest(start: Point | None, places: Iterable[Point]) -> float | None:
    """None: it is not known from where, or a service has no place that one could come to."""
    return min((miles(start, place) for place in places), default=None) if start else None
