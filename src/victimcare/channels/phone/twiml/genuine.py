"""What a request is before it is answered: from the carrier, to an address of ours, and readable; or refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Concatenate, ParamSpec

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from victimcare.services import port_registry
from victimcare.services.access import Act
from victimcare.services.calls.hosted import Replayed
from victimcare.services.ports import NotGenuine, UnreadableReceipt
from victimcare.services.ports.hosted import HostedLine, Told

LARGEST = 64 * 1024  # bytes; a request has some hundreds
BAD_REQUEST, FORBIDDEN, TOO_LARGE = 400, 403, 413

log = structlog.get_logger()
Given = ParamSpec("Given")


class Asked:
    """A genuine request. `digest`: the same for its repeat and for no other."""

    def __init__(self, request: HttpRequest, line: HostedLine, told: Told) -> None:
        self.line, self.told = line, told
        fields = [(name, value) for name in sorted(request.POST) for value in sorted(request.POST.getlist(name))]
        self.digest = hashlib.sha256(repr((request.path, fields)).encode("utf-8", "surrogateescape")).digest()

    def answer(self, body: bytes) -> HttpResponse:
        return HttpResponse(body, content_type=self.line.content_type, headers={"Cache-Control": "no-store"})


def public() -> str:
    """Our own address, as the carrier knows it: never what a request says of itself."""
    return str(settings.ENVIRONMENT.public_url).rstrip("/")


def is_on() -> bool:
    return bool(settings.ENVIRONMENT.public_url) and port_registry.find_hosted_line() is not None


def from_the_carrier(
    view: Callable[Concatenate[Asked, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """404 where no hosted carrier is set up; 403, and nothing written, for what it did not sign or has left."""

    @csrf_exempt  # no browser comes here; what the carrier signs with is the proof
    @require_POST
    def checked(request: HttpRequest, /, *args: Given.args, **values: Given.kwargs) -> HttpResponse:
        line = port_registry.find_hosted_line()
        if line is None or not settings.ENVIRONMENT.public_url:
            return HttpResponseNotFound()
        if int(request.headers.get("Content-Length") or 0) > LARGEST:
            return HttpResponse(status=TOO_LARGE)
        try:
            line.check(public() + request.get_full_path(), request.headers, request.POST)
            return view(Asked(request, line, line.read(request.POST)), *args, **values)
        except NotGenuine:
            log.warning("twiml.forged")
        except Replayed:
            log.warning("twiml.replayed")
        except UnreadableReceipt as error:
            log.warning("twiml.unreadable", reason=str(error))
            return HttpResponse(status=BAD_REQUEST)
        return HttpResponse(status=FORBIDDEN)

    checked.access = Act.ANSWER_CALL  # type: ignore[attr-defined]
    return checked
