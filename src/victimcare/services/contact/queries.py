"""Who is guarded, what waits for a second person, and how somebody may be reached."""

from __future__ import annotations

from victimcare.services.cases.guarding import is_guarded

__all__ = ["is_guarded"]
