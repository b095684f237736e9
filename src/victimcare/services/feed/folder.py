"""The watched folder: files moved into `in` are loaded, then moved to `done`, or to `refused`.

A file is refused that could not be read to its end, or of which every line went to quarantine or was in conflict.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import structlog

from victimcare.services.access import Actor
from victimcare.services.feed import actions
from victimcare.services.feed.lines import numbered
from victimcare.services.feed.shapes import Report

_UNFINISHED = (".part", ".tmp", ".partial", ".filepart")

log = structlog.get_logger(__name__)


class Folder:
    """`root/in`, `root/done` and `root/refused`, made where they are missing.

    Whoever puts a file in `in` writes it under another name (starting with a dot, or ending in .part or .tmp) or
    elsewhere on the same disk and renames it: then it is whole when it is seen.

    What lies there names victims, so a folder that is made is closed to other accounts of this machine; one that is
    there already is left as open as its keeper made it.
    """

    def __init__(self, root: Path) -> None:
        self.waiting = root / "in"
        self.done = root / "done"
        self.refused = root / "refused"
        root.parent.mkdir(parents=True, exist_ok=True)
        for folder in (root, self.waiting, self.done, self.refused):
            folder.mkdir(mode=0o700, exist_ok=True)

    def files(self) -> list[Path]:
        """What can be loaded now, oldest first."""
        found = [
            path
            for path in self.waiting.iterdir()
            if path.is_file() and not path.name.startswith(".") and not path.name.endswith(_UNFINISHED)
        ]
        return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))

    def load_next(self, *, clock: Callable[[], datetime]) -> Report | None:
        """Load the oldest file and move it on, its report beside it. None when there is none.

        Killed between the two, the file is loaded again: its lines are duplicates then.
        """
        files = self.files()
        if not files:
            return None
        path = files[0]
        source = actions.Source(path.name, opener(path))
        report = actions.load(
            actor=Actor.system("feed.folder"), door="folder", sources=[source], is_history=False, clock=clock
        )
        is_refused = bool(report.broken_off) or report.tally.is_refused
        self._move(path, self.refused if is_refused else self.done, report, clock())
        log.info("feed.file_loaded", lines=report.tally.lines, refused=is_refused)
        return report

    def _move(self, path: Path, folder: Path, report: Report, now: datetime) -> None:
        target = folder / path.name
        if target.exists():
            target = target.with_name(f"{now:%Y%m%dT%H%M%S.%f}-{path.name}")
        answer = {**report.as_json(), "could_not_be_read": list(report.broken_off)}
        target.with_name(target.name + ".report.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1))
        path.replace(target)


def opener(path: Path) -> Callable[[ExitStack], Iterable[tuple[int, bytes]]]:
    """How to open a file's lines when their turn comes; one whose name ends in .gz is unpacked."""

    def lines(opened: ExitStack) -> Iterable[tuple[int, bytes]]:
        if path.name.endswith(".gz"):
            return numbered(opened.enter_context(gzip.open(path, "rb")))
        return numbered(opened.enter_context(path.open("rb")))

    return lines
