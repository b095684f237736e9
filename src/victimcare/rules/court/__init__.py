"""What a court needs of a victim and what comes back to them: hearings, times to answer, compensation, their
belongings, and the value of what the crime took or broke."""

from __future__ import annotations
