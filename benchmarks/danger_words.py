"""How many messages with words of danger the rules miss, and how many harmless ones they take for danger.

    python -m benchmarks.danger_words

The messages were written by a person who has not seen the rules, and the authors of the rules do not read them: this
prints counts and never a text. A miss is a message with danger in which no rule matched at all; for each rule it also
says how many of its messages it found itself. Intervals are Wilson's at 95 in 100.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from victimcare.services.danger.danger_rules import load_rule_book

MESSAGES = Path(__file__).parent / "data" / "danger_messages.jsonl"
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Labelled:
    """One message. `danger`: the names of the rules that should match; none where it contains no danger."""

    language: str
    script: str
    text: str
    danger: frozenset[str]


def labelled(path: Path = MESSAGES) -> list[Labelled]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Labelled(row["language"], row.get("script", ""), row["text"], frozenset(row["danger"])) for row in rows]


def measure(messages: Iterable[Labelled]) -> list[str]:
    """The figures, one a line."""
    book = load_rule_book()
    book.read("")
    read: list[tuple[Labelled, frozenset[str], float]] = []
    for message in messages:
        began = time.process_time()  # other work of the machine is not counted
        found = frozenset(str(match.rule) for match in book.read(message.text))
        read.append((message, found, 1000 * (time.process_time() - began)))
    lines = [
        f"{len(read)} messages, {sum(bool(one.danger) for one, _, _ in read)} with danger",
        "",
        "missed, of those with danger:",
    ]
    groups: dict[str, list[bool]] = defaultdict(list)
    for one, found, _ in read:
        if one.danger:
            for name in ("all", one.language, f"{one.language} {one.script}"):
                groups[name].append(not found)
    lines += [_line(name, groups[name]) for name in sorted(groups)]
    lines += ["", "false alarms, of those without danger:"]
    groups = defaultdict(list)
    for one, found, _ in read:
        if not one.danger:
            for name in ("all", one.language):
                groups[name].append(bool(found))
    lines += [_line(name, groups[name]) for name in sorted(groups)]
    lines += ["", "of each rule: its own messages in which it did not match itself, and in which no rule did:"]
    own: dict[str, list[bool]] = defaultdict(list)
    none: dict[str, list[bool]] = defaultdict(list)
    for one, found, _ in read:
        for rule in one.danger:
            own[rule].append(rule not in found)
            none[rule].append(not found)
    lines += [f"{_line(rule, own[rule])}   none at all: {sum(none[rule])}" for rule in sorted(own)]
    lines += ["", "of each rule and language: messages in which no rule matched"]
    by_both: dict[str, int] = defaultdict(int)
    for one, found, _ in read:
        if one.danger and not found:
            by_both[f"{one.language} {'+'.join(sorted(one.danger))}"] += 1
    lines += [f"  {name}: {count}" for name, count in sorted(by_both.items())]
    alarms: dict[str, int] = defaultdict(int)
    for one, found, _ in read:
        if not one.danger:
            for rule in found:
                alarms[f"{one.language} {rule}"] += 1
    lines += ["", "false alarms by language and rule:"]
    lines += [f"  {name}: {count}" for name, count in sorted(alarms.items())]
    times = [took for _, _, took in read]
    lines += [
        "",
        f"milliseconds of the processor a message: median {median(times):.2f}, p99 {quantiles(times, n=100)[98]:.2f}",
    ]
    return lines


def _line(name: str, outcomes: list[bool]) -> str:
    bad, count = sum(outcomes), len(outcomes)
    low, high = wilson(bad, count)
    return f"  {name:24} {bad:4} of {count:4}  {100 * bad / count:5.1f} in 100 ({100 * low:.1f} to {100 * high:.1f})"


def wilson(bad: int, count: int) -> tuple[float, float]:
    """The interval of a share at 95 in 100 (Wilson 1927)."""
    share = bad / count
    middle = share + _Z**2 / (2 * count)
    spread = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    whole = 1 + _Z**2 / count
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    print("\n".join(measure(labelled())))


if __name__ == "__main__":
    main()
