"""What a program may send: JSON of the shapes that the API publishes, without characters that can not be kept.

Such a character (`rules.characters`) is refused with 422 and the name of where it stood: in the path, the query, a
header (`screening.ScreenedApi`), or a field of the body (`SentBody`). The feed alone takes them in: there each line is
refused for itself, and kept in quarantine.
"""

from __future__ import annotations

import json
from typing import Any, Self

from django.http import HttpResponse, JsonResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from victimcare.rules.characters import (
    NONE_REFUSED_PATTERN,
    find_refused_fields,
    remove_refused_characters,
)

REFUSED = "holds a character that is not taken: a NUL, another control character or half a character"
UNPROCESSABLE = 422
_DOOR = "/api/"


class SentBody(BaseModel):
    """Is read as JSON and strictly. No schema of Ninja's: those are read as objects, where a time in JSON's form is no
    time."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Raises ValidationError."""
        if (field := _refused_field(body)) is not None:
            fault = InitErrorDetails(type=PydanticCustomError("characters", REFUSED), loc=(field,), input=None)
            raise ValidationError.from_exception_data(cls.__name__, [fault])
        return cls.model_validate_json(body)


def _read_whole_number(given: object) -> object:
    """In JSON 3.0 is the number 3."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


WHOLE_NUMBER = BeforeValidator(_read_whole_number)  # stands behind the bounds of the field, which are published


def _refused_field(body: bytes) -> str | None:
    """Of what is JSON; what is none is refused for that."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return next(find_refused_fields([sent]), "0.").partition(".")[2] or None


def first_fault(wrong: ValidationError) -> tuple[str, str]:
    """Which field is wrong first, and why. Never what was sent: it may be a code."""
    error = wrong.errors(include_input=False, include_context=False, include_url=False)[0]
    field = ".".join(map(str, error["loc"])).encode("utf-8", "replace").decode()
    return remove_refused_characters(field), error["msg"]


def refuse(field: str, why: str) -> HttpResponse:
    return JsonResponse({"detail": f"{field}: {why}."}, status=UNPROCESSABLE)


def publish_what_is_refused(document: dict[str, Any]) -> dict[str, Any]:
    """Adds to each operation of an OpenAPI document that it may answer 422, and to what is text that it holds none of
    the characters that are refused."""
    for methods in document["paths"].values():
        for operation in methods.values():
            if str(UNPROCESSABLE) not in operation["responses"]:
                operation["responses"][str(UNPROCESSABLE)] = _UNPROCESSABLE
            for parameter in operation.get("parameters", []):
                _add_pattern(parameter["schema"])
            for content in operation.get("requestBody", {}).get("content", {}).values():
                for schema in content["schema"].get("properties", {}).values():
                    _add_pattern(schema)
    return document


_UNPROCESSABLE: dict[str, Any] = {
    "description": "Which part of the request is wrong, and why.",
    "content": {
        "application/json": {
            "schema": {"type": "object", "required": ["detail"], "properties": {"detail": {"type": "string"}}}
        }
    },
}


def _add_pattern(schema: dict[str, Any]) -> None:
    if schema.get("type") == "string" and not {"pattern", "enum", "format", "const"} & set(schema):
        schema["pattern"] = NONE_REFUSED_PATTERN
