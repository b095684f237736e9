"""The short page and short call that a duress code opens: those of a victim without news.

They follow the rules of every short page, from a case without content (`quiet_door`), and run as many queries as for
any victim: so they are the same byte for byte, and take as long.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Actor, NotPermitted
from victimcare.services.audit import note
from victimcare.services.cases.her_page import Known, is_stale, put_together
from victimcare.services.cases.looking_after import team_of
from victimcare.services.cases.shapes import HerPage, Spoken
from victimcare.services.cases.timeline import timelines
from victimcare.services.messages import doors, quiet_door
from victimcare.services.people import actions
from victimcare.services.people.her_row import with_her_page
from victimcare.services.rights import rows
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.working_days import working_days


def page(*, actor: Actor, in_full: bool, now: datetime) -> HerPage:
    """As `queries.her_page`, in its transaction. Raises NotPermitted where `in_full` asks for more."""
    shown = _dull(actor, VictimChannel.PAGE, in_full=in_full, now=now)
    actions.told(actor=actor, victim_id=quiet_door.NOBODY, news=(), door="page", now=now)
    return shown


def spoken(*, actor: Actor, now: datetime) -> Spoken:
    """As `queries.her_line`, in its transaction."""
    return _dull(actor, VictimChannel.LINE, in_full=False, now=now).spoken


def _dull(actor: Actor, door: VictimChannel, *, in_full: bool, now: datetime) -> HerPage:
    quiet_door.hold()
    nobody, heard_at = quiet_door.with_last_heard(actor, with_her_page)
    if in_full:
        raise NotPermitted("her page shows less than this")
    note(actor, f"quiet_code.{door}", at=now)
    timelines([nobody.case.id])
    rows.stored([nobody.id])
    force: Force = settings.FORCE
    known = Known(
        victim_id="",
        facts=(),
        duties=(),
        edition=catalogue().edition(nobody.case.edition),
        is_enhanced=False,
        opened=doors.opened_quietly(door, now=now),
        carer=team_of(nobody.case),
        phone=force.telephones.line,
        ways=(),
        heard_at=heard_at,
        is_stale=is_stale(heard_at, now),
        born=nobody.person.date_of_birth,
        kind=nobody.kind,
    )
    return put_together(known=known, calendar=working_days(), now=now)
