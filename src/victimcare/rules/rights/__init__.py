"""The Victims' Code engine: an edition and a timeline in, every duty owed to every victim out."""

from victimcare.rules.rights.catalogue import (
    Catalogue,
    Edition,
    End,
    Entitlement,
    Holder,
    OptOut,
    Outcome,
    Reason,
    Review,
    Scope,
    Span,
    Trigger,
    Unit,
)
from victimcare.rules.rights.engine import duties_of, ledger
from victimcare.rules.rights.facts import EventRef, Fact, in_order
from victimcare.rules.rights.promises import Promise, PromiseStatus, promise_of
from victimcare.rules.rights.shapes import (
    CaseDuties,
    Duty,
    Ending,
    Ledger,
    Standing,
    Status,
    VictimDuties,
    VictimLedger,
)
from victimcare.rules.rights.status import ledger_at, standing

__all__ = [
    "CaseDuties",
    "Catalogue",
    "Duty",
    "Edition",
    "End",
    "Ending",
    "Entitlement",
    "EventRef",
    "Fact",
    "Holder",
    "Ledger",
    "OptOut",
    "Outcome",
    "Promise",
    "PromiseStatus",
    "Reason",
    "Review",
    "Scope",
    "Span",
    "Standing",
    "Status",
    "Trigger",
    "Unit",
    "VictimDuties",
    "VictimLedger",
    "duties_of",
    "in_order",
    "ledger",
    "ledger_at",
    "promise_of",
    "standing",
]
