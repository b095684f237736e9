"""Processor time of the parts of an installation, children that have ended included."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def spent(roots: Mapping[str, int]) -> dict[str, float]:
    """Name -> seconds that this process and all below it have spent until now."""
    parents, times = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
            times[int(entry.name)] = sum(map(int, fields[11:15])) / _TICKS  # of its own, and of its children that ended
    return {name: sum(times[pid] for pid in _below(root, parents) if pid in times) for name, root in roots.items()}


def _below(root: int, parents: Mapping[int, int]) -> set[int]:
    found, edge = {root}, {root}
    while edge:
        edge = {pid for pid, parent in parents.items() if parent in edge} - found
        found |= edge
    return found
