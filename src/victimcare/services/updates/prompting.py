"""Each officer is asked once a day, in order of harm: three questions by mail at the most, the rest on their page.

Nobody is asked who is away: whoever stands in is, and where a team does, people see it there. A question that stood in
two mails and has no answer is for a person to ask about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from victimcare.records.models import CaseSeal, Officer, OfficerPrompt, OfficerQuestion, PromptedQuestion
from victimcare.rules.clock import london_date
from victimcare.rules.updates.officer_questions import OpenQuestion, choose_for_mail, is_time_to_ask, question_letters
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.rights.working_days import working_days
from victimcare.services.updates import from_services, mailing, rising, worded


def ask(*, now: datetime) -> int:
    """Ask every officer for whom something waits, and who was not asked today. Returns how many; safe to run twice."""
    if not is_time_to_ask(now, working_days()):
        return 0
    waiting: dict[int, list[OfficerQuestion]] = defaultdict(list)
    of_officers = OfficerQuestion.objects.waiting().filter(officer__isnull=False)
    for question in of_officers.select_related("case", "about").order_by("id"):
        waiting[question.officer_id or 0].append(question)
    for officer_id in from_services.unread_by(now=now):
        waiting.setdefault(officer_id, [])  # a mail of its own, where nothing is asked
    today = london_date(now)
    asked = OfficerPrompt.objects.filter(on=today, officer_id__in=waiting).values_list("officer_id", flat=True)
    others = waiting.keys() - set(asked) - rising.away()
    return sum(_ask(officer_id, waiting[officer_id], now) for officer_id in sorted(others))


@transaction.atomic
def _ask(officer_id: int, waiting: Sequence[OfficerQuestion], now: datetime) -> bool:
    officer = Officer.objects.select_for_update(no_key=True).get(id=officer_id)
    today = london_date(now)
    prompt, is_new = OfficerPrompt.objects.get_or_create(officer=officer, on=today, defaults={"made_at": now})
    if not is_new:
        return False
    # What is sealed is in no mail: the mail says how many stand on the page, where whoever reads it is asked.
    sealed = set(CaseSeal.objects.filter(lifted_at=None).values_list("case_id", flat=True))
    on_the_page = [question for question in waiting if question.case_id in sealed]
    by_id = {question.id: question for question in waiting if question.case_id not in sealed}
    first = choose_for_mail(OpenQuestion(one.id, one.case_id, one.harm, one.due_at) for one in by_id.values())
    chosen = [by_id[one.id] for one in first]
    asked = PromptedQuestion.objects.bulk_create(
        PromptedQuestion(prompt=prompt, letter=letter, question=question)
        for letter, question in zip(question_letters(len(chosen)), chosen, strict=True)
    )
    for question in (*chosen, *on_the_page):
        question.asked, question.last_asked_on = question.asked + 1, today
    OfficerQuestion.objects.bulk_update([*chosen, *on_the_page], ["asked", "last_asked_on"])
    written = from_services.waiting_for(officer, now=now)
    beside = worded.Beside(of=len(chosen), more=len(waiting) - len(chosen), written=written)
    is_mailed = _mail_each(prompt, asked, beside, now)
    note(
        Actor.system("updates.ask"),
        "officer.asked",
        at=now,
        detail={"officer": officer.id, "questions": len(chosen), "is_mailed": is_mailed},
    )
    return True


def _mail_each(prompt: OfficerPrompt, asked: Sequence[PromptedQuestion], beside: worded.Beside, now: datetime) -> bool:
    """A mail for each question, whose address is for that question alone; without a question one that says what stands
    on the page."""
    if not asked:
        return mailing.put(prompt, worded.ask(None, beside, now=now), asks=None, now=now)
    mailed = [mailing.put(prompt, worded.ask(one, beside, now=now), asks=one, now=now) for one in asked]
    return all(mailed)
