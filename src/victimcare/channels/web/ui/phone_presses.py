"""What the telephone pages of the desk and of the control room share: which presses there are, what may have changed
since the page was shown, and whether the page is old."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict

from victimcare.channels.web.ui.forms import id_part
from victimcare.channels.web.ui.pages import Request
from victimcare.rules.calls.agents import AgentState, AgentStateConflict
from victimcare.rules.errors import NotFound
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_phone import AgentPhoneView
from victimcare.services.ports.desk_telephone import GuestPlace, PhoneAct, PhoneFailed
from victimcare.wording import say

CHOSEN_STATES = (AgentState.READY, AgentState.AWAY, AgentState.DEBRIEF)
# The sound controls of a conversation, except bringing another person in.
SOUND_ACTS = frozenset(PhoneAct) - {PhoneAct.STANDS, PhoneAct.LOOK, PhoneAct.KEYS, PhoneAct.BRING}
# What may have changed between showing the page and pressing a button, with the message for each.
_CHANGED: Mapping[type[Exception], str] = {
    agent_duty.AgentSignedOff: "not-signed-on",
    agent_duty.CallOfferGone: "nothing-rings",
    agent_duty.ConversationMissing: "no-call",
    agent_duty.ColleagueBusy: "not-free",
    agent_duty.ColleagueNeedsRest: "needs-rest",
    NotFound: "not-free",
    AgentStateConflict: "no-such-change",
}


def press_phone(do: Callable[[], object]) -> str:
    """Do what was pressed. Returns why it was not done; empty: it was."""
    try:
        do()
    except tuple(_CHANGED) as changed:
        named = next(words for kind, words in _CHANGED.items() if isinstance(changed, kind))
        return say(f"desk-phone-{named}")
    except PhoneFailed as failed:
        return say(f"desk-phone-problem-{id_part(failed.problem)}")
    return ""


def read_sound_place(request: Request) -> GuestPlace | None:
    """Return which of the people brought into the call is meant; None if invalid."""
    of = request.POST.get("of", GuestPlace.GUEST)
    return GuestPlace(of) if of in set(GuestPlace) else None


def phone_version(mine: AgentPhoneView, *besides: object) -> str:
    """Return a hash that changes with what the page shows but not with the clock, so that the script can detect
    changes. `besides`: what else the page shows."""
    ringing = mine.ringing and (mine.ringing.call_id, mine.ringing.is_proved)
    duty = mine.duty and (mine.duty.state, mine.duty.can_be_heard, mine.duty.way, mine.duty.since, mine.duty.care)
    stands = mine.stands and sorted(asdict(mine.stands).items())
    colleagues = [each.agent_id for each in mine.colleagues]
    shown = repr(
        (duty, ringing, mine.conversation, mine.rings_back, mine.to_say, mine.waits_again, stands, colleagues, besides)
    )
    return hashlib.sha256(shown.encode()).hexdigest()[:16]
