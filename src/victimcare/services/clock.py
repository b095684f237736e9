"""The product's own `current_time`, which VICTIMCARE_NOW can freeze. Channels ask here and pass the time to services
and rules."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings


def current_time() -> datetime:
    """The moment as the product sees it, timezone-aware, in UTC."""
    frozen: datetime | None = settings.VICTIMCARE_NOW
    return frozen or datetime.now(UTC)
