"""What a program reads of an error that an operation does not answer itself."""

from __future__ import annotations

import json

import pytest
from django.test import RequestFactory

from victimcare.channels.api.v1 import api
from victimcare.rules.errors import FieldRequired, NotFound, PermissionRefused, StaleVersion

_NOTHING = (404, {"detail": "Nothing here has this id."})


@pytest.mark.parametrize(
    ("problem", "answer"),
    [
        (NotFound("no such report"), _NOTHING),
        (PermissionRefused("machine:7 may not see handovers"), _NOTHING),
        (StaleVersion("2 stands"), (409, {"detail": "It has changed since it was read: read it again."})),
        (FieldRequired("who"), (422, {"detail": "who: is required."})),
    ],
)
def test_hidden_refused_and_missing_look_the_same_to_a_program(
    problem: Exception, answer: tuple[int, dict[str, str]]
) -> None:
    reply = api.on_exception(RequestFactory().get("/api/v1/handovers"), problem)

    assert (reply.status_code, json.loads(reply.content)) == answer
