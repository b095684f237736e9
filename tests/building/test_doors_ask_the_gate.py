"""Her page and the line tell her nothing that the gate was not asked about (rules.people.doors)."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "victimcare"
HER_DOORS = ("channels/web/portal/", "channels/phone/")
RULE, GATE = "rules/safe_contact/contact_gate.py", "services/safe_contact/page_access.py"

# What her doors may know of the services. Of her case they know only the rooms below, which ask the gate.
_ROOMS = ("people", "challenges", "court", "calls", "losses")
_MAY_KNOW = frozenset(
    {
        "access",
        "clock",
        "outside",
        "ports",
        "cases.page_shapes",
        "files.shapes",
        "messages.languages",
        "messages.for_machines",
        "referrals.directory",  # of services, and about nobody
    }
)
# What they ask of those rooms that tells nothing of her case: who she is, how a call went, what she leaves with us.
_TELLS_NOTHING = {
    "again": {"is_shown"},
    "brake": {"work_bits"},  # where a visitor comes from, and a random value: they are before any code
    "known_browsers": {"new_value"},
    "passes": {"new_challenge"},
    "sources": {"address"},
    "visits": {"sign_out", "visitor"},
    "queries": {"left_open"},
    "lapsed": {"writer"},
    "quiet_codes": {"is_offered"},
    "front_door": {"complain", "give_feedback", "say_wrong"},
    "ask_for_help": {"ask", "who_can_be_asked"},
    "rights": {"explain"},
    "actions": {"begin", "heard", "ask_callback", "at_step", "end", "end_cut_off", "mark"},
    "general": {"rights", "areas", "services"},
    "page_seen": {"seen_at_once", "seen_later"},
    "queueing": {"enter", "turn", "leave"},
    "slots": {"open_slots"},
    "voicemail": {"keep"},
    "recordings": {"keep", "is_on"},
    "spending": {"extend", "reserve", "settle"},
    "talking": {"answer_for", "free_again", "not_answered"},
    "hosted": {"remember", "keep_recording", "rings"},
    "hosted_queue": {"offered"},
    "opening": {"line", "state"},
    "placed": {"begin", "answered", "end", "find", "left_open", "settle_left_open", "state"},
}


def _ways_past(tree: ast.AST, place: str) -> list[str]:
    """What `place` may not do: answer for the gate, or as a door of hers read what no gate stands before."""
    found = []
    for node in ast.walk(tree):
        if place not in (RULE, GATE) and _named(node) & {"decide_disclosure"}:
            found.append(f"{place} asks the rule past the gate")
        if place != RULE and isinstance(node, ast.Call) and _named(node.func) & {"DisclosureDecision"}:
            found.append(f"{place} answers for the gate")
        if place.startswith(HER_DOORS):
            found += [f"{place} reads {name}" for name in _services_named(node) if not _may_know(name)]
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
        in_rooms = node.module == within or (node.module or "").count(".") == 2
        names = [f"{node.module}.{alias.name}" for alias in node.names] if in_rooms else [node.module or ""]
    else:
        names = []
    return [name.removeprefix(within + ".") for name in names if name.startswith(within)]


def _may_know(name: str) -> bool:
    room = name.partition(".")[0]
    return room in _ROOMS or room in _MAY_KNOW or any(name.startswith(known) for known in _MAY_KNOW)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def test_nobody_answers_for_the_gate_and_no_door_of_hers_reads_past_it() -> None:
    past = []
    for path in sorted(SOURCE.rglob("*.py")):
        past += _ways_past(_tree(path), path.relative_to(SOURCE).as_posix())

    assert past == []


@pytest.mark.parametrize(
    ("place", "planted"),
    [
        ("channels/web/portal/news.py", "from victimcare.services.rights.ledger_queries import duties_of"),
        ("channels/web/portal/news.py", "from victimcare.services.cases import timeline\ntimeline.timelines([1])"),
        ("channels/web/portal/news.py", "from victimcare.services.desk import owed"),
        ("channels/phone/news.py", "import victimcare.services.cases.page_assembly"),
        ("channels/phone/news.py", "from victimcare.services import contact"),
        ("services/people/news.py", "put_together(known=replace(known, opened=Opened(Door.PAGE, MaySay.FULL)))"),
        ("services/people/news.py", "from victimcare.rules.people import doors\ndoors.open_to_her(None)"),
        ("services/calls/news.py", "from victimcare.rules.safe_contact.contact_gate import open_to_her as ask"),
    ],
)
def test_a_planted_way_past_the_gate_is_seen(place: str, planted: str) -> None:
    assert _ways_past(ast.parse(planted), place) != []


# What carries something to her goes by the gate (tests/building/test_guards.py); the others carry nothing to anybody.
_CARRIES = {"texts", "mailers", "letters", "carriers"}
_TO_OFFICERS = {"officers_mailer"}  # never to her: services/updates/officer_mail.py looks at each address
_BRINGS_OR_MAKES = {"receipts", "inbox", "speech", "documents", "people", "scanner", "directories", "staff_provider"}
_OF_CALLS_UNDER_WAY = {"desk_phone", "hosted_line"}  # what began them has passed the gate, or she rang
# Says to a support service's system that something is there, and nothing of anybody: she agreed to what it reads then.
_TELLS_SERVICES = {"partner_hooks"}


def test_a_new_way_out_is_placed_before_the_gate() -> None:
    """A port for questions about how it was would stand here first."""
    tree = _tree(SOURCE / "services" / "outside.py")
    ports = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")}

    assert ports - {"bind"} == _CARRIES | _TO_OFFICERS | _BRINGS_OR_MAKES | _OF_CALLS_UNDER_WAY | _TELLS_SERVICES


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
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "doors":
                return True
            called |= _named(node)
    followed = {name for _, name in functions} & called
    return any(_asks(each, functions, seen) for each in sorted(followed - seen))


def _asked_by_her_doors() -> set[tuple[str, str]]:
    """Which functions of the three rooms her doors use, as (module, function)."""
    modules = {path.stem for room in _ROOMS for path in (SOURCE / "services" / room).glob("*.py")}
    found = set()
    for site in HER_DOORS:
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
            for path in sorted((SOURCE / "services" / room).glob("*.py"))
        }
        | {"messages.her_door": _tree(SOURCE / "services/safe_contact/page_access.py")}
    )


def test_whatever_her_doors_ask_of_her_case_comes_to_the_gate() -> None:
    functions = _rooms()
    known = {name for _, name in functions}
    asked = {
        (module, name)
        for module, name in _asked_by_her_doors()
        if name in known and name not in _TELLS_NOTHING.get(module, ())
    }

    known_ones = {"her_page", "check_code", "second_looks", "in_her_words", "leave", "try_sign_in"}
    assert {name for _, name in asked} >= known_ones
    assert _without_the_gate(asked, functions) == []


def test_a_planted_reader_that_asks_no_gate_is_seen() -> None:
    planted = ast.parse("def her_news(actor):\n    return told(actor)\n\ndef told(actor):\n    return timelines([1])\n")
    functions = {**_rooms(), **_functions({"people.news": planted})}
    functions = {key: node for key, node in functions.items() if key[1] != "told" or key[0] == "people.news"}

    assert _without_the_gate([("news", "her_news")], functions) == ["news.her_news"]
