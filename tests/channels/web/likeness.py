"""Whether two pictures of the same thing look the same to an eye: another machine may draw letters slightly
differently, but nothing moves, is missing, or has another colour."""

from __future__ import annotations

from PIL import Image, ImageChops

_BLOCK = 2  # pixels that are compared together, so that the edge of a letter does not count
_SEEN = 32  # of 255: how much another colour a block must have to be seen
_STRAY = 8  # blocks that may differ


def unlike(kept: Image.Image, now: Image.Image) -> str:
    """The differences that an eye would see, in words; empty where there are none."""
    if abs(kept.width - now.width) > 1 or abs(kept.height - now.height) > 1:
        return f"it was {kept.width} by {kept.height} and is {now.width} by {now.height}"
    size = (min(kept.width, now.width), min(kept.height, now.height))
    before, after = (one.convert("RGB").crop((0, 0, *size)).reduce(_BLOCK) for one in (kept, now))
    most = max_of_channels(ImageChops.difference(before, after)).point(lambda value: 255 if value > _SEEN else 0)
    blocks = most.histogram()[255]
    if blocks <= _STRAY:
        return ""
    left, top, right, bottom = (edge * _BLOCK for edge in most.getbbox() or (0, 0, 0, 0))
    return f"{blocks} places differ between {left}, {top} and {right}, {bottom}"


def max_of_channels(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
