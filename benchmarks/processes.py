"""Processor time of the parts of an installation, including children that have ended."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def spent(roots: Mapping[str, int]) -> dict[str, float]:
    """Name -> seconds that this process and all its descendants have used so far."""
    parents, times = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
            # its own, and those of its children that ended
            times[int(entry.name)] = sum(map(int, fields[11:15])) / _TICKS
    return {name: sum(times[pid] for pid in _below(root, parents) if pid in times) for name, root in roots.items()}


def _below(root: int, parents: Mapping[int, int]) -> set[int]:
    found, edge = {root}, {root}
    while edge:
        edge = {pid for pid, parent in parents.items() if parent in edge} - found
        found |= edge
    return found
