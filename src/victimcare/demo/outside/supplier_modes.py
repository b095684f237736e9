"""The modes of a provider: how it misbehaves, and for how long."""

import threading
import time
from dataclasses import dataclass

# What becomes of a request. One at a time: a new one replaces the old.
REQUEST_MODES = frozenset({"5xx", "429", "hang", "slow", "accept_then_drop"})
# What Notify answers while our account there is at fault, as its documentation words it.
ACCOUNT_MODES = frozenset({"trial_mode", "team_only_key", "daily_limit", "service_suspended"})
# What becomes of the reports on a message. Several may apply at once.
CALLBACK_MODES = frozenset({"duplicate_callbacks", "reordered_callbacks", "forged_callbacks"})
# What becomes of an accepted e-mail: it comes back, as if the address did not exist.
BOUNCE = "bounce"
ALL_MODES = REQUEST_MODES | ACCOUNT_MODES | CALLBACK_MODES | {BOUNCE, "ok"}


class UnknownMode(ValueError):
    """The mode cannot be set; the message lists the valid ones."""


@dataclass(slots=True)
class _Mood:
    left: int | None  # uses left
    until: float | None  # on the monotonic clock


class SupplierModes:
    """The modes of one provider."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._moods: dict[str, _Mood] = {}

    def set(self, mode: str, *, count: int | None = None, seconds: float | None = None) -> None:
        """Misbehave for `count` uses or for `seconds`, or, with neither, until told otherwise. `ok` ends all modes."""
        if mode not in ALL_MODES:
            raise UnknownMode(f"unknown mode {mode!r}: expected one of {', '.join(sorted(ALL_MODES))}")
        if count is not None and seconds is not None:
            raise UnknownMode("give count or seconds, not both")
        with self._lock:
            for other in REQUEST_MODES if mode in REQUEST_MODES else ALL_MODES if mode == "ok" else ():
                self._moods.pop(other, None)
            if mode != "ok":
                until = None if seconds is None else time.monotonic() + seconds
                self._moods[mode] = _Mood(left=count, until=until)

    def take(self, among: frozenset[str]) -> frozenset[str]:
        """Which of these modes apply now; each counts as used once."""
        with self._lock:
            return frozenset(mode for mode in sorted(among) if self._use(mode))

    def shown(self) -> list[str]:
        with self._lock:
            return sorted(mode for mode in list(self._moods) if self._holds(mode))

    def _use(self, mode: str) -> bool:
        if not self._holds(mode):
            return False
        mood = self._moods[mode]
        if mood.left is not None:
            mood.left -= 1
        return True

    def _holds(self, mode: str) -> bool:
        mood = self._moods.get(mode)
        if mood is None:
            return False
        if mood.left == 0 or (mood.until is not None and time.monotonic() >= mood.until):
            del self._moods[mode]
            return False
        return True
