"""The page for people: every phone, inbox and letter box of the make-believe outside, side by side."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader

from victimcare.demo.outside.http import Reply
from victimcare.demo.outside.journal import Entry
from victimcare.wording import say

MOST = 60  # boxes on one page; the rest are found by number
LONDON = ZoneInfo("Europe/London")
SIDES = (("text", "outside-phones"), ("email", "outside-inboxes"), ("letter", "outside-letter-boxes"))

_templates = Environment(loader=PackageLoader("victimcare.demo.outside", "."), autoescape=True, trim_blocks=True)
_templates.globals["say"] = say


@dataclass(frozen=True, slots=True)
class Message:
    at: str
    moment: str
    sender: str
    subject: str | None
    body: str
    state: str
    letter: str | None  # where its PDF is
    answers: str | None = None  # the id of an e-mail that says where answers go


@dataclass(frozen=True, slots=True)
class Box:
    """One person's phone, inbox or letter box; the newest message stands last, as on a phone."""

    to: str
    messages: list[Message]


def page(entries: list[Entry], *, only: str | None) -> Reply:
    """`only`: show the boxes of this number or address alone, however it is written."""
    if only:
        entries = [entry for entry in entries if _bare(only) == _bare(entry.to)]
    sides = [(heading, _boxes([entry for entry in entries if entry.channel == channel])) for channel, heading in SIDES]
    html = _templates.get_template("page.jinja").render(sides=sides, only=only, most=MOST)
    return Reply(200, html.encode(), "text/html; charset=utf-8")


def _boxes(entries: list[Entry]) -> list[Box]:
    """Boxes with the latest message first."""
    boxes: dict[str, list[Message]] = {}
    for entry in entries:
        messages = boxes.pop(entry.to, [])
        messages.append(_message(entry))
        boxes[entry.to] = messages
    return [Box(_spaced(to), messages) for to, messages in reversed(boxes.items())]


def _message(entry: Entry) -> Message:
    at = datetime.fromisoformat(entry.at).astimezone(LONDON)
    return Message(
        at=f"{at:%a} {at.day} {at:%B, %H:%M}",
        moment=at.isoformat(),
        sender=entry.sender,
        subject=entry.subject,
        body=entry.body,
        state=entry.state,
        letter=f"/letters/{entry.id}.pdf" if entry.channel == "letter" else None,
        answers=entry.id if entry.reply_to else None,
    )


def _spaced(to: str) -> str:
    """A British mobile number as people write it."""
    return f"0{to[3:7]} {to[7:10]} {to[10:]}" if to.startswith("+447") else to


def _bare(to: str) -> str:
    squeezed = to.replace(" ", "").lower()
    return f"+44{squeezed[1:]}" if squeezed.startswith("07") else squeezed
