"""What a machine reads when something of ours failed: JSON, in the form of every refusal."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, JsonResponse
from django.utils.cache import add_never_cache_headers

DOORS = ("/api/", "/hooks/")
AGAIN_IN = 30  # seconds until a sender may expect the database back; it starts again in a few


def failed(request: HttpRequest, fault: BaseException | None) -> JsonResponse:
    """503 while the database is away, and the sender comes again; 500 for a fault of ours."""
    if isinstance(fault, OperationalError | InterfaceError):
        words = "The database does not answer: send it again later. What was stored of it before counts as duplicate."
        answer = JsonResponse({"detail": words}, status=503, headers={"Retry-After": str(AGAIN_IN)})
    else:
        answer = JsonResponse({"detail": "A fault of ours. It is in our log."}, status=500)
    add_never_cache_headers(answer)
    return answer


def refused(request: HttpRequest) -> JsonResponse:
    """400: no request that could be read."""
    answer = JsonResponse({"detail": "This is no request that can be read here."}, status=400)
    add_never_cache_headers(answer)
    return answer
