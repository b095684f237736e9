"""What force.toml names becomes entries of the directory: at each start where the file says something new.

The file is the force's own word, so the load's row alone says that it was read; nobody of whom an audit tells did it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from django.db import transaction

from victimcare.records.models import DirectoryLoad, DirectorySource, SupportService
from victimcare.records.models.directory import CapacityBy, SourceKind
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.referrals import entry_making
from victimcare.services.referrals import entries, stating

NAME = "force.toml"
_BY = "system:start"
_READ_AS = 2  # raised where entries are read otherwise than before: at the next start all are read anew


@transaction.atomic
def take_in(*, force: Force, now: datetime) -> bool:
    """Whether anything had changed. One query where nothing has; two processes that start at once do it once."""
    digest = _digest(force)
    if DirectorySource.objects.filter(name=NAME, digest=digest).exists():
        return False
    entries.one_at_a_time()
    source, _ = DirectorySource.objects.get_or_create(name=NAME, defaults={"kind": SourceKind.FORCE})
    if source.digest == digest:
        return False
    entries.keep_taxonomies([entry_making.make_taxonomy()])
    entries.keep_terms(entry_making.make_terms())
    taken = set()
    for service in force.support_services:
        try:
            row = entries.keep(entry_making.make_entry(service, force), source, now)
        except entries.OfAnotherSource:  # our own export was taken in as a file: there it is the same
            continue
        if row.changed_at == now:  # the force has just written it down
            row.checked_on = london_date(now)
            row.save(update_fields=["checked_on"])
        taken.add(row.id)
        stated = entry_making.read_stated_capacity(service)
        if stated is not None:
            stating.newer(row, stated, by=CapacityBy.SOURCE, by_whom=NAME, now=now)
    gone = SupportService.objects.filter(source=source, gone_at=None).exclude(id__in=taken)
    count = gone.update(gone_at=now, changed_at=now)
    _derive_anew()
    DirectoryLoad.objects.create(source=source, at=now, by=_BY, taken=len(taken), gone=count, refused=0)
    source.digest = digest
    source.save(update_fields=["digest"])
    return True


def _derive_anew() -> None:
    """What the words of other directories mean stands in the same file."""
    rows = SupportService.objects.select_for_update()  # a person may correct one meanwhile
    for row in rows.order_by("id").iterator():
        entries.derive_anew(row)


def _digest(force: Force) -> str:
    """Of all that an entry follows from."""
    said = [
        [entry_making.make_entry(service, force), repr(entry_making.read_stated_capacity(service))]
        for service in force.support_services
    ]
    meant = [sorted(force.directory.meanings.needs.items()), sorted(force.directory.meanings.areas.items())]
    text = json.dumps([_READ_AS, entry_making.make_taxonomy(), entry_making.make_terms(), said, meant], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
