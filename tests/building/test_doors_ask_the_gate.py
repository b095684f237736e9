"""The victim's page and the line show nothing that the gate was not asked about
(rules.safe_contact.contact_gate)."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.building.parsed import parse_file

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "victimcare"
VICTIM_SITES = ("channels/web/portal/", "channels/phone/")
RULE, GATE = "rules/safe_contact/contact_gate.py", "services/safe_contact/page_access.py"

# What these sites may know of the services. Of a case they know only the rooms below, which ask the gate.
_ROOMS = (
    "people",
    "portal",
    "sessions",
    "access_codes",
    "preferences",
    "challenges",
    "court",
    "calls",
    "losses",
)
_MAY_KNOW = frozenset(
    {
        "access",
        "clock",
        "control_room.calls.line_calls",  # how a call to 101 went
        "control_room.major.major_greetings",  # the same words for every caller
        "control_room.calls.room_voicemails",  # takes what a caller says; to hear it again takes a handler's own act
        "control_room.intake.public_reports",  # what anyone may send, and what they saved of it themselves
        "port_registry",
        "ports",
        "files.file_store",
        "messages.message_languages",
        "messages.channel_rules",
        "referrals.service_directory",  # of services, and about no person
    }
)
# What they ask of those rooms that tells nothing of a case: who a visitor is, how a call went, what a visitor leaves.
_TELLS_NOTHING: Mapping[str, frozenset[str]] = {
    # how a colleague takes, holds and ends calls
    "agent_calls": frozenset(
        {
            "answer_for_agent",
            "end_for_agent",
            "hand_over_for_agent",
            "note_partner_result",
            "record_unanswered_offer",
            "release_colleague",
            "requeue_unheard_caller",
            "take_queue_snapshot",
        }
    ),
    "attempt_sources": frozenset({"address_source", "draw_browser_value"}),
    "call_access": frozenset({"is_caller_identified", "may_choose_callback_time"}),
    "call_history": frozenset({"list_open_calls"}),
    "call_spending": frozenset({"extend_call_cost", "reserve_call_cost", "settle_call_cost"}),
    # dialled for a colleague once the gate of contact let it
    "callback_calls": frozenset(
        {
            "authorise_dialling",
            "claim_callback_call",
            "end_callback_call",
            "list_open_callback_calls",
            "record_callback_answer",
            "settle_open_callback_calls",
        }
    ),
    # times that are open to all
    "callback_slots": frozenset({"list_open_slots"}),
    # how a call went, and what is the same for every caller
    "caller_actions": frozenset(
        {
            "end_call",
            "end_cut_off_calls",
            "list_line_rights",
            "list_line_services",
            "list_service_areas",
            "rate_call",
            "record_inbound_call",
            "record_news_heard",
            "request_callback",
            "save_call_step",
        }
    ),
    "caller_queue": frozenset({"check_turn", "enter_queue", "leave_queue"}),
    # before any code
    "code_rate_limits": frozenset({"find_work_bits", "new_challenge"}),
    "conversation_recordings": frozenset(
        {"begin_recording", "end_recording", "is_recording_on", "keep_recording_part"}
    ),
    "duress_codes": frozenset({"is_duress_code_offered"}),
    # what a visitor leaves with us
    "front_door": frozenset({"give_feedback", "report_wrong_entry", "send_complaint"}),
    # how a call stands with the carrier
    "hosted_calls": frozenset(
        {
            "begin_hosted_call",
            "begin_hosted_placed_call",
            "change_call_memory",
            "continue_hosted_call",
            "end_hosted_call",
            "end_hosted_conversation",
            "find_hosted_offer",
            "is_closed_for_caller",
            "join_hosted_agent",
            "queue_recording_fetch",
            "record_hosted_ringing",
        }
    ),
    "line_opening": frozenset({"find_line_opening", "is_line_staffed", "line_settings", "put_through_elsewhere"}),
    # what was seen of what the gate let through
    "page_parts": frozenset({"seen_at_once", "seen_later"}),
    # how a call that we place goes
    "placed_calls": frozenset(
        {
            "end_placed_call",
            "find_placed_call",
            "list_open_placed_calls",
            "record_placed_answer",
            "record_placed_call",
            "settle_open_placed_calls",
        }
    ),
    "queue_recovery": frozenset({"settle_cut_off_callers", "settle_hung_up_caller"}),
    "step_up": frozenset({"is_code_reconfirmed"}),
    "stored_responses": frozenset({"store_response", "take_response"}),
    "victim_sessions": frozenset(
        {
            "find_expired_session_actor",
            "find_session_actor",
            "find_session_language",
            "sign_out_victim",
        }
    ),
    "voicemail": frozenset({"keep_voicemail"}),
}


def _ways_past(tree: ast.AST, place: str) -> list[str]:
    """What `place` may not do: answer for the gate, or as a site of victims read what no gate stands before."""
    found = []
    for node in ast.walk(tree):
        if place not in (RULE, GATE) and _named(node) & {"decide_disclosure"}:
            found.append(f"{place} asks the rule past the gate")
        if place != RULE and isinstance(node, ast.Call) and _named(node.func) & {"DisclosureDecision"}:
            found.append(f"{place} answers for the gate")
        if place.startswith(VICTIM_SITES):
            found += [f"{place} reads {name}" for name in _services_named(node) if not _may_know(name)]
            found += (
                [f"{place} builds the page itself"] if _named(node) & {"page_assembly", "build_victim_page"} else []
            )
    return found


def _named(node: ast.AST) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.Attribute):
        return {node.attr}
    return {node.id} if isinstance(node, ast.Name) else set()


def _services_named(node: ast.AST) -> Iterable[str]:
    """The modules of services that an import names, without the part that all share."""
    within = "victimcare.services"
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(within):
        module = node.module or ""
        is_room = (SOURCE.parent / module.replace(".", "/")).is_dir()
        names = [f"{module}.{alias.name}" for alias in node.names] if is_room else [module]
    else:
        names = []
    return [name.removeprefix(within + ".") for name in names if name.startswith(within)]


def _may_know(name: str) -> bool:
    room = name.partition(".")[0]
    return room in _ROOMS or room in _MAY_KNOW or any(name.startswith(known) for known in _MAY_KNOW)


def _tree(path: Path) -> ast.Module:
    return parse_file(path)


def test_only_the_gate_answers_for_itself_and_no_site_reads_past_it() -> None:
    past = []
    for path in sorted(SOURCE.rglob("*.py")):
        past += _ways_past(_tree(path), path.relative_to(SOURCE).as_posix())

    assert past == []


@pytest.mark.parametrize(
    ("place", "planted"),
    [
        ("channels/web/portal/news.py", "from victimcare.services.rights.ledger_queries import load_duty_standings"),
        (
            "channels/web/portal/news.py",
            "from victimcare.services.cases import case_timeline\ncase_timeline.read_timelines([1])",
        ),
        ("channels/web/portal/news.py", "from victimcare.services.desk import news_tasks"),
        ("channels/phone/news.py", "import victimcare.services.cases.case_timeline"),
        ("channels/phone/news.py", "from victimcare.rules.cases.page_assembly import build_victim_page"),
        ("channels/phone/news.py", "from victimcare.services import contact"),
        (
            "services/people/news.py",
            "assemble(known=replace(known, opened=DisclosureDecision(Door.PAGE, MaySay.FULL)))",
        ),
        (
            "services/people/news.py",
            "from victimcare.rules.safe_contact import contact_gate\ncontact_gate.decide_disclosure(None)",
        ),
        ("services/calls/news.py", "from victimcare.rules.safe_contact.contact_gate import decide_disclosure as ask"),
    ],
)
def test_a_planted_way_past_the_gate_is_seen(place: str, planted: str) -> None:
    assert _ways_past(ast.parse(planted), place) != []


# What carries something to a victim goes by the gate (tests/building/test_guards.py); the others carry nothing.
_CARRIES = {"text_suppliers", "email_suppliers", "letter_suppliers", "call_carriers"}
_TO_OFFICERS = {"officer_email_supplier"}  # never to a victim: services/updates/officer_mail.py looks at each address
# Says only that a mail has come; services/control_room/answers/acknowledgements.py asks the gate about a
# victim's address.
_ANSWERS_SENDERS = {"room_email_supplier"}
_BRINGS_OR_MAKES = {
    "receipt_reader",
    "text_inbox",
    "speech_engine",
    "document_maker",
    "people_lookup",
    "find_file_scanner",
    "list_room_mailboxes",
    "directory_reader",
    "staff_identity_provider",
}
_OF_CALLS_UNDER_WAY = {"desk_phone_line", "find_hosted_line"}  # what began them has passed the gate, or the victim rang
# Says to a support service's system that something is there, and nothing of a victim, who agreed to what it reads then.
_TELLS_SERVICES = {"partner_hook_sender"}
# Of incidents, what a handler chose to tell another control room: nothing from any victim's record.
_TO_CONTROL_ROOMS = {"control_room_link"}
# What the control room took down or was written, for the force's own record system: nothing from any victim's record.
_TO_RECORD_SYSTEM = {"record_notice_link", "has_record_system"}


def test_a_new_way_out_is_placed_before_the_gate() -> None:
    """A port for questions about how it was would stand here first."""
    tree = _tree(SOURCE / "services" / "port_registry.py")
    ports = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")}

    placed = (
        _CARRIES
        | _TO_OFFICERS
        | _ANSWERS_SENDERS
        | _BRINGS_OR_MAKES
        | _OF_CALLS_UNDER_WAY
        | _TELLS_SERVICES
        | _TO_CONTROL_ROOMS
        | _TO_RECORD_SYSTEM
    )
    assert ports - {"bind_ports", "by_name"} == placed


# How the gate is asked what a victim's page or call may open.
_QUESTIONS = {"decide_access_level", "decide_duress_access_level", "find_access_level", "is_access_open"}
Functions = Mapping[tuple[str, str], ast.FunctionDef]


def _functions(trees: Mapping[str, ast.Module]) -> Functions:
    return {
        (module, node.name): node
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


def _without_the_gate(asked: Iterable[tuple[str, str]], functions: Functions) -> list[str]:
    """Those that come to no question to the gate, however far they are followed."""
    return sorted({f"{module}.{name}" for module, name in asked if not _asks(name, functions, set())})


def _asks(name: str, functions: Functions, seen: set[str]) -> bool:
    seen.add(name)
    called = set()
    for (_, known), function in functions.items():
        for node in ast.walk(function) if known == name else ():
            if _named(node) & _QUESTIONS:
                return True
            called |= _named(node)
    followed = {name for _, name in functions} & called
    return any(_asks(each, functions, seen) for each in sorted(followed - seen))


def _asked_by_sites() -> set[tuple[str, str]]:
    """Which functions of those rooms the sites use, as (module, function)."""
    modules = {path.stem for room in _ROOMS for path in (SOURCE / "services" / room).rglob("*.py")}
    found = set()
    for site in VICTIM_SITES:
        for path in (SOURCE / site).rglob("*.py"):
            for node in ast.walk(_tree(path)):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
                    found.add((node.value.id, node.attr))
    return found


def _rooms() -> Functions:
    return _functions(
        {
            f"{room}.{path.stem}": _tree(path)
            for room in _ROOMS
            for path in sorted((SOURCE / "services" / room).rglob("*.py"))
        }
        | {"safe_contact.page_access": _tree(SOURCE / "services/safe_contact/page_access.py")}
    )


def test_what_the_sites_of_victims_ask_of_a_case_comes_to_the_gate() -> None:
    functions = _rooms()
    known = {name for _, name in functions}
    asked = {
        (module, name)
        for module, name in _asked_by_sites()
        if name in known and name not in _TELLS_NOTHING.get(module, frozenset())
    }

    known_ones = {"load_victim_page", "check_caller_code", "try_victim_sign_in", "leave_challenge"}
    assert {name for _, name in asked} >= known_ones
    assert _without_the_gate(asked, functions) == []


def test_a_planted_reader_that_asks_no_gate_is_seen() -> None:
    planted = ast.parse(
        "def victim_news(actor):\n    return told(actor)\n\ndef told(actor):\n    return timelines([1])\n"
    )
    functions = {**_rooms(), **_functions({"people.news": planted})}
    functions = {key: node for key, node in functions.items() if key[1] != "told" or key[0] == "people.news"}

    assert _without_the_gate([("news", "victim_news")], functions) == ["news.victim_news"]
