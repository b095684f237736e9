"""Pictures that are drawn from a file, and what the control room needs of what draws them.

Files are drawn in a process of its own, which has no database, files or network: what comes back is taken for pictures
and trusted for nothing else.
"""

from __future__ import annotations

from typing import Protocol


class FileDrawing(Protocol):
    """Draws a picture or PDF anew, within limits of memory and time. A file cannot harm the next one."""

    def __call__(self, content: bytes, kind: str) -> tuple[bytes, ...]:
        """Return its first pages as JPEG; none where it cannot be drawn. `kind`: a kind of `RENDERED`."""
