"""Two people edit one thing: whoever saves second is told, and sees both.

Whatever is edited at the desk and overwritten has a version. Whoever saves names the one that they read; where another
stands by then nothing is kept, `WrittenSince` is raised, and the page shows what they typed beside what stands
(`channels/web/ui/versions.py`). Nobody's words are lost, and nobody overwrites what they have not seen.
"""

from __future__ import annotations


class WrittenSince(Exception):
    """Somebody has written it after this version was read."""
