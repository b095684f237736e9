"""Draws files in a child process (`file_drawing_child`), which is replaced when a file ends it or takes too long."""

from __future__ import annotations

from itertools import accumulate, pairwise

import msgspec

from victimcare.channels.mail.file_drawing_child import DrawingAnswer, DrawingOrder
from victimcare.channels.mail.limited_process import ChildEnded, LimitedProcess
from victimcare.rules.control_room.room_file_kinds import RoomFileKind

SECONDS_FOR_A_FILE = 15.0
_CHILD = "victimcare.channels.mail.file_drawing_child"
_JPEG = b"\xff\xd8\xff"


class FileDrawer:
    """Draws files one after another in one child process. Not for several threads at once."""

    def __init__(self, *, seconds: float = SECONDS_FOR_A_FILE) -> None:
        self._process = LimitedProcess(_CHILD, seconds=seconds)

    def __call__(self, content: bytes, kind: str) -> tuple[bytes, ...]:
        order = msgspec.json.encode(DrawingOrder(RoomFileKind(kind)))
        try:
            head, body = self._process.exchange(order, content)
            sizes = msgspec.json.decode(head, type=DrawingAnswer).sizes
        except ChildEnded:
            return ()
        except msgspec.DecodeError:
            self.close()
            return ()
        pages = tuple(body[start:end] for start, end in pairwise(accumulate(sizes, initial=0)))
        return pages if all(page.startswith(_JPEG) for page in pages) else ()

    @property
    def process_id(self) -> int | None:
        """The child's; None: there is none now."""
        return self._process.process_id

    def close(self) -> None:
        """End the child."""
        self._process.close()
