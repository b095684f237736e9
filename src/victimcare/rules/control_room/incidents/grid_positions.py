"""Reads where something is from a grid reference, eastings and northings, or latitude and longitude, and prints it.

All are brought to the OS National Grid in metres. A reference of few digits names a square: its middle is the
position, and half its diagonal the accuracy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import atan2, ceil, cos, hypot, radians, sin, sqrt, tan

LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # of five rows of five squares, from the north west; without I
WIDEST, HIGHEST = 700_000, 1_300_000  # metres: where the grid ends
_SQUARE = 100_000
_REFERENCE = re.compile(r"\b([A-HJ-Z])\s?([A-HJ-Z])\s?(\d{1,5}\s?\d{1,5})\b", re.IGNORECASE)
_METRES = re.compile(r"\b(?:E\s?)?(\d{6})[\s,;]+(?:N\s?)?(\d{5,7})\b", re.IGNORECASE)
_DEGREES = re.compile(r"(?<![\d.])(\d{2}\.\d{3,})\s?°?\s?N?[\s,;]+(-?\d{1,2}\.\d{3,})\s?°?\s?([EW]?)\b", re.IGNORECASE)
_SHIFT_ERROR = 5  # metres, by which the seven-figure shift between the two datums is off at most


@dataclass(frozen=True, slots=True)
class GridPosition:
    """A place on the OS National Grid, in metres, and how far off it may be."""

    easting: int
    northing: int
    accuracy_metres: int


def read_position(text: str) -> GridPosition | None:
    """Return the first position that the text names; None: it names none on the grid."""
    return _read_reference(text) or _read_metres(text) or _read_degrees(text)


def print_grid_reference(easting: int, northing: int, *, digits: int = 5) -> str:
    """Return the letters and digits of the square of `10 ** (5 - digits)` metres that holds the position, as
    "TQ 301 798". Raises ValueError off the grid."""
    if not is_on_grid(easting, northing):
        raise ValueError("off the grid")
    column, row = easting // _SQUARE, northing // _SQUARE
    first = (3 - row // 5) * 5 + column // 5 + 2  # S, of 500 km, is where the grid begins
    second = (4 - row % 5) * 5 + column % 5
    size = 10 ** (5 - digits)
    parts = (f"{part % _SQUARE // size:0{digits}d}" for part in (easting, northing))
    return f"{LETTERS[first]}{LETTERS[second]} {' '.join(parts)}"


def _read_reference(text: str) -> GridPosition | None:
    for found in _REFERENCE.finditer(text):
        digits = found[3].replace(" ", "")
        if len(digits) % 2 or len(digits) < 4:  # two digits are as often a road or a postcode
            continue
        first, second = LETTERS.index(found[1].upper()), LETTERS.index(found[2].upper())
        column = (first % 5 - 2) * 5 + second % 5
        row = (3 - first // 5) * 5 + 4 - second // 5
        half = len(digits) // 2
        size = 10 ** (5 - half)
        east, north = (int(part) * size for part in (digits[:half], digits[half:]))
        position = _middle(column * _SQUARE + east, row * _SQUARE + north, size)
        if is_on_grid(position.easting, position.northing):
            return position
    return None


def _middle(easting: int, northing: int, size: int) -> GridPosition:
    return GridPosition(easting + size // 2, northing + size // 2, ceil(hypot(size, size) / 2))


def _read_metres(text: str) -> GridPosition | None:
    found = _METRES.search(text)
    if found is None or not is_on_grid(int(found[1]), int(found[2])):
        return None
    return GridPosition(int(found[1]), int(found[2]), 1)


def _read_degrees(text: str) -> GridPosition | None:
    found = _DEGREES.search(text)
    if found is None:
        return None
    west = -1 if found[3].upper() == "W" else 1
    easting, northing = _to_grid(*_shift_datum(float(found[1]), west * float(found[2])))
    if not is_on_grid(round(easting), round(northing)):
        return None
    said = 111_000 / 10 ** len(found[1].partition(".")[2])  # metres: what its last digit is worth
    return GridPosition(round(easting), round(northing), _SHIFT_ERROR + ceil(said / 2))


def is_on_grid(easting: int, northing: int) -> bool:
    return 0 <= easting < WIDEST and 0 <= northing < HIGHEST


# Ordnance Survey, "A guide to coordinate systems in Great Britain": the Helmert shift of WGS84 to OSGB36, and the
# Transverse Mercator of the National Grid. The shift is good to about 5 metres.

_WGS84 = (6_378_137.0, 6_356_752.3142)
_AIRY = (6_377_563.396, 6_356_256.909)
_SHIFT = (-446.448, 125.157, -542.060)  # metres
_SCALE = 20.4894e-6
_TURNS = tuple(radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))


def _shift_datum(latitude: float, longitude: float) -> tuple[float, float]:
    """Return latitude and longitude in radians as OSGB36 has them."""
    major, minor = _WGS84
    squared = 1 - minor**2 / major**2
    phi, lam = radians(latitude), radians(longitude)
    nu = major / sqrt(1 - squared * sin(phi) ** 2)
    x, y, z = nu * cos(phi) * cos(lam), nu * cos(phi) * sin(lam), (1 - squared) * nu * sin(phi)
    (tx, ty, tz), (rx, ry, rz), scale = _SHIFT, _TURNS, 1 + _SCALE
    x, y, z = (
        tx + scale * x - rz * y + ry * z,
        ty + rz * x + scale * y - rx * z,
        tz - ry * x + rx * y + scale * z,
    )
    return _to_angles(x, y, z)


def _to_angles(x: float, y: float, z: float) -> tuple[float, float]:
    major, minor = _AIRY
    squared = 1 - minor**2 / major**2
    flat = hypot(x, y)
    phi = atan2(z, flat * (1 - squared))
    for _ in range(6):  # each step gains three digits
        nu = major / sqrt(1 - squared * sin(phi) ** 2)
        phi = atan2(z + squared * nu * sin(phi), flat)
    return phi, atan2(y, x)


def _to_grid(phi: float, lam: float) -> tuple[float, float]:
    major, minor = _AIRY
    scale, phi_0, lam_0 = 0.9996012717, radians(49), radians(-2)
    squared, n = 1 - minor**2 / major**2, (major - minor) / (major + minor)
    nu = major * scale / sqrt(1 - squared * sin(phi) ** 2)
    rho = major * scale * (1 - squared) / (1 - squared * sin(phi) ** 2) ** 1.5
    eta = nu / rho - 1
    below, above = phi - phi_0, phi + phi_0
    arc = (minor * scale) * (
        (1 + n + 1.25 * n**2 + 1.25 * n**3) * below
        - (3 * n + 3 * n**2 + 2.625 * n**3) * sin(below) * cos(above)
        + (1.875 * n**2 + 1.875 * n**3) * sin(2 * below) * cos(2 * above)
        - 35 / 24 * n**3 * sin(3 * below) * cos(3 * above)
    )
    s, c, t2, off = sin(phi), cos(phi), tan(phi) ** 2, lam - lam_0
    northing = (
        arc
        - 100_000
        + nu / 2 * s * c * off**2
        + nu / 24 * s * c**3 * (5 - t2 + 9 * eta) * off**4
        + nu / 720 * s * c**5 * (61 - 58 * t2 + t2**2) * off**6
    )
    easting = (
        400_000
        + nu * c * off
        + nu / 6 * c**3 * (nu / rho - t2) * off**3
        + nu / 120 * c**5 * (5 - 18 * t2 + t2**2 + 14 * eta - 58 * t2 * eta) * off**5
    )
    return easting, northing
