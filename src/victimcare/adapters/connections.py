"""Whether a request that failed can have reached the supplier: the same for all that are asked by way of `requests`."""

from __future__ import annotations

import requests


def never_connected(cause: BaseException | None) -> bool:
    """No connection ever stood, so nothing of the request was read, and it can be made again without doing it twice."""
    if isinstance(cause, requests.ConnectTimeout):
        return True
    inner = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    return type(getattr(inner, "reason", None)).__name__ in {"NewConnectionError", "NameResolutionError"}
