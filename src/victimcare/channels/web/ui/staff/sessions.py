"""The session of a browser, changed on what stands there now.

Pages ask for several things at once, and a session is written whole when a request ends: the one that is answered last
would undo what another wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest


@contextmanager
def change_session(request: HttpRequest) -> Iterator[SessionBase]:
    """With what others have written since, which waits until this is written."""
    session = request.session
    with transaction.atomic():
        if not Session.objects.select_for_update().filter(session_key=session.session_key).exists():
            yield session  # ended meanwhile: the end of the request says so
            return
        for name, value in SessionStore(session.session_key).items():
            session[name] = value
        yield session
        session.save()
        session.modified = False
