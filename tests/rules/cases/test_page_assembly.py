"""The victim's page put together: what it promises, what it calls a right, and what it keeps from a person beside
them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.channels.web.gallery import PAGE_STATES, known_of, page_of
from tests.rules.cases.stories import NOW, STORIES, VICTIM_ID
from victimcare.rules.cases.case_progress import work_out_progress
from victimcare.rules.cases.case_waits import WaitSpread
from victimcare.rules.cases.page_assembly import build_victim_page, limit_to_told_news
from victimcare.rules.cases.page_facts import without_rank
from victimcare.rules.cases.page_promises import working_days_until
from victimcare.rules.cases.page_rights import choose_next_action
from victimcare.rules.cases.page_shapes import PagePromiseState, PageRight, PageRightState, VictimPage
from victimcare.rules.rights import DutyEnding, DutyReason, DutyStatus
from victimcare.rules.safe_contact.contact_gate import VictimChannel, decide_disclosure
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.rights.working_calendar import working_days
from victimcare.wording import tell

TODAY = NOW.date()


def said(chosen: Sentence, manner: str = "page") -> str:
    return tell(chosen, manner=manner, today=TODAY)


def _sentences(page: VictimPage) -> list[Sentence]:
    chosen = [*page.status, page.fresh, *page.contact, *page.spoken.status, page.spoken.next_step]
    for promise in page.promises:
        chosen += [part for part in (promise.head, promise.what, promise.who, promise.if_not) if part]
    for journey in page.journeys:
        chosen += [part for step in journey.steps for part in (step.title, *step.lines)]
    return chosen + [part for right in page.rights for part in (right.what, right.line)]


@pytest.mark.parametrize("story", PAGE_STATES)
def test_everything_on_the_page_can_be_said_on_page_and_line(story: str) -> None:
    for chosen in _sentences(page_of(story)):
        assert said(chosen)
        assert said(chosen, "spoken")


@pytest.mark.parametrize("story", PAGE_STATES)
def test_one_or_two_promises_and_never_none(story: str) -> None:
    assert 1 <= len(page_of(story).promises) <= 2


def test_a_promise_has_a_day_a_doer_and_a_what_if() -> None:
    promise = page_of("just-told", now=datetime(2026, 11, 3, 9, 0, tzinfo=UTC)).promises[0]

    assert promise.state is PagePromiseState.PROMISED
    assert said(promise.head) == "By Wednesday 4 November"
    assert promise.working_days == 1
    assert promise.who is not None
    assert said(promise.who) == "Amara Hughes will see to this, in the way you agreed."
    assert promise.if_not is not None


def test_what_was_due_and_is_not_done_comes_first_and_says_sorry() -> None:
    promise = page_of("just-told").promises[0]

    assert promise.state is PagePromiseState.LATE
    assert promise.who is not None
    assert said(promise.who) == (
        "It is not done. We are sorry. Amara Hughes has it now. You can ask us when it will be done."
    )


def test_the_courts_own_day_is_no_promise_of_ours() -> None:
    page = page_of("trial-set")

    assert [said(promise.head) for promise in page.promises] == ["1 working day after we hear from the court"]
    assert "Monday 14 December at 10am" in said(page.status[1])


def test_a_number_that_was_not_confirmed_is_an_aim_and_never_a_right() -> None:
    page = page_of("with-lawyers")  # the police's and lawyers' time limit for telling of a decision is from memory

    assert [(said(promise.head), promise.due_on) for promise in page.promises] == [("After the decision", None)]
    assert page.promises[0].if_not == sentence("cases-promise-aim", count=5)
    decided = next(right for right in page_of("charged").rights if right.what.id.endswith("decision_prosecute"))
    assert said(decided.line).startswith("Our aim was")


def test_news_that_this_look_tells_is_done_today() -> None:
    arrest = next(right for right in page_of("arrested").rights if right.what.id.endswith("suspect_arrested"))

    assert (arrest.state, arrest.done_on) == (PageRightState.KEPT, TODAY)


def test_news_told_by_this_look_after_its_day_is_late() -> None:
    later = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
    arrest = next(right for right in page_of("arrested", now=later).rights if right.what.id.endswith("arrested"))

    assert arrest.state is PageRightState.LATE
    assert "too late, and we are sorry" in tell(arrest.line, manner="short", today=later.date())


def test_duties_between_offices_are_not_rights_of_the_victim() -> None:
    ids = {right.what.id for right in page_of("convicted").rights}

    assert not ids & {"cases-right-r2_hocr_24h", "cases-right-r8_court_to_wcu", "cases-right-r9_court_to_wcu"}


def test_a_time_limit_for_the_victim_is_something_they_can_do_and_never_overdue() -> None:
    money = next(right for right in page_of("just-told").rights if right.what.id.endswith("cics_application_limit"))

    assert money.state is PageRightState.OPEN
    assert said(money.line) == "You can ask until Thursday 2 November 2028."


def _held(story: str, type_of_duty: str, ending: DutyEnding | None = None) -> VictimPage:
    known = known_of(story)
    duties = [
        replace(standing, status=DutyStatus.HELD, duty=replace(standing.duty, ending=ending))
        if standing.duty.id == type_of_duty
        else standing
        for standing in known.duties
    ]
    return build_victim_page(known=replace(known, duties=duties), calendar=working_days(), now=NOW)


def test_what_a_person_holds_back_is_not_told_and_never_called_nothing_new() -> None:
    page = _held("arrested", "r6_suspect_arrested")

    assert page.waits_to_be_told
    assert page.promises[0].state is PagePromiseState.TALK
    assert "arrest" not in " ".join(said(chosen) for chosen in _sentences(page)).lower()
    assert page.fresh.id == "cases-fresh-looked"
    assert page.spoken.next_step.id == "cases-talk"
    assert [right.state for right in page.rights].count(PageRightState.HELD) == 1


def test_news_held_until_a_day_is_promised_for_it_and_no_call_is_asked_for_before() -> None:
    look_again = NOW.date() + timedelta(days=6)
    ending = DutyEnding(DutyStatus.HELD, DutyReason.TELLING_HARMS_THE_CASE, NOW, look_again)

    page = _held("arrested", "r6_suspect_arrested", ending)

    assert page.waits_to_be_told
    assert (page.promises[0].state, page.promises[0].due_on) == (PagePromiseState.PROMISED, look_again)
    assert (page.todo, page.spoken.next_step.id) == (sentence("cases-todo-held"), "cases-held")
    assert "arrest" not in " ".join(said(chosen) for chosen in _sentences(page)).lower()


def test_while_the_new_date_of_a_day_in_court_is_held_back_the_old_one_is_not_said() -> None:
    known = known_of("trial-set")
    listed = next(fact for fact in known.facts if fact.type == "hearing.listed")
    old = next(one for one in known.duties if one.duty.id == "r8_hearing_date")
    moved = replace(listed, id="moved", sequence=999, data={**listed.data, "starts_at": "2027-01-05T10:00:00+00:00"})
    held = replace(
        old, duty=replace(old.duty, triggered_by=moved.ref), status=DutyStatus.HELD, met_at=None, met_by=None
    )
    known = replace(known, facts=[*known.facts, moved], duties=[*known.duties, held])

    page = build_victim_page(known=known, calendar=working_days(), now=NOW)

    words = " ".join(said(chosen) for chosen in [*page.status, *page.spoken.status])
    assert "14 December" in " ".join(said(chosen) for chosen in page_of("trial-set").status)
    assert "14 December" not in words
    assert "5 January" not in words
    assert page.waits_to_be_told


def test_a_held_offer_of_help_does_not_hint_at_the_kind_of_crime() -> None:
    page = _held("just-told", "r4_support_referral")

    assert not page.waits_to_be_told
    assert PageRightState.HELD not in {right.state for right in page.rights}


@pytest.mark.parametrize("story", sorted(STORIES))
def test_the_short_view_tells_nothing_of_the_case(story: str) -> None:
    page = page_of(f"short-{story}")

    assert (page.journeys, page.rights, page.contact, page.tells) == ((), (), (), ())
    assert {chosen.id for chosen in _sentences(page)} <= {
        "cases-status-short-news",
        "cases-status-short-none",
        "cases-fresh-looked",
        "cases-talk-head",
        "cases-talk",
        "cases-talk-how",
        "cases-after-short",
        "cases-tell-short",
    }


def test_a_guarded_victim_has_the_short_view_whatever_their_code_was_made_for() -> None:
    opened = decide_disclosure(None, door=VictimChannel.PAGE, is_guarded=True, opens="case", now=NOW)
    known = replace(known_of("arrested"), opened=opened)

    assert build_victim_page(known=known, calendar=working_days(), now=NOW) == page_of("short-arrested")


def test_a_door_that_is_shut_has_no_page() -> None:
    opened = decide_disclosure(None, door=VictimChannel.LINE, is_guarded=True, opens="case", now=NOW)

    with pytest.raises(ValueError, match="shut"):
        build_victim_page(known=replace(known_of("arrested"), opened=opened), calendar=working_days(), now=NOW)


def test_short_says_something_waits_only_while_something_does() -> None:
    assert page_of("short-arrested").waits_to_be_told
    assert not page_of("short-spoken-to").waits_to_be_told


def test_when_the_record_system_is_silent_the_page_does_not_say_that_nothing_changed() -> None:
    assert said(page_of("stale-spoken-to").fresh) == (
        "We last heard Monday 23 November at 9:10am. There may be news that we do not have yet."
    )


def test_who_looks_after_it_is_never_blank() -> None:
    carer = page_of("team-just-told").carer

    assert (carer.name, carer.is_team) == ("Victim care", True)


@pytest.mark.parametrize(
    ("recorded", "read"),
    [
        ("PC Amara Cole", "Amara Cole"),
        ("PC 2207 Amara Cole", "Amara Cole"),
        ("T/DC Amara Cole", "Amara Cole"),
        ("Detective Constable Amara Cole", "Amara Cole"),
        ("Amara Cole", "Amara Cole"),
        ("Di Cole", "Di Cole"),
        ("Sergeant", "Sergeant"),
    ],
)
def test_no_rank_and_no_number_before_the_name(recorded: str, read: str) -> None:
    assert without_rank(recorded) == read


def test_working_days_left_over_christmas() -> None:
    assert working_days_until(date(2027, 1, 5), working_days(), date(2026, 12, 24)) == 5
    assert working_days_until(date(2026, 12, 24), working_days(), date(2026, 12, 24)) == 0
    # By a Sunday before two days off: Christmas Eve is the last working day.
    assert working_days_until(date(2026, 12, 27), working_days(), date(2026, 11, 29)) == 19
    assert working_days_until(date(2026, 12, 27), working_days(), date(2026, 12, 24)) is None


def test_the_line_says_the_same_news_as_the_page() -> None:
    spoken = page_of("bailed").spoken

    assert said(spoken.status[0], "spoken").endswith(
        "They must return to the police station on Sunday the twentieth of December."
    )
    assert spoken.by_when is not None
    assert said(spoken.by_when, "spoken") == "Within 5 working days of anything new."


def test_on_the_day_of_the_news_the_page_never_says_nothing_new() -> None:
    was = page_of("spoken-to").fresh
    on = dict(was.values)["day"]
    assert isinstance(on, date)

    late_that_day = datetime(on.year, on.month, on.day, 22, 0, tzinfo=UTC)

    assert was.id == "cases-fresh-nothing"
    assert page_of("spoken-to", now=late_that_day).fresh.id == "cases-fresh-new"


def test_after_long_silence_page_and_line_say_so_and_neither_says_that_nothing_is_new() -> None:
    page = page_of("stale-spoken-to")

    spoken = " ".join(said(one, "spoken") for one in (*page.spoken.status, *page.spoken.fresh))
    assert said(page.fresh).startswith("We last heard Monday 23 November at 9:10am.")
    assert "We last heard" in spoken
    assert "There may be news that we do not have yet." in spoken
    assert "Nothing new" not in said(page.fresh) + spoken


def test_unheard_the_short_page_does_not_say_that_nothing_waits() -> None:
    known = replace(known_of("spoken-to"), is_stale=True)
    short = decide_disclosure(None, door=VictimChannel.PAGE, is_guarded=False, opens="short", now=NOW)
    quiet = [standing for standing in known.duties if standing.status is DutyStatus.MET]

    page = build_victim_page(known=replace(known, opened=short, duties=quiet), calendar=working_days(), now=NOW)

    assert [said(one) for one in page.status] == ["We do not know of anything new."]
    assert "There may be news that we do not have yet." in said(page.spoken.fresh[0], "spoken")


def test_how_long_it_takes_is_said_on_page_and_line_and_never_while_something_waits_to_be_told() -> None:
    page = page_of("with-lawyers")
    assert page.how_long is not None
    assert [said(line) for line in page.how_long.lines] == [
        "Half of cases like this take 14 to 41 days.",
        "Yours has taken 9 days so far.",
    ]
    assert page.spoken.how_long == page.how_long.lines

    assert _held("with-lawyers", "r6_suspect_interviewed").how_long is None


def test_longer_than_most_says_who_asks() -> None:
    known = replace(known_of("with-lawyers"), spreads={"lawyers": WaitSpread(low=2, high=5, share=58, count=41)})
    long = build_victim_page(known=known, calendar=working_days(), now=NOW).how_long
    asked = build_victim_page(known=replace(known, asking=["lawyers"]), calendar=working_days(), now=NOW).how_long

    assert long is not None
    assert asked is not None
    assert (long.is_long, asked.is_long) == (True, True)
    assert said(long.lines[0]) == "6 in 10 cases like this take 2 to 5 days."
    assert said(long.lines[-1]) == "That is longer than most. Ring us, and Amara Hughes asks them why."
    assert said(asked.lines[-1]).startswith("That is longer than most. We are asking them why.")


def test_what_takes_long_is_said_in_weeks_and_holds_at_least_as_often() -> None:
    known = replace(known_of("charged"), spreads={"court": WaitSpread(low=100, high=290, share=50, count=64)})
    page = build_victim_page(known=known, calendar=working_days(), now=NOW)

    assert page.how_long is not None
    assert said(page.how_long.lines[0]) == "Half of cases like this take 14 to 42 weeks."


@pytest.mark.parametrize(
    ("story", "todo"),
    [
        ("with-lawyers", "You do not need to do anything now."),
        ("bailed", "If a rule is broken, tell us. If you are in danger, ring 999."),
        ("closed", "You can ask us why. A person goes through it with you."),
        ("convicted", "You can tell the court how it hurt you, before the sentence."),
        ("no-charge", "If you do not agree, ask soon."),
        ("withdrawn", "You can come back. You do not have to say why."),
    ],
)
def test_the_first_screen_says_what_the_victim_can_do_now(story: str, todo: str) -> None:
    found = page_of(story).todo

    assert found is not None
    assert said(found) == todo


def _todo(story: str, *rights: PageRight) -> str:
    case = work_out_progress(facts=STORIES[story], victim_id=VICTIM_ID, now=NOW)
    assert case is not None
    return choose_next_action(case, rights, waits_to_be_told=False, is_held=False).id


def test_a_victim_is_asked_to_hurry_only_while_a_longer_sentence_can_be_asked_for() -> None:
    soon, late = (page_of("sentenced", now=NOW + timedelta(days=days)) for days in (0, 40))
    words = [" ".join(said(part) for step in page.journeys[0].steps for part in step.lines) for page in (soon, late)]

    assert ["too short" in one for one in words] == [True, False]
    assert _todo("sentenced", *soon.rights) == "cases-todo-too-short"
    assert _todo("sentenced", *late.rights) == "cases-todo-explained"
    assert said(page_of("not-guilty").promises[-1].head) == "When there is something new"


def test_after_the_end_a_victim_can_have_their_property_back() -> None:
    what, line = sentence("cases-right-r10_property"), sentence("cases-right-line-due-undated")
    phone = PageRight(PageRightState.DUE, what, line, None, None)

    assert _todo("closed", phone) == "cases-step-property-ready"
    assert _todo("closed", replace(phone, state=PageRightState.KEPT)) == "cases-todo-ask-why"
    assert _todo("with-lawyers", phone) == "cases-todo-nothing"


def test_a_case_that_is_over_owes_nothing_before_a_court_and_nothing_twice() -> None:
    known = known_of("trial-set")
    twice = [one for one in known.duties if one.duty.id == "r4_court_needs_assessment"] * 2
    page = build_victim_page(known=replace(known, duties=[*known.duties, *twice]), calendar=working_days(), now=NOW)

    assert [row.what.id for row in page.rights].count("cases-right-r4_court_needs_assessment") == 1
    assert not [row for row in page_of("closed").rights if row.what.id == "cases-right-r7_vps_before_sentence"]


def test_while_news_waits_the_page_asks_for_a_call_and_never_says_nothing_to_do() -> None:
    page = _held("with-lawyers", "r6_suspect_interviewed")

    assert page.todo == sentence("cases-todo-ring")


def test_a_supporter_reads_neither_that_there_is_news_nor_that_there_is_none() -> None:
    known = known_of("arrested")
    pages = [
        build_victim_page(known=each, calendar=working_days(), now=NOW) for each in (known, limit_to_told_news(known))
    ]

    assert [page.fresh.id for page in pages] == ["cases-fresh-new", "cases-fresh-looked"]


def test_the_rules_of_bail_and_a_sentence_stand_beside_the_status_and_never_on_the_short_page() -> None:
    bailed, sentenced, short = page_of("bailed"), page_of("sentenced"), page_of("short-bailed")

    assert [said(line) for line in bailed.conditions] == [
        "The rules of bail, as they are written down:",
        "They must not contact you.",
        "They must not go into Dock Lane.",
        "Some of these rules are there to protect you.",
    ]
    assert [said(line) for line in sentenced.decided] == ["In the court’s own words: “14 months in prison”"]
    assert (short.conditions, short.decided, short.spoken.beside, short.spoken.danger) == ((), (), (), ())
