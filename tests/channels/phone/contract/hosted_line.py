"""The carrier that speaks TwiML: real requests with real signatures to a web server in a thread of its own."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from tests.channels.phone.contract.script import VICTIM_NUMBER, Act

from victimcare.channels.phone.twiml.turn_effects import desk_worker
from victimcare.demo.outside.hosted_telephones import HostedTelephone, SignedProduct
from victimcare.records.models import Call
from victimcare.wording import say

PUBLIC = "https://victims.force.example"
TOKEN = "a-token-of-the-carrier-that-no-other-has"
_LONGEST = 300
_SOUND = re.compile(r".*/phone/twiml/sounds/en/([a-z0-9-]+)\.wav")
_DIGITS = {say(f"calls-digit-{digit}"): str(digit) for digit in range(10)}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the standard library's name
        pass


@contextmanager
def serving() -> Iterator[SignedProduct]:
    from victimcare.config.wsgi import application  # when Django is set up

    with make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Quiet) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield SignedProduct(PUBLIC, f"http://127.0.0.1:{server.server_port}", TOKEN)
        server.shutdown()


def play(product: SignedProduct, acts: tuple[Act, ...]) -> list[str]:
    """Plays the script through the hosted carrier; returns what the caller heard."""
    waiting = list(acts)
    telephone = HostedTelephone(product, rings_from=f"+44{VICTIM_NUMBER[1:]}")
    telephone.ring()
    for _ in range(_LONGEST):
        if telephone.is_over:
            break
        desk_worker.settled()
        telephone.hears()
        if waiting and waiting[0].step == Call.objects.latest("id").path[-1]:
            _does(telephone, waiting.pop(0))
        else:
            telephone.passes()
    assert telephone.is_over, f"no end in sight: {telephone.heard[-3:]}"
    desk_worker.settled()
    return [_named(each) for each in telephone.heard]


def _does(telephone: HostedTelephone, act: Act) -> None:
    if act.keys:
        telephone.keys(act.keys)
    else:
        telephone.hang_up()


def _named(heard: str) -> str:
    """A fixed sentence by its id; a number that was read back by its digits."""
    if found := _SOUND.fullmatch(heard):
        return found[1]
    words = re.split(r",? ", heard)
    return "".join(map(_DIGITS.__getitem__, words)) if all(word in _DIGITS for word in words) else heard
