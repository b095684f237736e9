"""The doors at which a stranger could try to learn whether there is a case, and who comes to each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.faults.oracle import Door, Try
from tests.faults.oracle_site import Seen, Site, Told, Wanted
from tests.faults.oracle_slowed import slowed_doors
from tests.faults.oracle_world import KINDS, World, forget
from tests.services.referrals.world import PASSWORD
from victimcare.channels.phone import desk_answers
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.channels.web.portal.victim_access import visit_cookies
from victimcare.records.models import Staff
from victimcare.rules.calls import AskDesk, DeskQuery
from victimcare.services import api_tokens, clock
from victimcare.services.access import Actor
from victimcare.services.calls import caller_actions

FORGET_EVERY = 8  # rounds: before the brakes, which would answer everybody alike
STAFF_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


T = TypeVar("T")


def _each(made: Mapping[str, Callable[[], T]], then: Callable[[T], Try]) -> dict[str, Callable[[], Try]]:
    """Of each kind: first made, then come with."""
    return {kind: partial(_with, make, then) for kind, make in made.items()}


def _with(make: Callable[[], T], then: Callable[[T], Try]) -> Try:
    return then(make())


class Doors:
    """All of them, at this site. `pool`: how many there are of each code that a try does not wear out."""

    def __init__(self, site: Site, dice: random.Random, *, pool: int = 20) -> None:
        self._site, self._dice = site, dice
        self.world = World(dice, pool=pool)

    def between(self, number: int) -> None:
        """Between two rounds."""
        if number % FORGET_EVERY == 0:
            forget()

    def all(self) -> Iterator[Door]:
        yield self._sign_in()
        yield self._line()
        yield self._look_up_by_code()
        yield self._look_up_by_number()
        yield from self._second_step()
        yield self._set_up()
        yield self._help("/")
        yield self._help("/how-to-get-a-code")
        yield self._victims_pages()
        yield self._sent("Complaint", "/complain", words="{}", way_back="")
        yield self._sent("Feedback", "/feedback", words="{}", score="4")
        yield from self._wrong_addresses()
        yield self._file_of_another()
        yield from self._desk()
        yield self._partners()
        yield from slowed_doors(self.world, signs_in=self._signs_in_from, keys=self._keys, looks_up=self._looks_up_from)

    def signs_in(self, code: str) -> Try:
        return self._asks("POST", "/sign-in", fields={"code": code})

    def _signs_in_from(self, code: str, address: str, browser: str) -> Try:
        """As the proxy hands it on."""
        cookies = {"door": browser} if browser else {}
        headers = {"X-Forwarded-For": address}
        return self._asks("POST", "/sign-in", fields={"code": code}, cookies=cookies, headers=headers)

    # Codes

    def _codes(self) -> dict[str, Callable[[], str]]:
        world = self.world
        return {
            "unknown": world.unknown,
            "wrong": world.wrong,
            "ended": world.ended,
            "sealed": world.sealed,
            "run out": world.expired,
            "shows nothing": world.shut,
        }

    def _sign_in(self) -> Door:
        return Door("Sign-in", _each(self._codes(), self.signs_in))

    def _line(self) -> Door:
        kinds = {**self._codes(), "guarded": self.world.silent}
        return Door("The line's code", _each(kinds, self._keys))

    def _keys(self, code: str, rings_from: str = "") -> Try:
        call = caller_actions.record_inbound_call(
            carrier_call_id=str(uuid4()), direction="in", now=clock.current_time()
        )

        def keyed() -> Seen:
            answer = desk_answers.answer_query(
                DeskMemory(call, rings_from), AskDesk(DeskQuery.CODE, code), b"", clock.current_time()
            )
            return Seen((Told(0, (), str(answer.reply)),))

        return keyed

    def _look_up_by_code(self) -> Door:
        kinds = {**self._codes(), "guarded": self.world.silent}
        return Door("Look-up by code", _each(kinds, lambda code: self._looks_up(code=code)))

    def _looks_up_from(self, code: str, rings_from: str) -> Try:
        return self._looks_up(code=code, rings_from=rings_from)

    def _look_up_by_number(self) -> Door:
        numbers = {"unknown": "+447700900999", "of a victim": self.world.known_victim.person.contact_points.get().value}
        return Door(
            "Look-up by number",
            {kind: partial(self._looks_up, rings_from=number) for kind, number in numbers.items()},
        )

    def _looks_up(self, *, code: str = "", rings_from: str = "") -> Try:
        body = {"call_id": str(uuid4()), "rings_from": rings_from, "code": code}
        return self._asks("POST", "/api/v1/calls/look-up", as_json=body, headers={"Authorization": self._token})

    # The victim's visit

    def _second_step(self) -> Iterator[Door]:
        for name, kinds, path, fields in (
            ("Second step, six digits", KINDS, reverse("portal:second-step"), {"number": "{six}"}),
            ("Second step, from paper", ("none", "app"), reverse("portal:second-step"), {"number": "{ten}"}),
            ("Second step, text asked for", ("none", "text"), reverse("portal:second-step-text"), {}),
            ("Second step, passkey asked for", ("none", "passkey"), reverse("portal:second-step-passkey-ask"), {}),
            (
                "Second step, passkey",
                ("none", "passkey"),
                reverse("portal:second-step-passkey-show"),
                {"signed": "{{}}"},
            ),
        ):
            yield Door(name, {kind: partial(self._steps, kind, path, fields) for kind in kinds})

    def _set_up(self) -> Door:
        fields = {"number": "{six}"}
        kinds = {"no window": "none", "open window": "window"}
        path = reverse("portal:second-step-set-up")
        return Door("Second step, set up", {kind: partial(self._steps, of, path, fields) for kind, of in kinds.items()})

    def _steps(self, kind: str, path: str, fields: Mapping[str, str]) -> Try:
        drawn = {"six": f"{self._dice.randrange(10**6):06}", "ten": f"{self._dice.randrange(10**10):010}"}
        typed = {name: value.format(**drawn) for name, value in fields.items()}
        return self._asks("POST", path, fields=typed, cookies=visit_cookies(self.world.visit(kind)))

    def _help(self, path: str) -> Door:
        return Door(f"Help, {path}", {kind: partial(self._gets, path, kind) for kind in self._visitors()})

    def _victims_pages(self) -> Door:
        """The person who shows no visit is asked nothing of the database, and that says only what they sent
        themselves."""
        return Door(
            "Victim's page without a visit",
            {kind: partial(self._gets, reverse("portal:case"), kind) for kind in ("made up", "over")},
        )

    def _visitors(self) -> dict[str, Callable[[], dict[str, str]]]:
        return {
            "nobody": dict,
            "made up": lambda: visit_cookies(f"{self._dice.randrange(1 << 256):x}"),
            "over": lambda: visit_cookies(self.world.of_a_visit_that_is_over()),
            "in a visit": lambda: visit_cookies(self.world.visit("none")),
            "at the full level": lambda: visit_cookies(self.world.visit("full")),
        }

    def _gets(self, path: str, visitor: str) -> Try:
        return self._asks("GET", path, cookies=self._visitors()[visitor]())

    # Without a code

    def _sent(self, name: str, path: str, **fields: str) -> Door:
        words = {
            "no case named": "No officer rang.",
            "case named": f"{self.world.known_victim.case.reference}, no officer rang.",
        }
        visitor = self._visitors()
        return Door(
            name,
            {
                **{kind: partial(self._sends, path, fields, said, dict) for kind, said in words.items()},
                "in a visit": partial(self._sends, path, fields, "No officer rang.", visitor["in a visit"]),
            },
        )

    def _sends(self, path: str, fields: Mapping[str, str], words: str, visitor: Callable[[], dict[str, str]]) -> Try:
        typed = {name: value.format(words) for name, value in fields.items()}
        return self._asks("POST", path, fields=typed, cookies=visitor())

    def _wrong_addresses(self) -> Iterator[Door]:
        """Whatever looks like a link to something of the victim's. `{}`: what could be in one."""
        for begins in ("/my/", "/demo/", "/survey/", "/s/", "/reset/"):
            ends = {
                "unknown": lambda: str(uuid4()),
                "a victim's": lambda: str(self.world.known_victim.public_id),
                "a case's": lambda: self.world.known_victim.case.reference,
                "a code": self.world.wrong,
                "a visit's": lambda: self.world.visit("none"),
            }
            yield Door(f"Wrong address, {begins}…", _each(ends, partial(self._goes_to, begins)))

    def _goes_to(self, begins: str, ends: str) -> Try:
        return self._asks("GET", begins + ends)

    def _file_of_another(self) -> Door:
        files = {"unknown": lambda: str(uuid4()), "of a victim": lambda: self.world.file_of_known_victim}
        return Door(
            "A file of another victim",
            _each(files, lambda file: self._gets(reverse("portal:message-file", args=[file]), "at the full level")),
        )

    def _partners(self) -> Door:
        """With a wrong number of an app each time."""
        service = self.world.service
        unknown = "x" * service.email.index("@") + "@service.example"  # as long: the page repeats what was typed
        kinds = {
            "nobody": (unknown, "a wrong password"),
            "wrong password": (service.email, "a wrong password"),
            "right password": (service.email, PASSWORD),
        }

        def signs_in(email: str, password: str) -> Try:
            self.world.partners_try_anew()
            fields = {"email": email, "password": password, "digits": "000000"}
            return self._asks("POST", "/partner/sign-in", fields=fields)

        return Door("Partner sign-in", {kind: partial(signs_in, *typed) for kind, typed in kinds.items()})

    # The desk

    def _desk(self) -> Iterator[Door]:
        known, several = self.world.known_victim, self.world.two_of_one_case
        unknown = {"reference": "44/99999/26", "name": ""}
        for name, typed, what in (
            ("by reference", {"reference": several.case.reference, "name": ""}, "several"),
            ("by reference and name", {"reference": known.case.reference, "name": "Unknown Here"}, "another's name"),
        ):
            kinds = {"none": unknown | {"name": typed["name"]}, what: typed}
            yield Door(f"Desk, find {name}", {kind: partial(self._finds, each) for kind, each in kinds.items()})
        records = {"none": lambda: str(uuid4()), "not looked up": lambda: str(known.public_id)}
        yield Door(
            "Desk, a record's address",
            _each(records, lambda record: self._asks("GET", f"/desk/cases/{record}", cookies=self._staff)),
        )

    def _finds(self, typed: Mapping[str, str]) -> Try:
        return self._asks("POST", "/desk/look-up", fields={**typed, "reason": "She rang"}, cookies=self._staff)

    @property
    def _staff(self) -> dict[str, str]:
        if not hasattr(self, "_signed_in"):
            client = Client()
            client.force_login(Staff.objects.get(id=self.world.desk.staff_id or 0), backend=STAFF_BACKEND)
            self._signed_in = {"staff": Session.objects.get().session_key}
            # The first page of a session notes when it was last used.
            self._asks("GET", "/desk/tasks", cookies=self._signed_in)()
        return self._signed_in

    @property
    def _token(self) -> str:
        if not hasattr(self, "_made_token"):
            made = api_tokens.make_token(
                actor=Actor.operator("oracle"),
                sources=["urn:oracle"],
                types=[],
                scope=api_tokens.CALLS,
                now=clock.current_time(),
            )
            self._made_token = f"Bearer {made.token}"
        return self._made_token

    def _asks(self, method: str, path: str, **more: Any) -> Try:
        return partial(self._site.ask, Wanted(method, path, **more))
