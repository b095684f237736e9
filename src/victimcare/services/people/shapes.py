from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code just made, in fours. The only time it is seen."""

    code: str
    opens: str
    expires_at: datetime
