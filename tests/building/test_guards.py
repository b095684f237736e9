"""What a tidy building always has: a rule on every address, a handler for every job, words for every sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from tests.building.parsed import parse_file
from victimcare.installation import installation_environment
from victimcare.rules.cases.event_types import EventType
from victimcare.services.access import Act, Actor, is_permitted
from victimcare.services.job_queue import Job

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "victimcare"

# Procrastinate's own, under its two names.
_BUILT_IN = {"builtin:procrastinate.builtin_tasks.remove_old_jobs", "procrastinate.builtin_tasks.remove_old_jobs"}

# Addresses of libraries, whose access is theirs: the OIDC callbacks of staff sign-in and the API's own tokens.
_LIBRARIES = ("allauth.", "ninja.", "django.contrib.staticfiles.")


def _addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern), entry


def test_every_address_has_an_access_rule() -> None:
    missing = [
        address
        for address, entry in _addresses(get_resolver())
        if not isinstance(getattr(entry.callback, "access", None), Act)
        and not getattr(entry.callback, "func", entry.callback).__module__.startswith(_LIBRARIES)
    ]

    assert missing == []


def test_pages_of_staff_victims_and_services_are_closed_without_a_sign_in() -> None:
    open_to_all = {
        address
        for address, entry in _addresses(get_resolver())
        if address.startswith(("desk", "officer/", "my", "partner"))
        and is_permitted(Actor.anonymous("test"), entry.callback.access)  # type: ignore[attr-defined]  # as the test above says
    }

    assert open_to_all == {"partner/sign-in", "partner/invited/<str:token>", "partner/capacity/<str:token>"}


def test_every_job_has_a_handler() -> None:
    from procrastinate.contrib.django import app

    app.perform_import_paths()  # type: ignore[no-untyped-call]

    assert {job.value for job in Job} == {name for name in app.tasks if name not in _BUILT_IN}


def test_every_setting_is_explained() -> None:
    unexplained = [row.name for row in installation_environment.setting_rows().values() if len(row.meaning) < 20]

    assert unexplained == []


@pytest.mark.django_db
def test_migrations_stand_in_one_line_and_none_is_missing() -> None:
    files = sorted(path.stem for path in (SOURCE / "records" / "migrations").glob("0*.py"))
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]

    call_command("makemigrations", "records", check=True, dry_run=True, stdout=StringIO())


_PROSE = re.compile(r"[A-Z][a-z]+(?: [a-z'’]+){3,}")  # a capital and four words: a sentence a person would read
_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]+>", re.S)


def test_every_sentence_stands_in_wording() -> None:
    in_templates = [
        f"{path.relative_to(SOURCE)}: {match.group()}"
        for path in sorted(SOURCE.rglob("*.jinja"))
        for match in _PROSE.finditer(_TAGS.sub(" ", path.read_text()))
    ]
    in_sites = [
        f"{path.relative_to(SOURCE)}:{node.lineno}: {node.value!r}"
        for site in ("channels/web", "channels/phone")
        for path in sorted((SOURCE / site).rglob("*.py"))
        if path.name not in ("line_command.py", "recording_script.py")  # the terminal, where engineers read
        for node in _strings(path)
        if _PROSE.search(str(node.value))
    ]

    assert in_templates + in_sites == []


def _strings(path: Path) -> Iterator[ast.Constant]:
    """String constants a person could come to read: not docstrings, and not what an exception says to an engineer."""
    tree = parse_file(path)
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise):
            passed_over |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed_over:
            yield node


def test_html_keys_of_the_macros_carry_only_our_own_markup() -> None:
    """The macros' `html` keys bypass escaping: only a block of the same template, or a macro of ours, goes there."""
    ours = re.compile(r"""["']?html["']?\s*:\s*(?P<value>[^,}\n]+)""")
    bad = []
    for path in sorted(SOURCE.rglob("*.jinja")):
        text = path.read_text()
        blocks = set(re.findall(r"\{%-?\s*set (\w+)\s*-?%\}", text))
        macros = set(re.findall(r"import ([\w, ]+)", text)) | set(re.findall(r"macro (\w+)", text))
        names = {name.strip() for group in macros for name in group.split(",")} | blocks
        for match in ours.finditer(text):
            value = match.group("value").strip()
            if not re.match(rf"(?:{'|'.join(map(re.escape, names)) or 'x^'})\b", value):
                bad.append(f"{path.relative_to(SOURCE)}: html: {value}")

    assert bad == []


def test_every_column_with_choices_is_held_to_them_by_its_table() -> None:
    loose = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.get_fields()
        if getattr(field, "choices", None)
        and not any(f"('{field.name}__in'" in repr(constraint) for constraint in model._meta.constraints)
    ]

    assert loose == []


# What sends goes through the gate: one module hands messages over, one knows the suppliers behind the ports.
_PORTS = {"text_suppliers", "email_suppliers", "letter_suppliers", "call_carriers"}
_SENDS, _SENDS_TO_OFFICERS = ("suppliers", "send_by_supplier"), ("port_registry", "officer_email_supplier")
_HANDS_OVER, _KNOWS_SUPPLIERS = "services/messages/message_sender.py", "services/suppliers.py"
_TO_NO_VICTIM = "services/messages/agency_messages.py"  # an agency's own mailbox; nothing of anybody is in it
_SENDS_FROM_ROOM = ("port_registry", "room_email_supplier")
# Both ask the gate where an address is a victim's.
_ANSWERS_FROM_ROOM = "services/control_room/answers/reply_delivery.py"
_WRITES_FROM_ROOM = ("services/control_room/answers/acknowledgements.py", _ANSWERS_FROM_ROOM)
_WRITES_TO_OFFICERS = "services/updates/officer_mail.py"  # and to no one else: it looks at each address


def _ways_past_the_gate(tree: ast.AST, place: str) -> list[str]:
    """Uses of an outgoing port, or of what sends by one, that `place` may not make; also under another name."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used = {(node.value.id, node.attr)}
        elif isinstance(node, ast.ImportFrom):
            used = {((node.module or "").rpartition(".")[2], alias.name) for alias in node.names}
        else:
            continue
        if place != _KNOWS_SUPPLIERS and used & {("port_registry", port) for port in _PORTS}:
            found.append(f"{place}:{node.lineno} uses an outgoing port")
        if place != _WRITES_TO_OFFICERS and _SENDS_TO_OFFICERS in used:
            found.append(f"{place}:{node.lineno} writes to officers")
        if place not in _WRITES_FROM_ROOM and _SENDS_FROM_ROOM in used:
            found.append(f"{place}:{node.lineno} writes from the control room")
        if place not in (_HANDS_OVER, _TO_NO_VICTIM, _ANSWERS_FROM_ROOM) and _SENDS in used:
            found.append(f"{place}:{node.lineno} sends")
    return found


def test_nothing_leaves_but_by_the_gate() -> None:
    """`services/messages/message_sender.py` asks it and commits the intent before the one call that sends."""
    for module, name in {_SENDS, _SENDS_TO_OFFICERS, _SENDS_FROM_ROOM, *(("port_registry", port) for port in _PORTS)}:
        assert callable(getattr(import_module(f"victimcare.services.{module}"), name))
    past = []
    for path in SOURCE.rglob("*.py"):
        place = path.relative_to(SOURCE).as_posix()
        if not place.startswith("demo/"):
            past += _ways_past_the_gate(parse_file(path), place)

    assert past == []


@pytest.mark.parametrize(
    "planted",
    [
        "from victimcare.services import port_registry\nport_registry.text_suppliers()['notify'].send(message)",
        "from victimcare.services import port_registry\nsend = port_registry.email_suppliers",
        "from victimcare.services.port_registry import letter_suppliers\nletter_suppliers()",
        "from victimcare.services import port_registry\nport_registry.officer_email_supplier().send(mail)",
        "from victimcare.services import port_registry\nport_registry.room_email_supplier().send(mail)",
        "from victimcare.services import suppliers\nsuppliers.send_by_supplier(channel, name, message)",
        "from victimcare.services.suppliers import send_by_supplier as give",
    ],
)
def test_a_planted_way_past_the_gate_is_seen(planted: str) -> None:
    assert _ways_past_the_gate(ast.parse(planted), "services/follow_up/telling.py") != []


def test_no_channel_and_no_room_names_a_supplier_of_messages() -> None:
    """Adapters that send are made where they are wired, and nowhere else."""
    makers = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"adapters\.(texts|mailers|letters|carriers)", path.read_text())
    }

    assert {place for place in makers if not place.startswith(("adapters/", "config/"))} == set()


def test_no_event_type_is_written_as_a_literal() -> None:
    """An act in the audit may bear the name of the event that it is about."""
    names = frozenset(EventType)
    found = [
        f"{path.relative_to(SOURCE)}:{literal.lineno}: {literal.value}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path != SOURCE / "rules" / "cases" / "event_types.py"
        for literal in _literals_outside_audit(ast.parse(path.read_text(encoding="utf-8")))
        if literal.value in names
    ]

    assert found == []


def _literals_outside_audit(tree: ast.Module) -> Iterator[ast.Constant]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    audited = {id(each) for call in calls if _name_called(call) in {"note", "note_report"} for each in call.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in audited:
            yield node


def _name_called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
