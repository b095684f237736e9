"""Loads what a web server needs for its first pages before it takes any request."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import DatabaseError, connections
from django.urls import get_resolver

from victimcare.services import clock
from victimcare.services.referrals import directory_entries

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

# Loads the connection and the middleware; the templates and the words. Neither leaves a trace.
_WARMED_ADDRESSES = ("/ready", "/sign-in")


def warm_pages(application: WSGIApplication) -> None:
    """Request a few pages before the server forks, so that the first visitor waits no longer than others. A failure, as
    without a database, does not stop the start: `/ready` goes on reporting it.

    First the services that force.toml names are added to the directory, where the file has changed.
    """
    with suppress(DatabaseError):
        directory_entries.load_named_entries(force=settings.FORCE, now=clock.current_time())
    for address in _WARMED_ADDRESSES:
        _ask(application, address)
    for _, site in get_resolver().namespace_dict.values():
        site.reverse_dict  # noqa: B018  which page has which address
    connections.close_all()  # two processes must not share a connection


def _ask(application: WSGIApplication, address: str) -> None:
    environ: WSGIEnvironment = {"PATH_INFO": address}
    setup_testing_defaults(environ)
    answer = application(environ, lambda *_: lambda _: None)
    try:
        b"".join(answer)
    finally:
        if close := getattr(answer, "close", None):
            close()
