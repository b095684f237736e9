"""Decides who may never be given a task, by the same rules as its page: one answer for automatic assignment, cover,
handing on and taking.

Tasks are barred to staff who cannot read the case, because it is restricted or they declared a conflict. A matter is
never given to the person it concerns: who is challenged, who took the decision under review, who asked for the second
person's approval, whose contact is reviewed. Absence is checked separately, because it ends (`rota.find_absences`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from victimcare.records.models import (
    Challenge,
    Complaint,
    ComplaintLevel,
    DangerFinding,
    HandoverReport,
    OfficerReply,
    PointChange,
    PromptedQuestion,
    QualityReview,
    ReviewRequest,
    Task,
    UnverifiedMessage,
)
from victimcare.records.models.officer_updates import OfficerReplyKind
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import ComplaintTarget
from victimcare.rules.challenges.review_requests import DecisionMaker
from victimcare.rules.desk.task_policy import is_own_matter as is_own_matter
from victimcare.services.access import access_scopes

BarredStaff = Mapping[int, frozenset[int]]
# Prefixes of danger findings whose words may be about members of staff.
WORDS_ABOUT_STAFF = ("complaint:", "challenge:")
_OF_REPLY, _OF_PAD = "officer-reply:", "pad:"


def find_barred_staff(tasks: Collection[Task], staff_ids: Collection[int]) -> BarredStaff:
    """Map each task to those of these staff who may never be given it; tasks open to all of them are left out. A fixed
    number of queries, plus one for each restricted case."""
    if not staff_ids:
        return {}
    victims = {task.id: {task.victim_id} for task in tasks if task.victim_id is not None}
    for task_id, victim_id in _complainers(tasks).items():
        victims.setdefault(task_id, set()).add(victim_id)
    for task_id, found_in in (*_victims_of_words_without_victim(tasks).items(), *_victims_of_pad_tasks(tasks).items()):
        victims.setdefault(task_id, set()).update(found_in)
    shut = access_scopes.find_excluded_staff(set().union(*victims.values()), staff_ids)
    barred = {task_id: set(people) for task_id, people in find_concerned_staff(tasks).items()}
    if waiting := _complaints_without_named_staff(tasks):
        others = set(staff_ids) - access_scopes.staff_naming_complaint_subject(staff_ids)
        for task_id in waiting:
            barred.setdefault(task_id, set()).update(others)
    for task_id, victim_ids in victims.items():
        barred.setdefault(task_id, set()).update(*(shut.get(victim_id, ()) for victim_id in victim_ids))
    return {task_id: frozenset(people) for task_id, people in barred.items() if people}


def is_staff_barred(task: Task, staff_id: int) -> bool:
    """Whether this member of staff may never be given this task."""
    return staff_id in find_barred_staff([task], [staff_id]).get(task.id, frozenset())


def list_tasks_barred_to_owner(tasks: Collection[Task]) -> list[int]:
    """List those of these tasks that their owner would not be given now."""
    barred = find_barred_staff(tasks, {task.owner_id for task in tasks if task.owner_id is not None})
    return [task.id for task in tasks if task.owner_id in barred.get(task.id, ())]


def list_restricted_readings(abouts: Collection[str], staff_id: int) -> frozenset[str]:
    """Return those of these danger findings, in an officer's mail or a message taken without an identity check, that
    may be about a case hidden from this member of staff."""
    found = _victims_of_readings(abouts)
    shut = access_scopes.find_excluded_staff(
        {victim_id for victims in found.values() for victim_id in victims}, [staff_id]
    )
    return frozenset(about for about, victims in found.items() if victims & shut.keys())


def find_concerned_staff(tasks: Iterable[Task]) -> BarredStaff:
    """Map each task to the staff whose own work it is about. Kinds that concern no staff cost no query."""
    tasks = list(tasks)
    by_kind: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for task in tasks:
        by_kind[task.kind][task.subject_key] = task.id
    found: dict[int, frozenset[int]] = _in_words_of_danger(tasks)
    for kind, read in _READERS.items():
        if subjects := by_kind.get(kind):
            found |= {subjects[subject]: people for subject, people in read(subjects).items() if subject in subjects}
    return found


def find_staff_in_words(abouts: Iterable[str]) -> Mapping[str, frozenset[int]]:
    """Map each danger finding (`DangerFinding.about`) to the staff whom its words are about, for complaints and for
    challenges about how a right was met. Other findings are left out."""
    subjects = {about: ":".join(about.split(":")[:2]) for about in abouts if about.startswith(WORDS_ABOUT_STAFF)}
    if not subjects:
        return {}
    keys = {*subjects.values()}
    concerned = _complained_of(keys) | _challenged(keys)
    # The words are not about the person who answered earlier, so that person may take the danger: it must find an
    # owner.
    answered = _answered_complaints(keys) | _answered_challenges(keys)
    own = {about: concerned.get(key, frozenset()) - answered.get(key, frozenset()) for about, key in subjects.items()}
    return {about: people for about, people in own.items() if people}


def _challenged(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    rows = Challenge.objects.filter(public_id__in=_keys(subjects)).values_list("public_id", "concerned")
    return {f"challenge:{key}": frozenset(people) for key, people in rows}


def _complained_of(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    rows = Complaint.objects.filter(public_id__in=_keys(subjects)).values_list("public_id", "concerned")
    return {f"complaint:{key}": frozenset(people) for key, people in rows}


def _complaints_without_named_staff(tasks: Iterable[Task]) -> frozenset[int]:
    """Return those of these tasks whose complaint has not been matched to named staff yet."""
    subjects = {task.subject_key: task.id for task in tasks if task.kind == TaskKind.FRONT_DOOR}
    rows = Complaint.objects.filter(public_id__in=_keys(subjects), meant=ComplaintTarget.OPEN) if subjects else ()
    return frozenset(subjects[f"complaint:{row.public_id}"] for row in rows)


def _answered_complaints(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    """Map each complaint to the staff who answered it earlier and are not named in its words."""
    levels = ComplaintLevel.objects.filter(complaint__public_id__in=_keys(subjects), answered_by__isnull=False)
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for key, person, named in levels.values_list("complaint__public_id", "answered_by_id", "complaint__named"):
        found[f"complaint:{key}"] |= {person} - set(named)
    return found


def _answered_challenges(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    """Map each second challenge to the person who answered the first."""
    second = Challenge.objects.filter(public_id__in=_keys(subjects), again_of__answered_by__isnull=False)
    rows = second.values_list("public_id", "again_of__answered_by_id")
    return {f"challenge:{key}": frozenset({person}) for key, person in rows if person is not None}


def has_answered_first(subject_key: str, staff_id: int | None) -> bool:
    """Whether `subject_key` is a second challenge whose first answer this member of staff gave."""
    is_challenge = subject_key.startswith("challenge:")
    return is_challenge and staff_id in _answered_challenges([subject_key]).get(subject_key, frozenset())


def _complainers(tasks: Iterable[Task]) -> dict[int, int]:
    """Map each task to the victim who made its complaint; the task itself names no victim."""
    subjects = {task.subject_key: task.id for task in tasks if task.kind == TaskKind.FRONT_DOOR}
    if not subjects:
        return {}
    rows = Complaint.objects.filter(public_id__in=_keys(subjects), victim__isnull=False)
    return {subjects[f"complaint:{key}"]: victim for key, victim in rows.values_list("public_id", "victim_id")}


def _victims_of_words_without_victim(tasks: Iterable[Task]) -> dict[int, set[int]]:
    """Map each task about an officer's mail, and each danger task without a victim, to the victims of all cases that
    the words may be about."""
    found: dict[int, set[int]] = {}
    by_prompt = {task.subject_key: task.id for task in tasks if task.kind == TaskKind.OFFICER_WROTE}
    prompts = {key.partition(":")[2] for key in by_prompt if key.startswith("prompt:")}
    for prompt_id, victims in _victims_asked_of({int(number) for number in prompts if number.isdecimal()}).items():
        found[by_prompt[f"prompt:{prompt_id}"]] = victims
    ids = [task.id for task in tasks if task.kind == TaskKind.DANGER_WORDS and task.victim_id is None]
    if ids:
        readings = DangerFinding.objects.filter(task_id__in=ids, about__regex=f"^({_OF_REPLY}|{_OF_PAD})")
        rows = list(readings.values_list("task_id", "about"))
        victims_of = _victims_of_readings([about for _, about in rows])
        for task_id, about in rows:
            found.setdefault(task_id, set()).update(victims_of.get(about, ()))
    return found


def _victims_of_pad_tasks(tasks: Iterable[Task]) -> dict[int, set[int]]:
    """Map each task about a message taken without an identity check to the victims whom it may be about."""
    ids = [task.id for task in tasks if task.kind == TaskKind.PAD_MESSAGE]
    if not ids:
        return {}
    rows = UnverifiedMessage.objects.filter(task_id__in=ids).exclude(may_be_about=[])
    return {task_id: set(victims) for task_id, victims in rows.values_list("task_id", "may_be_about")}


def _victims_of_readings(abouts: Collection[str]) -> dict[str, set[int]]:
    """Map each danger finding without a victim to the victims whom its message may be about."""
    return _victims_of_replies(abouts) | _victims_of_pads(abouts)


def _victims_of_pads(abouts: Collection[str]) -> dict[str, set[int]]:
    """Map each finding such as `pad:ID` to the victims whom that message may be about."""
    keys = _keys([about for about in abouts if about.startswith(_OF_PAD)])
    rows = (
        UnverifiedMessage.objects.filter(public_id__in=keys).exclude(may_be_about=[])
        if keys
        else UnverifiedMessage.objects.none()
    )
    return {f"{_OF_PAD}{key}": set(victims) for key, victims in rows.values_list("public_id", "may_be_about")}


def _victims_of_replies(abouts: Collection[str]) -> dict[str, set[int]]:
    """Map each finding such as `officer-reply:ID` to the victims of the cases that its mail may be about. Mail from a
    stranger is about none."""
    keys = _keys([about for about in abouts if about.startswith(_OF_REPLY)])
    if not keys:
        return {}
    replies = OfficerReply.objects.filter(public_id__in=keys, prompt__isnull=False).exclude(
        kind=OfficerReplyKind.STRANGER
    )
    prompt_of = dict(replies.values_list("public_id", "prompt_id"))
    asked = _victims_asked_of(prompt for prompt in prompt_of.values() if prompt is not None)
    return {f"{_OF_REPLY}{key}": asked.get(prompt or 0, set()) for key, prompt in prompt_of.items()}


def _victims_asked_of(prompt_ids: Iterable[int]) -> dict[int, set[int]]:
    """Map each mail to an officer to the victims of the cases that it asked about."""
    ids = set(prompt_ids)
    found: defaultdict[int, set[int]] = defaultdict(set)
    if ids:
        asked = PromptedQuestion.objects.filter(prompt__in=ids, question__case__victims__isnull=False)
        for prompt_id, victim_id in asked.values_list("prompt_id", "question__case__victims"):
            found[prompt_id].add(victim_id)
    return found


def _in_words_of_danger(tasks: Iterable[Task]) -> dict[int, frozenset[int]]:
    """Map each danger task to the staff whom the words that raised it are about."""
    ids = [task.id for task in tasks if task.kind == TaskKind.DANGER_WORDS]
    if not ids:
        return {}
    of_complaints, of_challenges = (Q(about__startswith=name) for name in WORDS_ABOUT_STAFF)
    readings = DangerFinding.objects.filter(of_complaints | of_challenges, task_id__in=ids)
    found = list(readings.values_list("task_id", "about"))
    concerned = find_staff_in_words([about for _, about in found])
    own: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    for task_id, about in found:
        own[task_id] |= concerned.get(about, frozenset())
    return {task_id: people for task_id, people in own.items() if people}


def _looked_at_again(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    rows = ReviewRequest.objects.filter(public_id__in=_keys(subjects), of=DecisionMaker.POLICE)
    return {f"review:{key}": frozenset(people) for key, people in rows.values_list("public_id", "concerned")}


def _prepared(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    rows = HandoverReport.objects.filter(public_id__in=_keys(subjects)).values_list("public_id", "prepared_by_id")
    return {f"packet:{key}": frozenset({person}) for key, person in rows}


def _read_again(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    rows = QualityReview.objects.filter(public_id__in=_keys(subjects)).values_list("public_id", "person_id")
    return {f"review:{key}": frozenset({person}) for key, person in rows}


def _asked_for_a_second(subjects: Collection[str]) -> dict[str, frozenset[int]]:
    """Map each decision to the person who recorded the new number or address: they may still be on the telephone."""
    rows = PointChange.objects.filter(ended_at=None, asked_by__isnull=False)
    found: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for row_id, waits_for, plan, details, person in rows.values_list(
        "id", "waits_for", "plan_proposal_id", "details_proposal_id", "asked_by_id"
    ):
        subject = f"change:{row_id}" if waits_for == "clash" else f"plan:{plan}" if plan else f"details:{details or ''}"
        if subject in subjects and person is not None:
            found[subject] |= {person}
    return found


_READERS = {
    TaskKind.CHALLENGE: _challenged,
    TaskKind.FRONT_DOOR: _complained_of,
    TaskKind.REVIEW: _looked_at_again,
    TaskKind.CHECK_HANDOVER: _prepared,
    TaskKind.REVIEW_CONTACT: _read_again,
    TaskKind.CLASH: _asked_for_a_second,
    TaskKind.SECOND_PERSON: _asked_for_a_second,
}


# Kinds of task that may be about a member of staff's own work.
MAY_BE_ABOUT_STAFF = frozenset({*_READERS, TaskKind.DANGER_WORDS})


def _keys(subjects: Collection[str]) -> list[UUID]:
    """Parse the public ids in subjects such as `challenge:ID`."""
    found = []
    for subject in subjects:
        try:
            found.append(UUID(subject.partition(":")[2]))
        except ValueError:
            continue
    return found
