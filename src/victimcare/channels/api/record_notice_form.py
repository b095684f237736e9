"""The webhook by which the control room tells a record system what to record, as the OpenAPI document publishes it."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NoticeLocation(_Part):
    """`easting` and `northing`: OS National Grid, in metres."""

    text: str = ""
    uprn: str = ""
    easting: int | None = None
    northing: int | None = None
    accuracy_metres: int | None = None
    source: str = ""


class NoticeMessageForm(_Part):
    at: AwareDatetime
    words: str = ""
    subject: str = ""
    fields: dict[str, str] = {}


class NoticeData(_Part):
    """What is empty is left out. The sender of a contact proves nothing."""

    notice_id: Annotated[UUID, Field(description="as in the header webhook-id; the same one again is the same notice")]
    kind: Literal["crime", "incident"]
    our_ref: Annotated[str, Field(description="our number of the incident")] = ""
    contacts: Annotated[list[UUID], Field(description="our ids of the contacts that it comes from")] = []
    handler: Annotated[str, Field(description="the sign-in name of who recorded it here")] = ""
    route: str = ""
    about: Annotated[str, Field(description="the contact's class")] = ""
    sender: Annotated[str, Field(description="number or address as stated")] = ""
    received_at: AwareDatetime | None = None
    messages: list[NoticeMessageForm] = []
    incident_kind: str = ""
    grade: Literal["", "emergency", "priority", "scheduled", "without_deployment"] = ""
    summary: str = ""
    location: NoticeLocation | None = None


class RecordNoticeForm(_Part):
    """A crime or an incident to record."""

    type: Literal["crime.to_record", "incident.to_record"]
    timestamp: AwareDatetime
    data: NoticeData


class RecordNoticeAnswer(BaseModel):
    number: Annotated[
        str, Field(description="the number, if it is known now; empty or absent: it comes by the feed", max_length=100)
    ] = ""


def publish_webhooks() -> dict[str, Any]:
    """Return the part `webhooks` of the OpenAPI document."""
    return {
        "record_notice": {
            "post": {
                "operationId": "record_notice",
                "tags": ["incidents"],
                "summary": "To a record system: record this crime or incident",
                "description": "Sent to the address in VICTIMCARE_RECORD_NOTICES, with its bearer token, and signed as "
                "Standard Webhooks describes. It is sent again until a 2xx comes, with the same webhook-id. A crime "
                "whose number is not in the answer is numbered by its case.recorded in the feed, which names the "
                "notice in the CloudEvents extension attribute controlroomnotice.",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": _inline(RecordNoticeForm)}},
                },
                "responses": {
                    "200": {
                        "description": "The record system has it.",
                        "content": {"application/json": {"schema": _inline(RecordNoticeAnswer)}},
                    },
                    "422": {
                        "description": "It will never take this notice: a person looks. So are 400, 404, 410, 413."
                    },
                },
            }
        }
    }


def _inline(form: type[BaseModel]) -> dict[str, Any]:
    """The schema without references: the document's own parts know nothing of these."""
    schema = form.model_json_schema()
    parts = schema.pop("$defs", {})

    def put_in(value: Any) -> Any:
        if isinstance(value, dict):
            if "$ref" in value:
                return put_in(parts[value["$ref"].rpartition("/")[2]])
            return {name: put_in(each) for name, each in value.items()}
        return [put_in(each) for each in value] if isinstance(value, list) else value

    inlined: dict[str, Any] = put_in(schema)
    return inlined
