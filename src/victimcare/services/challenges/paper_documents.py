"""Packs the papers as one file: each part as data, a document to read, and a manifest of their digests."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from victimcare.rules.clock import LONDON, london_text
from victimcare.services import port_registry
from victimcare.services.ports import Document, DocumentHeading, DocumentParagraph, DocumentPart, DocumentTable
from victimcare.wording import dates, has_sentence, say

# The document: the same parts, in words.

Json = Mapping[str, Any]


def build_papers_document(parts: Json, *, reference: str, today: date) -> Document:
    words = _PapersText(today)
    lines = (
        DocumentParagraph(say("challenges-papers-lead", reference=reference, day=words.day(today.isoformat()))),
        *words.challenges(parts["challenge"]),
        *words.duty(parts["duty"]),
        *words.timeline(parts["timeline"]),
        *words.speaking(parts["speaking"]),
        *words.messages(parts["messages"]),
        *words.audit(parts["audit"]),
    )
    return Document(say("challenges-papers-title"), "en", lines)


class _PapersText:
    def __init__(self, today: date) -> None:
        self.today = today

    def challenges(self, challenges: list[Json]) -> Iterator[DocumentPart]:
        for place, one in enumerate(challenges):
            yield DocumentHeading(say("challenges-papers-first" if place == 0 else "challenges-papers-again"))
            yield _table(
                "challenges-papers-clocks",
                ("challenges-papers-what", "challenges-papers-due", "challenges-papers-done"),
                [
                    (say("challenges-papers-received"), "", self.moment(one["received_at"])),
                    (
                        say("challenges-papers-holding"),
                        self.moment(one["holding_answer_due_at"]),
                        self.moment(one["holding_answer_at"]),
                    ),
                    (say("challenges-papers-answer"), self.moment(one["answer_due_at"]), self.moment(one["answer_at"])),
                    (
                        say("challenges-papers-put-right"),
                        self.day(one["put_right_by"]),
                        self.moment(one["put_right_at"]),
                    ),
                    (say("challenges-papers-told"), "", self.moment(one["told_at"])),
                ],
            )
            if one["outcome"]:
                yield DocumentParagraph(say(f"challenges-outcome-{one['outcome'].replace('_', '-')}"))
            for said in one["said"]:
                yield DocumentHeading(f"{self.moment(said['at'])} · {name_event_kind(said['what'])}", 3)
                for text in said["words"] or (say("challenges-papers-no-words"),):
                    yield DocumentParagraph(text)

    def duty(self, duty: Json | None) -> Iterator[DocumentPart]:
        yield DocumentHeading(say("challenges-papers-duty"))
        if duty is None:
            yield DocumentParagraph(say("challenges-papers-no-duty"))
            return
        yield DocumentParagraph(duty["title"])
        paragraph = duty["paragraph"] or say("challenges-papers-none")
        yield DocumentParagraph(say("challenges-papers-source", paragraph=paragraph, source=duty["source"]))
        if not duty["value_is_verified"]:
            yield DocumentParagraph(say("challenges-papers-unverified"))
        for count in duty["why_this_date"]["counts"]:
            yield from self._count(count, duty["why_this_date"])
        stands = say(f"challenges-status-{duty['status'].replace('_', '-')}")
        yield DocumentParagraph(say("challenges-papers-stands", stands=stands, day=self.moment(duty["as_of"])))
        if duty["readings"]:
            yield _table(
                "challenges-papers-readings",
                ("challenges-papers-until", "challenges-papers-due", "challenges-papers-met"),
                [
                    (self.moment(one["until"]), self.day(one["due_on"]), self.moment(one["met_at"]))
                    for one in duty["readings"]
                ],
            )

    def _count(self, count: Json, why: Json) -> Iterator[DocumentPart]:
        limit = count["limit"]
        span = say(f"rights-span-{limit['unit'].replace('_', '-')}", count=limit["amount"]) if limit else ""
        name = f"challenges-papers-count-{'enhanced' if count['enhanced'] else 'standard'}"
        started = say(
            "challenges-papers-started", what=name_event_kind(why["started_by"]), moment=self.moment(why["started_at"])
        )
        yield DocumentParagraph(started)
        if not span:
            yield DocumentParagraph(say("rights-span-none"))
            return
        yield DocumentParagraph(say(name, span=span, day=self.day(count["from"]), due=self.day(count["due_then"])))
        if count["days"]:
            yield _table(
                "challenges-papers-days",
                ("challenges-papers-day", "challenges-papers-what"),
                [(self.day(day["on"]), self._passed(day)) for day in count["days"]],
            )

    def timeline(self, entries: list[Json]) -> Iterator[DocumentPart]:
        yield DocumentHeading(say("challenges-papers-timeline"))
        yield _table(
            "challenges-papers-timeline",
            ("challenges-papers-when", "challenges-papers-what"),
            [(self.moment(entry["time"]), name_event_kind(entry["type"])) for entry in entries],
        )

    def speaking(self, speaking: Json) -> Iterator[DocumentPart]:
        """Empty if nothing is needed."""
        named = [speaking["language"]] if speaking["language"] else []
        named += [say(f"passport-desk-{need.replace('_', '-')}") for need in speaking["needs"]]
        if named:
            yield DocumentHeading(say("passport-desk-title"))
            yield from (DocumentParagraph(each) for each in named)

    def messages(self, messages: list[Json]) -> Iterator[DocumentPart]:
        yield DocumentHeading(say("challenges-papers-messages"))
        if not messages:
            yield DocumentParagraph(say("challenges-papers-none"))
            return
        yield _table(
            "challenges-papers-messages",
            ("challenges-papers-when", "challenges-papers-what", "challenges-papers-state"),
            [
                (self.moment(state["at"]), f"{one['channel']}: {one['template']}", state["state"].replace("_", " "))
                for one in messages
                for state in one["states"]
            ],
        )

    def audit(self, entries: list[Json]) -> Iterator[DocumentPart]:
        yield DocumentHeading(say("challenges-papers-audit"))
        yield DocumentParagraph(say("challenges-papers-audit-more", count=len(entries)))

    def moment(self, text: str | None) -> str:
        if text is None:
            return say("challenges-papers-not-yet")
        at = datetime.fromisoformat(text)
        day = dates.write_day(at.date(), manner="short", today=date.min)  # always with its year
        return say("dates-day-and-time", day=day, time=dates.staff_time(at))

    def day(self, text: str | None) -> str:
        if text is None:
            return say("challenges-papers-none")
        return dates.write_day(date.fromisoformat(text), manner="page", today=date.min)

    def _passed(self, day: Json) -> str:
        if day["number"] is not None:
            return say("rights-why-day-counted", number=day["number"])
        return say(f"rights-why-day-{day['what']}")


def name_event_kind(event: str) -> str:
    """The kind of an event, in staff's words."""
    name = event.replace(".", "-").replace("_", "-")
    for sentence in (f"challenges-event-{name}", f"desk-event-{name}"):
        if has_sentence(sentence):
            return say(sentence)
    return event.replace(".", " ").replace("_", " ")


def _table(caption: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> DocumentTable:
    return DocumentTable(say(caption), tuple(say(one) for one in head), tuple(rows))


_ENDINGS = {True: "pdf", False: "html"}


@dataclass(frozen=True, slots=True)
class OmbudsmanPapers:
    """`file_name` does not reveal the contents."""

    file_name: str
    content: bytes
    digest: str


def pack_papers(parts: Mapping[str, Any], *, reference: str, now: datetime) -> OmbudsmanPapers:
    """The same parts at the same moment give the same bytes. Raises PortUnbound if no document maker is bound."""
    files = {f"{name}.json": _as_json(part) for name, part in parts.items()}
    printed = port_registry.document_maker().render(
        build_papers_document(parts, reference=reference, today=now.astimezone(LONDON).date())
    )
    files[f"papers.{_ENDINGS[printed.is_pdf]}"] = printed.content
    files["manifest.json"] = _as_json(_manifest(files, reference, now))
    content = _zipped(files, now)
    digest = hashlib.sha256(content).hexdigest()
    return OmbudsmanPapers(f"papers-{digest[:8]}.zip", content, digest)


def _manifest(files: Mapping[str, bytes], reference: str, now: datetime) -> dict[str, Any]:
    return {
        "version": 1,
        "crime_reference": reference,
        "made_at": london_text(now),
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ],
    }


def _as_json(part: Any) -> bytes:
    return (json.dumps(part, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _zipped(files: Mapping[str, bytes], now: datetime) -> bytes:
    local = now.astimezone(LONDON)
    moment = (local.year, local.month, local.day, local.hour, local.minute, local.second)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
