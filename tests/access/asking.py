"""Reads what is expected (`expected.txt`), asks for every cell of it, and says where the answer is another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.decisions import WORD
from tests.access.world import ALSO_HAVE, REFERENCES, SECRETS, SHUT, STAFF_ROLES, Kind, World
from tests.services.people_and_cases import NOW
from victimcare.records.models import Staff
from victimcare.rules.clock import london_date

TABLE = Path(__file__).with_name("expected.txt")
STAFF = STAFF_ROLES
_OF_NINJA = ("api-v1:api-root", "api-v1:openapi-json")  # which never look how they are asked
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ROLES = ("nobody", "victim", "supporter", "partner", "other_partner", *STAFF)
# Where an address means another of the same kind: by what it calls it, and by what the world does.
_MEANS = {
    "desk:losses-file": ("file_id", "lost_file_id"),
    "portal:property-file": ("file_id", "lost_file_id"),
    "officers:loss-file": ("file_id", "lost_file_id"),
    "desk:one-person": ("task_id", "task_id:confirm_grounds"),
    "desk:quiet-warning": ("task_id", "task_id:quiet_code"),
    "desk:details": ("task_id", "task_id:decide_details"),
    "desk:ask-override": ("task_id", "task_id:tell_victim"),
    "desk:second": ("task_id", "task_id:second_person"),
    "desk:clash": ("task_id", "task_id:clash"),
    "desk:clash-mistake": ("task_id", "task_id:clash"),
    "desk:release": ("task_id", "task_id:messages_held"),
    "desk:wait-ask": ("task_id", "task_id:ask_agency"),
    "desk:handover-of-task": ("task_id", "task_id:hand_over"),
    "desk:from-officer": ("task_id", "task_id:officer_silent"),
    "desk:handover-file": ("packet_id", "sent_id"),
    "desk:team-review": ("review_id", "drawn_id"),
    "desk:emergency-look-at": ("opening_id", "used_id"),
    "desk:referral-password": ("referral_id", "paper_id"),
    "desk:referral-sealed": ("referral_id", "paper_id"),
    "control_room:file-page": ("file_id", "room_picture_id"),
    "control_room:file-text": ("file_id", "room_text_id"),
}
# What is typed; in braces what the address names. Elsewhere the form comes back, which is being let in.
_TYPED = {
    "desk:leaflet": {"language": "en"},
    "desk:handed-over": {"agency": "probation"},
    "desk:conflict-end": {"{conflict_id}-why": "Another of that name"},
    "desk:seal-lift": {"lift-{seal_id}-lift_why": "It was another"},
    "desk:emergency-decide": {"lets": "no"},
    "desk:emergency-look-at": {"right": "yes"},
    "desk:hand-on": {"hand-to": "person:{_reader}", "hand-note": "Please ring"},
    "desk:directory-entry-wrong": {"words": "Nobody answers"},
    "desk:directory-how-full": {"said": "full", "after": "0"},
    "desk:check-word": {"word": WORD},
    "desk:reach": {
        "attempt": "5a9a61f0-6f6e-4a3e-9c39-0d6d3b1f2f10",
        "way": "officer",
        "came_of": "no_answer",
        "next_in": "15",
    },
    "desk:ring-in-quiet-hours": {"why": "They live next door to him"},
    "desk:ask-override": {"reason": "The victim waits for it"},
    "desk:second": {"agrees": "no"},
    "desk:clash": {"use": "no", "reason": "It is his"},
    "desk:clash-mistake": {"mistake-reason": "It is the victim's"},
    "desk:details": {"proposal": "{_proposal}", "accept": "no"},
    "desk:wait-ask": {"{task_id}-agency": "hmcts", "{task_id}-how": "phone"},
    "desk:wait-chase": {"{request_id}-how": "phone"},
    "desk:wait-answered": {"answer-{request_id}-words": "Next week"},
    "desk:seal-reader": {"add-{seal_id}-whom": "{_reader}"},
    "desk:look-answer": {"{look_id}-answer": "fine"},
    "desk:papers": {"papers-reason": "The ombudsman asks"},
    "desk:letter": {"received_on": "{_today}", "words": "No officer told me"},
    "desk:from-officer": {"words": "They will ring", "once": "0c5ad9b0-0000-4000-8000-000000000000"},
}
_REFUSED = (401, 403, 404)
# Where being let in reads as nothing being there: what they name is made by a longer way than this world goes.
_NOT_HERE = {
    "desk:quiet-file",
    "desk:supporter-wrote",
    "desk:sound-let-go",
    "desk:links-end",
    "desk:team-coaching-end",
    "desk:my-feedback",
    "openid_connect_callback",
    "staff_sign_out",
    "partners:sign-out",
}
# Where it reads the same of what is there and of what is not: a letter is entered without a proof, and by day no number
# is kept back by quiet hours.
_ALIKE = {("GET", "desk:letter"), ("POST", "desk:ring-in-quiet-hours")}


@dataclass(frozen=True)
class Row:
    """One line of the table, asked one way."""

    name: str
    method: str
    let_in: frozenset[str]
    of: Mapping[Kind, str]
    lists: frozenset[Kind] | None  # None: no list

    @property
    def is_staffs(self) -> bool:
        """A page of staff, whom alone it is asked by first."""
        return self.name.startswith(("desk:", "officers:", "control_room:", "/control-room"))

    @property
    def is_page(self) -> bool:
        return not self.name.startswith("/")


@dataclass
class Verdict:
    cells: int = 0
    by_outcome: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    of_nobody: dict[tuple[str, str, str], tuple[int, str, str]] = field(default_factory=dict)


def rows() -> list[Row]:
    shapes: dict[str, dict[Kind, str]] = {}
    found = []
    for line in TABLE.read_text().splitlines():
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if words[0].startswith("@"):
            shapes[words[0]] = _of(words[1:])
            continue
        name, *rest = words
        methods = [word for word in rest if word in ("GET", "POST")]
        rest = rest[len(methods) :]
        let_in = [word for word in rest if word in (*ROLES, "everybody", "signed") or word.endswith("-token")]
        about = rest[len(let_in) :]
        who = frozenset(ROLES if let_in == ["everybody"] else let_in)
        lists = frozenset(map(Kind, about[1:])) if about[:1] == ["@list"] else None
        of = shapes[about[0]] if about and about[0].startswith("@") else _of(about)
        found += [Row(name, method, who, of, lists) for method in methods]
    return found


def _of(words: list[str]) -> dict[Kind, str]:
    return {Kind(kind): outcome for kind, _, outcome in (word.partition("=") for word in words)}


def addresses() -> set[tuple[str, str]]:
    """Every address that the web server answers, by its name, or as it is written where it has none or is the API's;
    with each way to ask it that it takes."""
    return set(_addresses(get_resolver()))


def _addresses(resolver: URLResolver, prefix: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _addresses(entry, prefix + str(entry.pattern), inner)
        elif isinstance(entry, URLPattern):
            written = prefix + str(entry.pattern)
            is_second_spelling = entry.name is None and written.endswith("/")
            if not is_second_spelling:
                name = re.sub(r"<(\w+)>", r"{\1}", written) if space == "api-v1:" else f"{space}{entry.name}"
                methods = ("GET",) if f"{space}{entry.name}" in _OF_NINJA else _METHODS
                yield from ((name if entry.name else written, method) for method in methods if _takes(entry, method))


def _takes(entry: URLPattern, method: str) -> bool:
    """Whether its view goes any further than looking at how it is asked. It has no database and no arguments here."""
    try:
        return bool(entry.callback(RequestFactory().generic(method, "/")).status_code != HTTPStatus.METHOD_NOT_ALLOWED)
    except Exception:
        return True


def ask(world: World, clients: Mapping[str, Client], *, whole: bool) -> Verdict:
    """Every cell; or, not `whole`, those of one role that is let in, and by turns two of those that are not."""
    verdict = Verdict()
    table = [row for row in rows() if row.is_page]
    let_in: dict[tuple[str, str], set[str]] = defaultdict(set)  # an address may have a line for each of two roles
    for row in table:
        let_in[row.name, row.method] |= row.let_in
    for place, row in enumerate(table):
        refused = [role for role in ROLES if role not in let_in[row.name, row.method]]
        by_turns = {refused[(place + step) % len(refused)] for step in (0, 3)} if refused else set()
        for role in ROLES:
            if role in row.let_in or (role in refused and (whole or role in by_turns)):
                for kind in _kinds(row, role, place, whole=whole):
                    _ask(verdict, world, clients, row, role, kind)
    return verdict


def _kinds(row: Row, role: str, place: int, *, whole: bool) -> list[Kind]:
    kinds = list(row.of) or [Kind.NOBODYS]
    if whole:
        return kinds
    if role not in row.let_in:
        return kinds[:1]
    is_second = role != next(each for each in ROLES if each in row.let_in and (each in STAFF or not row.is_staffs))
    if is_second:
        return [kind for kind in kinds if kind is Kind.SEALED] if row.method == "GET" else []
    if row.method == "GET" or not set(SHUT) <= set(kinds):
        return kinds
    return [kinds[0], SHUT[place % len(SHUT)]]  # by turns


def _ask(verdict: Verdict, world: World, clients: Mapping[str, Client], row: Row, role: str, kind: Kind) -> None:
    answer, path = _answer(world, clients, row, role, kind)
    expected = row.of.get(kind, "in") if role in row.let_in else "refused"
    problems = list(_problems(verdict, world, clients, row, role, kind, answer, path, expected))
    verdict.cells += 1
    verdict.by_outcome[expected] += 1
    verdict.wrong += [
        f"{row.method} {row.name}, {role}, {kind}: {problem} (answered {answer.status_code})" for problem in problems
    ]


def _problems(
    verdict: Verdict,
    world: World,
    clients: Mapping[str, Client],
    row: Row,
    role: str,
    kind: Kind,
    answer: HttpResponseBase,
    path: str,
    expected: str,
) -> Iterator[str]:
    text = _text(answer)
    if answer.status_code >= 500:
        yield "failed"
    if expected == "refused" and not _is_refused(row, answer):
        yield "let in"
    if expected == "in" and _is_refused(row, answer) and row.name not in _NOT_HERE and len(row.let_in) < len(ROLES):
        yield "refused"
    if expected == "in" and "hidden" in row.of.values() and (row.method, row.name) not in _ALIKE:
        missing = _of_nobody(verdict, world, clients, row, role)
        given = _blank(answer, path)
        is_done = (
            row.method == "POST" and kind is Kind.OWN
        )  # more than the form again, with the victim's work beside it
        if given == missing or (is_done and given[:2] == missing[:2]):
            yield "as what is not there, so that nothing is asked here"
    if expected == "gate" and not _is_gate(answer, path):
        yield "no gate"
    if expected == "hidden":
        missing = _of_nobody(verdict, world, clients, row, role)
        if _blank(answer, path) != missing:
            yield f"not as what is not there (which answers {missing[0]})"
    if role in row.let_in and row.lists:
        yield from (f"does not show {each}" for each in sorted(row.lists) if REFERENCES[each] not in text)
    for each in (*SHUT, Kind.OTHER_TEAM, Kind.LINKED):
        if any(secret in text for secret in SECRETS[each]) and not (expected == "in" and each is kind):
            yield f"shows something of {each}"
    if role in STAFF and any(REFERENCES[each] in text for each in SHUT):
        yield "shows the reference of a case that is shut"


def _of_nobody(
    verdict: Verdict, world: World, clients: Mapping[str, Client], row: Row, role: str
) -> tuple[int, str, str]:
    """The same asked of what is not there; once, as it is the same for all."""
    key = (row.name, row.method, role)
    if key not in verdict.of_nobody:
        verdict.of_nobody[key] = _blank(*_answer(world, clients, row, role, Kind.MISSING))
    return verdict.of_nobody[key]


def _answer(
    world: World, clients: Mapping[str, Client], row: Row, role: str, kind: Kind
) -> tuple[HttpResponseBase, str]:
    """Whatever it changes is taken back."""
    client = clients[role]
    kept = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    path, typed = path_of(world, row, kind), typed_at(world, row, kind)
    with transaction.atomic():
        if role in STAFF:
            Staff.objects.filter(id=world.sol.id).update(roles=ALSO_HAVE.get(role, [role]))
        asked = client.post if row.method == "POST" else client.get
        answer = asked(path, typed)
        _text(answer)
        transaction.set_rollback(True)
    client.cookies = kept
    return answer, path


def path_of(world: World, row: Row, kind: Kind) -> str:
    return reverse(row.name, kwargs=_arguments(world, row.name, kind))


def typed_at(world: World, row: Row, kind: Kind) -> dict[str, str]:
    """What a form of this page is sent with."""
    beside = {"_reader": world.reader, "_proposal": world.argument("proposal_id", kind)}
    filled = {**_arguments(world, row.name, kind), **beside, "_today": london_date(NOW).isoformat()}
    return {name.format(**filled): value.format(**filled) for name, value in _TYPED.get(row.name, {}).items()}


def _arguments(world: World, name: str, kind: Kind) -> dict[str, Any]:
    wanted = set(re.findall(r"%\((\w+)\)s", _pattern(name))) - _given(name)
    found = {each: world.argument(each, kind) for each in wanted}
    if name in _MEANS:
        called, means = _MEANS[name]
        found[called] = world.argument(means, kind)
    return found


def _pattern(name: str) -> str:
    space, _, short = name.rpartition(":")
    resolver = get_resolver()
    if space:
        _, resolver = resolver.namespace_dict[space]
    [(possible, *_)] = resolver.reverse_dict.getlist(short)[:1]
    return str(possible[0][0])


def _given(name: str) -> set[str]:
    return {"area"} if name.startswith("desk:language-pages") else set()


def _is_refused(row: Row, answer: HttpResponseBase) -> bool:
    to = answer.headers.get("Location", "")
    if row.name.startswith("partners:"):
        return answer.status_code in _REFUSED or to.startswith("/partner/sign-in")
    if row.name.startswith("portal:"):
        return answer.status_code in _REFUSED or (answer.status_code in (302, 303) and to.startswith("/sign-in"))
    return answer.status_code in _REFUSED or to.startswith("/staff/sign-in")


def _is_gate(answer: HttpResponseBase, path: str) -> bool:
    case = "/".join(path.split("/")[:4])
    if answer.status_code == 303:
        return answer.headers["Location"].partition("?")[0] == case  # which may say that nothing was done
    return answer.status_code == 200 and "Not proved yet" in _text(answer)


def _text(answer: HttpResponseBase) -> str:
    if getattr(answer, "streaming", False):
        if not hasattr(answer, "read_once"):
            answer.read_once = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return str(answer.read_once.decode(errors="replace"))  # type: ignore[attr-defined]
    return answer.content.decode(errors="replace")  # type: ignore[attr-defined, no-any-return]


def _blank(answer: HttpResponseBase, path: str) -> tuple[int, str, str]:
    """As it reads without form tokens and random ids."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", _text(answer))
    ids = r"[0-9a-f]{8}-[0-9a-f-]{27}"
    to = re.sub(ids, "", answer.headers.get("Location", ""))
    return answer.status_code, to, re.sub(ids, "", text.replace(path, ""))
