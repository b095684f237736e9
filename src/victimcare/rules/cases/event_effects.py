"""What one event means for the victim: the step it makes on their journey, and the stage it brings the case to.

Every event type of the feed has a rule here. Sentence ids follow the event: `suspect.arrested` makes the step
`cases-step-suspect-arrested`, stage ARRESTED the status `cases-status-arrested`. Of the record's free text only what
the victim must be told becomes a sentence, always as a quotation: the reason for a decision, the conditions of bail,
the words of a court. `news_content` judges whether an event's sentences have told the victim the news.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from victimcare.rules import clock
from victimcare.rules.cases.case_sentences import LONGEST_QUOTED, condition_sentences
from victimcare.rules.cases.case_stages import Stage
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.outcome_codes import OUTCOME_EFFECTS
from victimcare.rules.rights import Fact, OutcomeReview
from victimcare.rules.sentences import Sentence, Value, sentence

_OURS = "urn:victimcare:"  # prefix of the source of every event made in the product


@dataclass(frozen=True, slots=True)
class EventEffect:
    """The effect of one event. `step` None: not shown to the victim. `stage` None: the case stays where it was.
    `status` None: the stage's own. `lines` appear under the step, and the line speaks them after it."""

    step: Sentence | None
    stage: Stage | None = None
    status: Sentence | None = None
    lines: tuple[Sentence, ...] = ()


def effect_of_event(fact: Fact, victim_id: str) -> EventEffect:
    """Return what the event means for this victim. Raises KeyError for a type or code that the feed's schema does not
    have."""
    turn = _EFFECTS[fact.type](fact)
    if must_victim_attend(fact, victim_id):
        return replace(turn, lines=(*turn.lines, sentence("cases-hearing-asked")))
    return turn


def is_product_event(fact: Fact) -> bool:
    """Whether this is an event of the product's own, outside the feed's types: it changes the state of duties, not the
    case."""
    return fact.source.startswith(_OURS) and fact.type not in _EFFECTS


def must_victim_attend(fact: Fact, victim_id: str) -> bool:
    """Whether this event asks the victim to give evidence in court."""
    return fact.type == EventType.HEARING_LISTED and victim_id in fact.data.get("victim_must_attend", ())


def moment_of_field(fact: Fact, name: str) -> datetime:
    return clock.parse_moment(fact.data[name])


def status_sentence(stage: Stage, variant: str = "", **values: Value) -> Sentence:
    return sentence(f"cases-status-{stage}{'-' + variant if variant else ''}", **values)


def _step(fact: Fact, variant: str = "", **values: Value) -> Sentence:
    name = fact.type.replace(".", "-").replace("_", "-")
    return sentence(f"cases-step-{name}{'-' + _part(variant) if variant else ''}", **values)


def _part(variant: str) -> str:
    return variant.replace("_", "-")


def _to(stage: Stage | None) -> Callable[[Fact], EventEffect]:
    return lambda fact: EventEffect(_step(fact), stage)


def _hidden(fact: Fact) -> EventEffect:
    return EventEffect(None)


def _recorded(fact: Fact) -> EventEffect:
    is_told_by_victim = fact.data.get("reported_by") not in ("third_party", "officer")
    return EventEffect(_step(fact, "" if is_told_by_victim else "by-others"), Stage.REPORTED)


def _not_investigated(fact: Fact) -> EventEffect:
    # Right 6, 6.2 (edition 2021): the reasons, and the offer of contact with a support service.
    return EventEffect(_step(fact), Stage.NOT_INVESTIGATED, lines=(*_reason(fact), sentence("cases-help-offered")))


def _outcome(fact: Fact) -> EventEffect:
    code = fact.data["outcome"]
    words = sentence(f"cases-outcome-{code}")
    effect = OUTCOME_EFFECTS[code]
    if effect.stage is None:
        return EventEffect(_step(fact, "open"), lines=(words,))
    look = (_second_look(effect.review),) if effect.review and effect.review is not OutcomeReview.NO else ()
    return EventEffect(_step(fact, effect.stage), effect.stage, words, (words, *_reason(fact), *look))


def _second_look(by: str) -> Sentence:
    return sentence(f"cases-second-look-{by}")


def _out_of_court(fact: Fact) -> EventEffect:
    words = sentence(f"cases-outcome-{fact.data['outcome']}")
    return EventEffect(_step(fact), Stage.OUT_OF_COURT, words, (words,))


def _interviewed(fact: Fact) -> EventEffect:
    # Not under caution: a person was spoken to, and no clock of the Code starts (ledger rule 12).
    is_cautioned = fact.data.get("under_caution") is not False
    if not is_cautioned:
        return EventEffect(_step(fact, "as-witness"))
    return EventEffect(_step(fact), Stage.INTERVIEWED, lines=(sentence("cases-under-caution"),))


def _released(fact: Fact) -> EventEffect:
    return EventEffect(_step(fact), Stage.RELEASED, lines=(sentence("cases-not-charged"),))


def _let_go(fact: Fact) -> EventEffect:
    return EventEffect(_step(fact), Stage.LET_GO, lines=(sentence("cases-no-rules"),))


def _bailed(fact: Fact) -> EventEffect:
    """Say that there are conditions only where they are recorded: the victim might rely on them."""
    protects = (sentence("cases-bail-protects-you"),) if fact.data.get("conditions_protect_victim") else ()
    lines = (*condition_sentences(fact.data.get("conditions", ())), *protects)
    back = fact.data.get("return_on")
    if back:
        status = _must_return("until" if lines else "no-rules-known-until", back)
    else:
        status = status_sentence(Stage.BAILED if lines else Stage.LET_GO)
    return EventEffect(_step(fact), Stage.BAILED, status, lines)


def _must_return(variant: str, on: str) -> Sentence:
    return status_sentence(Stage.BAILED, variant, day=date.fromisoformat(on))


def _bail_changed(fact: Fact) -> EventEffect:
    """Once bail is over there are no conditions: saying that there are could make the victim rely on them."""
    change = fact.data["change"]
    if change in ("cancelled", "ended"):
        return EventEffect(_step(fact, change), Stage.LET_GO, status_sentence(Stage.BAILED, "over"))
    back, has_rules = fact.data.get("return_on"), change == "conditions_varied"
    status = _must_return("until" if has_rules else "no-rules-known-until", back) if back else None
    return EventEffect(_step(fact, change), Stage.BAILED, status)


def _decision(fact: Fact) -> EventEffect:
    decision, by = fact.data["decision"], fact.data["by"]
    if decision == "no_charge":
        lines = (*_reason(fact), _second_look(by))
        return EventEffect(_step(fact, f"no-charge-{by}"), Stage.NO_CHARGE, status_sentence(Stage.NO_CHARGE, by), lines)
    stage = {"charge": Stage.TO_COURT, "discontinued": Stage.STOPPED, "charge_altered": None}[decision]
    return EventEffect(_step(fact, decision), stage, lines=_reason(fact))


def _listed(fact: Fact) -> EventEffect:
    kind = _part(fact.data["kind"])
    moment, court = moment_of_field(fact, "starts_at"), fact.data["court"].strip()
    day = sentence("cases-hearing-for", moment=moment, court=court) if court else None
    # A suspect with a hearing will have to answer there, even where no charge was recorded.
    stage = Stage.APPEAL if kind == "appeal" else Stage.TO_COURT
    return EventEffect(_step(fact, kind), stage, lines=(day or sentence("cases-hearing-somewhere", moment=moment),))


def _resulted(fact: Fact) -> EventEffect:
    result = fact.data["result"]
    stage = _STAGE_OF_RESULT[result]
    own = status_sentence(stage, _part(result)) if result in _RESULTS_WITH_STATUS else None
    return EventEffect(_step(fact, result), stage, own, _quoted("cases-court-words", fact.data.get("sentence")))


def _appeal_resulted(fact: Fact) -> EventEffect:
    return EventEffect(_step(fact), Stage.APPEAL_DECIDED, lines=_quoted("cases-court-words", fact.data.get("result")))


def _reason(fact: Fact) -> tuple[Sentence, ...]:
    return _quoted("cases-reason", fact.data.get("reason"))


def _quoted(name: str, text: str | None) -> tuple[Sentence, ...]:
    words = (text or "").strip()
    return (sentence(name, words=words),) if 0 < len(words) <= LONGEST_QUOTED else ()


def _release(fact: Fact) -> EventEffect:
    day = date.fromisoformat(fact.data["on"])
    # Right 11, 11.3 (edition 2021): also how to make a statement to the Parole Board.
    return EventEffect(
        _step(fact, day=day), Stage.RELEASE, status_sentence(Stage.RELEASE, day=day), (sentence("cases-parole"),)
    )


_SENT_BY_ITSELF = frozenset({"urn:victimcare:texts", "urn:victimcare:email", "urn:victimcare:letter"})


def _contacted(fact: Fact) -> EventEffect:
    channel = fact.data["channel"]
    if channel in ("page", "line") or fact.source in _SENT_BY_ITSELF:
        return EventEffect(None)  # the victim's own visits and our automatic messages are no steps in the case
    if fact.data.get("reached") is False:
        return EventEffect(_step(fact, "not-reached"))
    return EventEffect(_step(fact, "written" if channel in ("email", "text", "letter") else "talked"))


def _needs_assessed(fact: Fact) -> EventEffect:
    # A ground that staff added or removed, or that follows from linked crimes: the victim was not asked anything.
    return EventEffect(None) if fact.source.startswith(_OURS) else EventEffect(_step(fact))


_STAGE_OF_RESULT: Mapping[str, Stage] = {
    "adjourned": Stage.COURT,
    "guilty_plea": Stage.FOUND_GUILTY,
    "not_guilty_plea": Stage.COURT,
    "convicted": Stage.FOUND_GUILTY,
    "acquitted": Stage.NOT_GUILTY,
    "discontinued": Stage.STOPPED,
    "sentenced": Stage.SENTENCED,
    "bail_granted": Stage.COURT,
    "bail_varied": Stage.COURT,
    "remanded": Stage.COURT,
    "warrant_issued": Stage.COURT,
}
_RESULTS_WITH_STATUS = frozenset(
    {
        "guilty_plea",
        "not_guilty_plea",
        "convicted",
        "bail_granted",
        "bail_varied",
        "remanded",
        "warrant_issued",
    }
)

_EFFECTS: Mapping[EventType, Callable[[Fact], EventEffect]] = {
    EventType.APPEAL_LODGED: _to(Stage.APPEAL),
    EventType.APPEAL_RESULTED: _appeal_resulted,
    EventType.CASE_LOOKED_AT: _to(None),  # ours: the officer in the case says that nothing is new
    EventType.CASE_NOT_INVESTIGATED: _not_investigated,
    EventType.CASE_OFFICER_CHANGED: _to(None),
    EventType.CASE_OUTCOME: _outcome,
    EventType.CASE_RECORDED: _recorded,
    EventType.CASE_REOPENED: lambda fact: EventEffect(
        _step(fact), Stage.REPORTED, status_sentence(Stage.REPORTED, "again")
    ),
    EventType.CASE_SENT_TO_CPS: _to(Stage.WITH_LAWYERS),
    EventType.CASE_WITHDRAWN: _to(Stage.YOU_STOPPED),
    EventType.HEARING_LISTED: _listed,
    EventType.HEARING_RESULTED: _resulted,
    EventType.OFFENDER_RELEASE_PLANNED: _release,
    EventType.PROPERTY_READY: _to(None),
    EventType.PROPERTY_RETURNED: _to(None),
    EventType.PROPERTY_SEIZED: _to(None),
    EventType.PROSECUTION_DECISION: _decision,
    EventType.SUSPECT_ARRESTED: _to(Stage.ARRESTED),
    EventType.SUSPECT_BAIL_CHANGED: _bail_changed,
    EventType.SUSPECT_BAILED: _bailed,
    EventType.SUSPECT_CHARGED: _to(Stage.TO_COURT),
    EventType.SUSPECT_IDENTIFIED: _to(Stage.FOUND),
    EventType.SUSPECT_INTERVIEWED: _interviewed,
    EventType.SUSPECT_OUT_OF_COURT_DISPOSAL: _out_of_court,
    EventType.SUSPECT_RELEASED_UNDER_INVESTIGATION: _let_go,
    EventType.SUSPECT_RELEASED_WITHOUT_CHARGE: _released,
    EventType.VICTIM_ADDED: _to(None),
    EventType.VICTIM_CONTACTED: _contacted,
    # A person beside the victim must not learn that the victim gave a new number or address; a colleague asks the
    # victim.
    EventType.VICTIM_DETAILS_PROPOSED: _hidden,
    EventType.VICTIM_NEEDS_ASSESSED: _needs_assessed,
}
