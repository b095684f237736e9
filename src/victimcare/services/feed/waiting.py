"""What a line waits for (contracts/feed.md, fine print), and which lines can go now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

CASE = "case"


@dataclass(slots=True)
class Known:
    """What a crime's timeline holds that other lines may wait for."""

    has_case: bool = False
    victims: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)

    def add(self, event_type: str, data: Mapping[str, Any]) -> None:
        if event_type == "case.recorded":
            self.has_case = True
            self.victims.update(victim["victim_id"] for victim in data["victims"])
        elif event_type == "victim.added":
            self.victims.add(data["victim"]["victim_id"])
        elif event_type == "property.seized":
            self.items.add(data["item_ref"])

    def missing(self, event_type: str, data: Mapping[str, Any]) -> list[str]:
        """What this line still waits for: "case", "victim:V1", "item:P1"; empty when it can be applied."""
        if event_type == "case.recorded":
            return []
        missing = [] if self.has_case else [CASE]
        missing += [f"victim:{name}" for name in _victims_named(data) if name not in self.victims]
        if event_type in ("property.ready", "property.returned") and data["item_ref"] not in self.items:
            missing.append(f"item:{data['item_ref']}")
        return missing


def _victims_named(data: Mapping[str, Any]) -> Iterable[str]:
    if "victim_id" in data:
        yield data["victim_id"]
    yield from data.get("victim_must_attend", ())
