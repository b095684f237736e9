"""The keys that mean the same wherever a menu is read out."""

from __future__ import annotations

from victimcare.rules.calls.steps import AGAIN, BACK, DIGIT, MISKEYED, SLOWER

EVERYWHERE = {"0": "person", "8": SLOWER, "9": AGAIN, "#": BACK, DIGIT: MISKEYED}
