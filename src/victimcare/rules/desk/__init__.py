"""Work that needs a person: who gets it, how long it may be put off, and when nobody has said that they have it."""

from __future__ import annotations


# How a team is looked after: what each person carries, which contacts are read again, which looks are asked about.
