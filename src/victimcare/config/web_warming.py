"""What a web server reads in at its first pages, read in before it takes any."""

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

# The connection and the middleware; the templates and the words. Neither leaves a trace.
_WARMED_ADDRESSES = ("/ready", "/sign-in")


def warm_pages(application: WSGIApplication) -> None:
    """Asks the pages a little before the server forks, so that whoever comes first waits no longer than others. What
    does not answer, as without a database, is no reason not to start: `/ready` goes on saying it.

    Before that the services which force.toml names are taken into the directory, where the file says something new."""
    with suppress(DatabaseError):
        directory_entries.load_named_entries(force=settings.FORCE, now=clock.current_time())
    for address in _WARMED_ADDRESSES:
        _ask(application, address)
    for _, site in get_resolver().namespace_dict.values():
        site.reverse_dict  # noqa: B018  which page has which address
    connections.close_all()  # two processes must not speak over one


def _ask(application: WSGIApplication, address: str) -> None:
    environ: WSGIEnvironment = {"PATH_INFO": address}
    setup_testing_defaults(environ)
    answer = application(environ, lambda *_: lambda _: None)
    try:
        b"".join(answer)
    finally:
        if close := getattr(answer, "close", None):
            close()
