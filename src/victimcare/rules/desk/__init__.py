"""Work that needs a person: who gets it, how long it may be put off, when its receipt is due, which contacts are
reviewed, and which access to records is questioned."""

from __future__ import annotations
