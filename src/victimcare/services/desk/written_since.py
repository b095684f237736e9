"""Two people edit one thing: whoever saves second is told, and sees both.

Whatever people write over has a version. Whoever saves names the one that they read; where another stands by then
nothing is kept, `WrittenSince` is raised, and the page shows what they typed beside what stands
(`channels/web/ui/versions.py`). Nobody's words are lost, and nobody overwrites what they have not seen.

One rule says which forms these are: what a form writes takes the place of words, numbers or a choice that stood, and
the thing goes on. What only adds has no version, nor has a step that one person alone can take: that the step is open
still is asked for under a lock, and whoever is second is told.
"""

from __future__ import annotations


class WrittenSince(Exception):
    """Somebody has written it after this version was read."""


def next_version(stands: int, *, after: int | None) -> int:
    """The number of what is written now. `stands`: that of what stands, its row held; `after`: the one that was read,
    None for whoever reads none first, as a program does. Raises WrittenSince."""
    if after is not None and after != stands:
        raise WrittenSince
    return stands + 1
