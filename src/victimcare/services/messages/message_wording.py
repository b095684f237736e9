"""Chooses the sentences of a message and words them. Those of texts are `messages-…` in wording/, those of e-mails and
letters `written-…`."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery

from victimcare import wording
from victimcare.records.models import CommunicationPassport, PlanPoint, Victim
from victimcare.rules import clock
from victimcare.rules.access_codes.second_factor import space_digits
from victimcare.rules.cases.event_effects import effect_of_event, moment_of_field, must_victim_attend
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.contact.communication_needs import uses_relay
from victimcare.rules.force import Force
from victimcare.rules.message_text import count_sms_parts
from victimcare.rules.rights import Fact
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow, WordingLevel
from victimcare.services.messages.message_languages import choose_message_language, find_announced_language
from victimcare.wording import SentenceMissing, Value, dates
from victimcare.wording.languages import ENGLISH
from victimcare.wording.sign_off_areas import FIRST_LINE

# What the victim can do with a text that tells the news itself: it promises no more than that. Every other message is
# the same for all, so that a person who holds the victim's phone does not learn what the victim has or can do.


@dataclass(frozen=True, slots=True)
class MessageRecipient:
    """`uses_relay`: the victim cannot ring, or has agreed to no call, so a number to ring by voice is not enough."""

    uses_relay: bool = False


def load_message_recipients(victim_ids: Collection[int]) -> dict[int, MessageRecipient]:
    """By victim. One query, whatever their number."""
    passport = CommunicationPassport.objects.filter(victim=OuterRef("pk")).order_by("-version")
    agreed = PlanPoint.objects.filter(plan_id=OuterRef("pk")).exclude(wording=WordingLevel.NONE)
    victims = Victim.objects.filter(id__in=victim_ids).annotate(
        needs=Subquery(passport.values("needs")[:1]),
        may_be_rung=Exists(agreed.filter(channel=ContactMethod.CALL)) | Q(safe_contact_plan__stated__may_call=True),
        has_plan=Q(safe_contact_plan__isnull=False),
    )
    return {
        one.id: MessageRecipient(
            uses_relay=uses_relay([*one.formats, *(one.needs or ())]) or (one.has_plan and not one.may_be_rung),
        )
        for one in victims
    }


NEWS = "news"  # there is something new
RING_US = "ring-us"
INVITATION = "invitation"  # to choose how to be contacted
NUMBER = "number"  # requested on the victim's page, as its second step
DANGER = "danger"  # where help is, in answer to words of danger: one fixed line
MAJOR_INCIDENT = "major-incident"  # please ring us, to all in a major incident; two people have released it
BY_OWN_RULES = (INVITATION, NUMBER, DANGER)  # the gate decides each of them in another way than news
ASKED_FOR = (*BY_OWN_RULES, MAJOR_INCIDENT)  # made for no duty, and needed all the same
PLAIN = (NEWS, RING_US)  # they do not say what it is about
FIRST_TEXTS = (*PLAIN, INVITATION)  # one of these is the first message a person gets from us
TOLD_PREFIX = "told-"  # the news itself; followed by its step of the victim's journey
MOST_SMS = 2  # a court hearing with its place takes two; a longer text says only that there is news

_STEP = "cases-step-"
USUAL_RECIPIENT = MessageRecipient()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence and its values. A heading, such as a step of the victim's journey, gets its full stop here."""

    sentence: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def words(self, language: str) -> str:
        said = wording.say(self.sentence, language, **self.values)
        return f"{said}." if self.sentence.startswith(_STEP) else said


@dataclass(frozen=True, slots=True)
class MessageText:
    """A message as it leaves. `template` is the kind that the brake counts: its content, in any channel."""

    template: str
    lines: tuple[_Sentence, ...]
    title: _Sentence | None = None  # a text and a call have none
    language: str = ENGLISH

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(line.words(self.language) for line in self.lines)

    @property
    def subject(self) -> str:
        return self.title.words(self.language) if self.title else ""

    @property
    def is_whole(self) -> bool:
        """Whether its language has every sentence of the message."""
        return all(wording.has_sentence(line.sentence, self.language) for line in self._all)

    @property
    def version(self) -> str:
        """The version of all its sentences together: with it, a copy of that day's wording shows what was sent."""
        versions = [wording.sentence_digest(line.sentence, self.language) for line in self._all]
        return versions[0] if len(versions) == 1 else hashlib.sha256("".join(versions).encode()).hexdigest()[:16]

    @property
    def values_hash(self) -> str:
        """Proves which values the message held, to a person who has the values and the installation's key; reveals
        nothing else."""
        values = json.dumps([[line.sentence, dict(line.values)] for line in self._all], sort_keys=True)
        return hmac.digest(settings.CODE_KEY.encode(), f"message:{values}".encode(), "sha256").hex()

    @property
    def _all(self) -> tuple[_Sentence, ...]:
        return self.lines if self.title is None else (self.title, *self.lines)


def choose_message_text(
    decision: ContactNow,
    news: Sequence[Fact],
    *,
    record_id: str,
    today: date,
    recipient: MessageRecipient = USUAL_RECIPIENT,
) -> MessageText:
    """What the victim's plan allows on this channel, and never more than one piece of news in one message.

    `news` are the events that the victim does not know; `record_id` names the victim in them. All but the news itself
    is in the same words for every recipient, so it does not show a person who holds the phone what the recipient has or
    can do. In the victim's language, where that is in use and has every sentence; otherwise all in English. A call is
    in English: no other voice has been recorded.
    """
    if decision.channel is ContactMethod.CALL:
        return MessageText(RING_US, (_Sentence("messages-voicemail", {"line": _line_number()}),))
    return _in_language_of(
        decision, lambda language: _choose_text(decision, news, record_id, today, language, recipient)
    )


def _in_language_of(decision: ContactNow, said_in: Callable[[str], MessageText]) -> MessageText:
    """In the victim's language where it is in use; otherwise in English. Where only that one sentence is signed off in
    the victim's language, a first text (`FIRST_TEXTS`) is that sentence alone: it says that we can speak the language.
    """
    if (language := choose_message_language(decision.language)) != ENGLISH:
        with suppress(SentenceMissing):
            if (said := said_in(language)).is_whole:
                return said
    in_english = said_in(ENGLISH)
    is_text = decision.channel is ContactMethod.TEXT and in_english.template in FIRST_TEXTS
    if is_text and language == ENGLISH and (speaks := find_announced_language(decision.language)):
        return MessageText(in_english.template, (_Sentence(FIRST_LINE, {"line": _line_number()}),), language=speaks)
    return in_english


def _choose_text(
    decision: ContactNow, news: Sequence[Fact], record_id: str, today: date, language: str, recipient: MessageRecipient
) -> MessageText:
    is_written = decision.channel in (ContactMethod.EMAIL, ContactMethod.LETTER)
    if decision.wording is WordingLevel.RING_US:
        return _neutral_text(RING_US, decision, language)
    if decision.wording is WordingLevel.FULL and len(news) == 1 and (told := _template_of_news(news[0], record_id)):
        if is_written:
            return _written_text(told, _steps(news[0], record_id, today, language), decision, language)
        line = f"{_line_number()}, Relay UK {_relay_number()}" if recipient.uses_relay else _line_number()
        more = wording.say("messages-more", language, line=line)
        values = _values(news[0], today, language, manner="text") | {"line": line, "more": more}
        text = _short_text(told, language, must_victim_attend(news[0], record_id), **values)
        if count_sms_parts(text.body) <= MOST_SMS:
            return text
    return _neutral_text(NEWS, decision, language)


def _neutral_text(template: str, decision: ContactNow, language: str) -> MessageText:
    """A text that does not say what it is about, the same for every recipient: by voice and by text relay, without
    mention of a page or a code, which not everyone has."""
    if decision.channel in (ContactMethod.EMAIL, ContactMethod.LETTER):
        return _written_text(template, [], decision, language)
    return MessageText(template, (_voice_and_relay(f"messages-{template}"),), language=language)


def _voice_and_relay(sentence: str) -> _Sentence:
    """How to reach us by voice and by text relay, in every message: otherwise the relay number would reveal who is
    deaf."""
    return _Sentence(sentence, {"line": _line_number(), "relay": _relay_number()})


def invitation_text(decision: ContactNow) -> MessageText:
    """Asks the victim to choose how to be contacted. It does not mention police, a crime or news.

    In the victim's language, where that is in use. It shows a person who holds the phone only which language the victim
    reads; a victim who cannot read the message would have to show it to another person, perhaps the suspect.
    """

    return _in_language_of(decision, lambda language: _neutral_text(INVITATION, decision, language))


def ring_us_text(decision: ContactNow) -> MessageText:
    """Asks the victim to ring us, whatever else a message may say, since a person would like to tell them. It does not
    say what."""
    return _in_language_of(decision, lambda language: _neutral_text(RING_US, decision, language))


def major_incident_text(decision: ContactNow) -> MessageText:
    """The words of `ring_us_text`, or of an answering machine, under a kind of their own: the brake does not count
    them."""
    is_call = decision.channel is ContactMethod.CALL
    said = choose_message_text(decision, (), record_id="", today=date.min) if is_call else ring_us_text(decision)
    return replace(said, template=MAJOR_INCIDENT)


def number_text(decision: ContactNow, digits: str) -> MessageText:
    """A number for the second step of the victim's page. It does not say whose number it is."""
    return _in_language_of(decision, lambda language: _short_text(NUMBER, language, number=space_digits(digits)))


def danger_line_text(decision: ContactNow) -> MessageText:
    """Says where help is, in the same words for every message of danger."""

    def said_in(language: str) -> MessageText:
        is_written = decision.channel is ContactMethod.EMAIL
        return _written_text(DANGER, [], decision, language) if is_written else _short_text(DANGER, language)

    return _in_language_of(decision, said_in)


def carries_news(template: str) -> bool:
    """Whether the victim knows the news itself once this has been delivered (contracts/ledger.md, last section)."""
    return template.startswith(TOLD_PREFIX)


def choose_sender_name(decision: ContactNow) -> str:
    """The name that the victim agreed to see; without one, the force's open name where they allowed it, otherwise its
    neutral one."""
    senders = _force().senders
    return decision.sender_name or (senders.open if decision.may_say_police else senders.neutral)


def _template_of_news(fact: Fact, record_id: str) -> str | None:
    """The kind of message that tells this news; None: no message can tell it."""
    step = effect_of_event(fact, record_id).step
    if step is None or fact.data.get("court", "somewhere").strip() == "":
        return None
    template = TOLD_PREFIX + step.id.removeprefix(_STEP)
    form = ".evidence" if must_victim_attend(fact, record_id) else ""
    return template if wording.has_sentence(f"messages-{template}{form}") else None


def _short_text(template: str, language: str, is_to_give_evidence: bool = False, **values: str) -> MessageText:
    sentence = f"messages-{template}{'.evidence' if is_to_give_evidence else ''}"
    return MessageText(template, (_Sentence(sentence, {"line": _line_number()} | values),), language=language)


def _written_text(template: str, told: list[_Sentence], decision: ContactNow, language: str) -> MessageText:
    """An e-mail or a letter. `told`: the lines that tell the news, if it does."""
    if told:
        lines = [_Sentence("written-told-lead"), *told, _voice_and_relay("written-told-more")]
        lines.append(_Sentence("written-told-danger"))
    else:
        lines = [_voice_and_relay(f"written-{template}")]
    if decision.channel is ContactMethod.EMAIL:
        lines.append(_Sentence("written-stop"))
    return MessageText(template, tuple(lines), title=_Sentence("written-subject"), language=language)


def _steps(fact: Fact, record_id: str, today: date, language: str) -> list[_Sentence]:
    """The step of the victim's journey, with its date."""
    step = effect_of_event(fact, record_id).step
    assert step is not None  # news without a step is not told
    sentence = f"{step.id}.text" if wording.has_sentence(f"{step.id}.text") else step.id
    values = {name: _day(value, today, language) if isinstance(value, date) else value for name, value in step.values}
    lines = [_Sentence(sentence, values)]
    if fact.type == EventType.HEARING_LISTED:
        lines.append(_Sentence("written-told-day", _values(fact, today, language, manner="page")))
    return [*lines, _Sentence("written-told-evidence")] if must_victim_attend(fact, record_id) else lines


def _day(day: date, today: date, language: str) -> str:
    return dates.write_day(day, manner="page", today=today, language=language)


def _values(fact: Fact, today: date, language: str, *, manner: str) -> dict[str, str]:
    """Days as dates: a message may be read later, so never "tomorrow"."""
    if fact.type == EventType.HEARING_LISTED:
        at = moment_of_field(fact, "starts_at").astimezone(clock.LONDON)
        day = dates.write_day(at.date(), manner=manner, today=today, language=language)
        time = dates.write_time(at.time(), language=language)
        moment = wording.say("dates-day-and-time", language, day=day, time=time)
        return {"moment": moment, "court": fact.data["court"]}
    if fact.type == EventType.OFFENDER_RELEASE_PLANNED:
        on = date.fromisoformat(fact.data["on"])
        return {"day": dates.write_day(on, manner=manner, today=today, language=language)}
    return {}


def _relay_number() -> str:
    return _force().telephones.text_relay


def _line_number() -> str:
    return _force().telephones.line


def _force() -> Force:
    force: Force = settings.FORCE
    return force
