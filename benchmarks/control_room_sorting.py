"""How many contacts the rules and the learnt program of the control room put below their class, and how long they take.

    python -m benchmarks.control_room_sorting

Reads `benchmarks/data/control_room_items.jsonl`, one JSON a line:

    {"text": "…", "subject": "…", "language": "pl", "class": "stalking", "threat_to_life": false}

`class` is a value of `ContactClass`, and `threat_to_life` whether a person must look within the minutes of danger. The
items are written by people who have not seen the rules, the program has not learnt from them, and the authors of both
do not read them: this prints counts and never a text. A threat is missed where nothing makes a person look within the
minutes of danger: neither danger nor possible danger. A class is missed where no rule named it, and not first where the
contact got another.
Intervals are Wilson's at 95 in 100.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.danger_words import wilson

from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.learnt_raising import LEARNT_THREAT
from victimcare.services.control_room.contacts.contact_sorting import sort_contact_words

ITEMS = Path(__file__).parent / "data" / "control_room_items.jsonl"


@dataclass(frozen=True, slots=True)
class LabelledItem:
    text: str
    subject: str
    language: str
    contact_class: ContactClass
    is_threat: bool


def load_items(path: Path) -> list[LabelledItem]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        LabelledItem(row["text"], row["subject"], row["language"], ContactClass(row["class"]), row["threat_to_life"])
        for row in rows
    ]


def measure(items: Iterable[LabelledItem]) -> list[str]:
    """The figures, one a line."""
    sort_contact_words("", "")
    groups: dict[str, list[bool]] = defaultdict(list)
    times: list[float] = []
    for item in items:
        began = time.process_time()
        found = sort_contact_words(item.subject, item.text)
        times.append(1000 * (time.process_time() - began))
        is_danger = found.priority is ContactPriority.DANGER
        is_seen_soon = is_danger or found.is_possible_danger
        by_rules = [match for match in found.matches if match.rule != LEARNT_THREAT]
        named = {found.contact_class, *(match.contact_class for match in by_rules)}
        for part in ("all", item.language):
            if item.is_threat:
                groups[f"threat missed, {part}"].append(not is_seen_soon)
                groups[f"threat without alarm at once, {part}"].append(not is_danger)
            else:
                groups[f"danger without threat, {part}"].append(is_danger)
                groups[f"danger or possible danger without threat, {part}"].append(is_seen_soon)
        groups["class missed, all"].append(item.contact_class not in named)
        groups["class not first, all"].append(item.contact_class is not found.contact_class)
        groups[f"class missed, {item.contact_class}"].append(item.contact_class not in named)
        groups[f"class missed, of {item.language}"].append(item.contact_class not in named)
    lines = [_line(name, groups[name]) for name in sorted(groups)]
    if len(times) > 1:
        p99 = quantiles(times, n=100)[98]
        lines.append(f"milliseconds of the processor a contact: median {median(times):.2f}, p99 {p99:.2f}")
    return lines


def _line(name: str, outcomes: list[bool]) -> str:
    low, high = wilson(sum(outcomes), len(outcomes))
    share = 100 * sum(outcomes) / len(outcomes)
    return (
        f"{name:56} {sum(outcomes):4} of {len(outcomes):4}  {share:5.1f} in 100 ({100 * low:.1f} to {100 * high:.1f})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=Path, default=ITEMS, help="another file in the same form")
    print("\n".join(measure(load_items(parser.parse_args().items))))


if __name__ == "__main__":
    main()
