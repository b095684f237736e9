"""Checks what programs send: JSON of the shapes that the API publishes, without characters that cannot be stored. Also
answers faults.

Such a character (`rules.characters`) is refused with 422 and the name of its place: in the path, the query, a header
(`v1.RequestScreening`), or a field of the body (`RequestBody`). Only the feed accepts the request: there each line is
refused by itself, and kept in quarantine.
"""

from __future__ import annotations

import json
from typing import Any, Self

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from victimcare.rules.characters import (
    NONE_REFUSED_PATTERN,
    find_refused_fields,
    remove_refused_characters,
)
from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion, VictimNotFound

REFUSED_CHARACTER = "holds a character that is not taken: a NUL, another control character or half a character"
UNPROCESSABLE = 422
_API_PATH = "/api/"


class RequestBody(BaseModel):
    """Reads a body as JSON, strictly. It is not a schema of Ninja's: Ninja reads objects, in which a time in JSON's
    form is not accepted."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Raises ValidationError."""
        if (field := _find_refused_field(body)) is not None:
            fault = InitErrorDetails(
                type=PydanticCustomError("characters", REFUSED_CHARACTER), loc=(field,), input=None
            )
            raise ValidationError.from_exception_data(cls.__name__, [fault])
        return cls.model_validate_json(body)


def _read_whole_number(given: object) -> object:
    """In JSON, 3.0 is the number 3."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


WHOLE_NUMBER = BeforeValidator(_read_whole_number)  # outside the bounds of the field, which are published


def _find_refused_field(body: bytes) -> str | None:
    """Return the first field with such a character in a JSON body; a body that is not JSON is refused for that."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return next(find_refused_fields([sent]), "0.").partition(".")[2] or None


def find_first_fault(wrong: ValidationError) -> tuple[str, str]:
    """Return the first field that is wrong, and why. Never the data that was sent: it may be a code."""
    error = wrong.errors(include_input=False, include_context=False, include_url=False)[0]
    field = ".".join(map(str, error["loc"])).encode("utf-8", "replace").decode()
    return remove_refused_characters(field), error["msg"]


def refuse_field(field: str, why: str) -> HttpResponse:
    return JsonResponse({"detail": f"{field}: {why}."}, status=UNPROCESSABLE)


EXPECTED_ERRORS = (NotFound, VictimNotFound, PermissionRefused, StaleVersion, FieldRequired)


def answer_expected_error(request: HttpRequest, problem: Exception | type[Exception]) -> HttpResponse:
    """Answer the errors of `rules.errors` that an operation does not answer itself. Hidden, refused and missing look
    the same."""
    match problem:
        case FieldRequired():
            return refuse_field(problem.field, "is required")
        case StaleVersion():
            return JsonResponse({"detail": "It has changed since it was read: read it again."}, status=409)
    return JsonResponse({"detail": "Nothing here has this id."}, status=404)


def publish_refusals(document: dict[str, Any]) -> dict[str, Any]:
    """Add the answer 422 to each operation of an OpenAPI document, and to each text the pattern without the refused
    characters."""
    for methods in document["paths"].values():
        for operation in methods.values():
            if str(UNPROCESSABLE) not in operation["responses"]:
                operation["responses"][str(UNPROCESSABLE)] = _UNPROCESSABLE_RESPONSE
            for parameter in operation.get("parameters", []):
                _add_pattern(parameter["schema"])
            for content in operation.get("requestBody", {}).get("content", {}).values():
                for schema in content["schema"].get("properties", {}).values():
                    _add_pattern(schema)
    return document


_UNPROCESSABLE_RESPONSE: dict[str, Any] = {
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


# What a machine reads when our side failed: JSON, in the form of every refusal

MACHINE_PATHS = ("/api/", "/hooks/")
RETRY_AFTER_SECONDS = 30  # seconds until a sender may expect the database back; it restarts in a few


def answer_fault(request: HttpRequest, fault: BaseException | None) -> JsonResponse:
    """503 while the database is away, so that the sender tries again; 500 for a fault of ours."""
    if isinstance(fault, OperationalError | InterfaceError):
        words = "The database does not answer: send it again later. What was stored of it before counts as duplicate."
        answer = JsonResponse({"detail": words}, status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    else:
        answer = JsonResponse({"detail": "A fault of ours. It is in our log."}, status=500)
    add_never_cache_headers(answer)
    return answer


def answer_bad_request(request: HttpRequest) -> JsonResponse:
    """400: the request could not be read."""
    answer = JsonResponse({"detail": "This is no request that can be read here."}, status=400)
    add_never_cache_headers(answer)
    return answer
