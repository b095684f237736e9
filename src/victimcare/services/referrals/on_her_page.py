"""She reads, on her own page, the very words that would leave, and says herself that they may.

Only behind the last numbers of her code: how she is reached stands in these words, and whoever picked up her phone must
neither read nor change it. While she is guarded her page opens so far only with her second step. Her page has let her
in, and holds her row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from victimcare.records.models import Referral, Victim
from victimcare.rules.referrals.referral_details import ConsentChannel, ConsentKind
from victimcare.services.access import Actor
from victimcare.services.contact.communication_passports import BY_VICTIM
from victimcare.services.referrals import agreed, packets
from victimcare.services.referrals.agreed import Given, Wanted
from victimcare.services.referrals.packets import WayTo, Words


@dataclass(frozen=True, slots=True)
class ToRead:
    """`wanted`: as it would leave now. `ways`: how they may come together, as she agreed with us."""

    name: str
    wanted: Wanted
    ways: tuple[WayTo, ...]
    words: Words


def read(victim: Victim, wanted: Wanted, *, now: datetime) -> ToRead:
    """The words, by the first of her ways where `wanted` names none of hers. Raises UnknownService, WantsNone."""
    agreed.refuse_if_unwanted(victim, now=now)
    service = agreed.service(wanted.service)
    if wanted.need not in service.needs:
        raise agreed.UnknownService(wanted.service)
    ways = packets.ways_to(victim, now=now)
    if wanted.way not in {way.key for way in ways}:
        wanted = replace(wanted, way=ways[0].key)
    return ToRead(service.name, wanted, ways, agreed.words(victim, wanted, now=now))


def agree(actor: Actor, victim: Victim, wanted: Wanted, *, read: bytes, now: datetime) -> Referral:
    """She pressed yes to the words with this digest. Raises UnknownService, WantsNone, OtherWords, AskedAlready."""
    given = Given(ConsentChannel.HER_PAGE, ConsentKind.EXPLICIT, BY_VICTIM)
    return agreed.keep(actor=actor, victim=victim, wanted=wanted, heard=read, given=given, now=now)
