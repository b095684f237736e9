## Where it stands. One sentence, then what it means. "The other person" is whoever may have done it.

cases-status-reported = We are looking into what you told us.
cases-status-reported-again = We are looking into your case again.
cases-status-found = We think we know who it was. We are still looking into it.
cases-status-arrested = We have arrested the other person.
cases-status-interviewed = We have spoken to the other person. We are still looking into it.
cases-status-released = We let the other person go. For now they do not have to answer in court.
cases-status-let-go = We let the other person go for now. We are still looking into it.
cases-status-bailed = The other person is on bail: let go for now, with rules they must keep.
    .easy = We let the other person go. They must keep some rules. We are still looking into it.
cases-status-bailed-until = The other person is on bail: let go for now, with rules they must keep. They must return to the police station on { $day }.
    .easy = We let the other person go. They must keep some rules. They must come back to the police on { $day }.
cases-status-bailed-no-rules-known-until = The other person is on bail: let go for now. They must return to the police station on { $day }.
cases-status-bailed-over = The rules for the other person have ended. We are still looking into it.
cases-status-with-lawyers = A lawyer is deciding if this goes to court.
cases-status-to-court = The other person will have to answer in court.
cases-status-court = The case is in court. A new day there is not set yet.
cases-status-court-not-guilty-plea = The other person said in court that they did not do it. There will be a trial.
    .easy = The other person says that they did not do it. There will be a trial. A court hears everyone, and decides.
cases-status-court-bail-granted = The court let the other person go until the next day there. There may be rules they must keep.
    .easy = The court let the other person go for now. There may be rules they must keep.
cases-status-court-bail-varied = The court changed the rules that the other person must keep.
    .easy = The court changed the rules for the other person.
cases-status-court-remanded = The other person is kept in prison until the next day in court.
    .easy = The other person is in prison for now. They stay there until the next day in court.
cases-status-court-warrant-issued = The other person did not come to court. The court has ordered their arrest.
cases-status-found-guilty = The court decided that the other person did it.
cases-status-found-guilty-guilty-plea = The other person said in court that they did it.
cases-status-found-guilty-convicted = The court decided that the other person did it.
cases-status-sentenced = The court has given its sentence.
cases-status-appeal = The other person asked a higher court to look at it again.
    .easy = The other person does not agree with the court. A higher court looks at it again.
cases-status-appeal-decided = The higher court has decided.
cases-status-release = There is a day for the other person to leave prison: { $day }.
    .easy = The other person will leave prison. The day is { $day }.
cases-status-not-guilty = The court found the other person not guilty.
cases-status-stopped = The case in court was stopped.
cases-status-no-charge-police = We decided that this does not go to court.
cases-status-no-charge-cps = The lawyers decided that this does not go to court.
cases-status-out-of-court = It was dealt with without a court.
cases-status-not-investigated = We are not looking into this any further.
cases-status-you-stopped = You decided to stop. You can come back.
cases-status-day-in-court = The next day in court is { $moment }.
cases-status-day-passed = There was a day in court on { $day }. We are finding out what happened.
cases-status-several = There is more than one other person. Each has a line below.
    .easy = There is more than one other person.
    .spoken = There is more than one other person. Your page has a line for each.
# On the line, before the steps she has not been told of, and before each one.
cases-spoken-news = Since you last heard from us:
cases-spoken-on = On { $day }:

cases-status-short-news = There is some news. One of our team will tell you.
cases-status-short-none = There is no new news today. We will contact you as soon as there is.
cases-status-short-stale = We do not know of anything new.
cases-offence-violence = Someone hurt you or threatened you
cases-offence-violence-business = Someone was hurt or threatened at your business
cases-offence-sexual = A sexual crime
cases-offence-robbery = A robbery
cases-offence-burglary = A burglary
cases-offence-theft-person = Something was taken from you
cases-offence-vehicle = A crime about a car or van
cases-offence-bicycle = A stolen bike
cases-offence-shoplifting = A theft from a shop
cases-offence-other-theft = A theft
cases-offence-criminal-damage-arson = Something of yours was damaged
cases-offence-public-order = A crime in a public place
cases-offence-drugs = A crime about drugs
cases-offence-weapons = A crime with a weapon
cases-offence-fraud = Someone tricked you for money
cases-offence-other = A crime
cases-offence-death = A death

## What she can do now: the one thing that counts, on the first screen

cases-todo-nothing = You do not need to do anything now.
cases-todo-ring = Ring us when it suits you. We try to reach you too.
cases-todo-rung = We will ring you. You can also ring us first.
cases-todo-held = You do not need to do anything now. You can ring us to talk about it.
cases-todo-second-look = If you do not agree, you have until { $day }.
    .easy = You may not agree. You can ask us to look again. You have until { $day }.
cases-todo-second-look-early = If you do not agree, ask soon.
    .easy = You may not agree. You can ask us to look again. Ask soon.
cases-todo-review-asked = You asked for a review of the decision.
cases-todo-called = You are asked to speak in court. Tell us what would make that easier.
cases-todo-rules = If a rule is broken, tell us. If you are in danger, ring 999.
    .spoken = If a rule is broken, tell us. If you are in danger, hang up and ring 9 9 9.
cases-todo-speak = You can tell the court how it hurt you, before the sentence.
    .easy = You can tell the court how it hurt you. Do it before the sentence.
cases-todo-too-short = If the sentence seems far too short, ring us at once. There is little time to ask.
    .easy = Is the sentence far too short? Ring us at once. There is little time to ask.
cases-todo-safer = Tell us what would make you feel safer.
cases-todo-come-back = You can come back. You do not have to say why.
cases-todo-ask-why = You can ask us why. A person goes through it with you.
cases-todo-talk-about-it = You can talk to us about it. Help stays open to you.
cases-todo-explained = Ring us, and we explain what it means for you.

## How fresh it is

cases-fresh-nothing = Nothing new since { $day }.
    .spoken = Nothing is new since { $day }.
cases-fresh-new = The newest is from { $day }.
cases-fresh-looked = We last looked { $moment }.
cases-fresh-stale = We last heard { $moment }. There may be news that we do not have yet.
    .easy = We last heard { $moment }. There may be newer news.

## What happens next, and by when

cases-talk-head = We would like to talk to you
cases-talk = Ring us when it suits you. It is free.
    .spoken = We have something to tell you. A person tells you, in words.
cases-talk-how = We will try to reach you too.
cases-call-to-come = We will ring you to tell you about your case
    .spoken = We will ring you to tell you about your case.
cases-call-to-come-who = One of our team will ring you, not a machine.
cases-call-to-come-if-not = If we do not reach you, you can read it here the day after.
    .spoken = If we do not reach you, you can hear it here the day after.
cases-held = We tell you one thing that has to wait, or say how much longer
cases-promise-by = By { $day }
    .spoken = By the end of { $day }.
cases-promise-was-due = This was due on { $day }
    .spoken = This was due on { $day }. It is late, and we are sorry.
cases-promise-sorry = It is not done. We are sorry. { $name } has it now. You can ask us when it will be done.
cases-promise-who = { $name } will see to this.
cases-promise-who-agreed = { $name } will see to this, in the way you agreed.
cases-promise-if-not = If we cannot do it by then, we tell you before, and say why.
    .easy = If we cannot do it, we tell you why.
cases-promise-if-longer = If it takes longer, we tell you, and say why.
cases-promise-aim = Our aim is { $count ->
    [one] 1 working day
   *[other] { $count } working days
}. If it takes longer, we tell you, and say why.
cases-in-touch-phone = We ring you, even if nothing has changed
cases-in-touch-text = We text you, even if nothing has changed
cases-in-touch-email = We write to you, even if nothing has changed
cases-in-touch-letter = We write to you, even if nothing has changed
cases-in-touch-in-person = We see you, even if nothing has changed
cases-cover = { $officer } is away. { $name } stands in, and can read what you told us.
    .easy = { $officer } is away. { $name } helps you now.
cases-cover-until = { $officer } is away until { $day }. { $name } stands in, and can read what you told us.
    .easy = { $officer } is away until { $day }. { $name } helps you now.
cases-promise-r4_support_referral = We will put you in touch with support
cases-promise-r9_uls_information = We tell you how to ask for a longer sentence
cases-promise-r11_vcs_referral = We offer you a person who tells you about the years after the sentence
    .easy = We offer you a person to talk to. They know what comes after the sentence.
cases-promise-r11_vlo_first_contact = That person gets in touch with you

cases-after-anything-new = { $count ->
    [one] 1 working day
   *[other] { $count } working days
} after anything new
    .spoken = { $count ->
    [one] Within one working day
   *[other] Within { $count } working days
} of anything new.
cases-after-anything-new-aim = When there is anything new
    .spoken = When there is anything new.
cases-tell-anything-new = We tell you what happened
    .spoken = Next, we tell you what happened, when anything new happens.
cases-after-decision = { $count ->
    [one] 1 working day
   *[other] { $count } working days
} after the decision
    .spoken = { $count ->
    [one] Within one working day
   *[other] Within { $count } working days
} of the decision.
cases-after-decision-aim = After the decision
    .spoken = As early as we can after the decision.
cases-tell-decision = We tell you what the lawyer decided, and why
    .spoken = Next, a lawyer decides. We tell you what they decided, and why.
cases-after-court-date = { $count ->
    [one] 1 working day
   *[other] { $count } working days
} after we hear the day
    .spoken = { $count ->
    [one] Within one working day
   *[other] Within { $count } working days
} of hearing the day.
cases-after-court-date-aim = When we hear the day
    .spoken = When we hear the day.
cases-tell-court-date = We tell you the day, the time and the place in court
    .easy = We tell you the day in court. We tell you the time and the place.
    .spoken = Next, a day in court is set. We tell you the day, the time and the place.
cases-after-court-result = { $count ->
    [one] 1 working day
   *[other] { $count } working days
} after we hear from the court
    .spoken = { $count ->
    [one] Within one working day
   *[other] Within { $count } working days
} of hearing from the court.
cases-after-court-result-aim = When we hear from the court
    .spoken = When we hear from the court.
cases-tell-court-result = We tell you what happened in court
    .spoken = Next, we tell you what happened in court.
cases-after-sentence = { $count ->
    [one] 1 working day
   *[other] { $count } working days
} after we hear the sentence
    .spoken = { $count ->
    [one] Within one working day
   *[other] Within { $count } working days
} of hearing the sentence.
cases-after-sentence-aim = When we hear the sentence
    .spoken = When we hear the sentence.
cases-tell-sentence = We tell you the sentence, and what it means
    .spoken = Next, the court decides the sentence. We tell you what it is, and what it means.
cases-after-appeal = { $count ->
    [one] 1 working day
   *[other] { $count } working days
} after we hear from the higher court
    .spoken = { $count ->
    [one] Within one working day
   *[other] Within { $count } working days
} of hearing from the higher court.
cases-after-appeal-aim = When we hear from the higher court
    .spoken = When we hear from the higher court.
cases-tell-appeal = We tell you each day there, and what was decided
    .spoken = Next, the higher court looks at it. We tell you each day there, and what was decided.
cases-after-all = If new facts come
    .spoken = If new facts come.
cases-tell-after-all = We look at it again, and tell you
    .spoken = Nothing more is planned. We look at it again if new facts come, and tell you.
cases-after-short = When there is something new
    .spoken = When there is something new.
cases-tell-short = We get in touch with you
    .spoken = When there is something new, we get in touch with you.

## How long it takes: from this force's own past cases

cases-wait-looking = How long do we look into it?
cases-wait-deciding = How long do we take to decide?
cases-wait-lawyers = How long do the lawyers take?
cases-wait-court = How long does a court take?
cases-wait-sentence = How long until the sentence?
cases-wait-appeal = How long does the higher court take?
cases-wait-half-days = Half of cases like this take { $low } to { $high } days.
cases-wait-half-weeks = Half of cases like this take { $low } to { $high } weeks.
cases-wait-most-days = { $tenths } in 10 cases like this take { $low } to { $high } days.
cases-wait-most-weeks = { $tenths } in 10 cases like this take { $low } to { $high } weeks.
cases-wait-so-far-days = { $count ->
    [0] Yours began today.
    [one] Yours has taken 1 day so far.
   *[other] Yours has taken { $count } days so far.
}
cases-wait-so-far-weeks = { $count ->
    [0] Yours began this week.
    [one] Yours has taken 1 week so far.
   *[other] Yours has taken { $count } weeks so far.
}
cases-wait-long = That is longer than most. Ring us, and { $name } asks them why.
cases-wait-long-asked = That is longer than most. We are asking them why. We tell you what they say.
cases-wait-long-ours = That is longer than most. Ring us, and { $name } tells you why.

## Steps that were made. `.more` is the truth of each, one press deeper.

cases-step-case-recorded = You told us what happened
    .more = We wrote it down as a crime. From that day you have rights, and they are listed on this page.
cases-step-case-recorded-by-others = We were told what happened
    .more = We wrote it down as a crime. From that day you have rights, and they are listed on this page.
cases-step-case-outcome-open = We went through your case
    .more = We looked at what we have so far. Nothing is decided yet.
cases-step-case-outcome-to-court = The other person will have to answer in court
cases-step-case-outcome-out-of-court = It ended without a court
cases-step-case-outcome-no-charge = The decision: it does not go to court
cases-step-case-outcome-closed = We closed the case
cases-step-case-officer-changed = Someone new leads the work
    .more = The person who leads the work on your case has changed. They read what you told us before.
cases-step-case-not-investigated = We decided not to look into it further
    .more = You can ask us more about why. If new facts come, we look again.
cases-step-case-reopened = We opened your case again
    .more = Something new came. We are looking into it again.
cases-step-case-looked-at = We looked at your case again
    .more = There was nothing new that day. We are still working on it.
cases-step-case-sent-to-cps = We passed everything to the lawyers
    .more = These lawyers are the Crown Prosecution Service. They decide if this goes to court. They do not work for us.
cases-step-case-withdrawn = You decided to stop
    .more = That is your choice. You can come back, and help stays open to you.
cases-step-suspect-identified = We think we know who it was
    .more = That does not prove it yet. We have more to find out.
cases-step-suspect-arrested = We arrested someone
    .more = To arrest is to hold a person so that we can ask them about it. It does not mean that it is decided.
cases-step-suspect-interviewed = We spoke to the other person
    .more = We asked them about what happened. The rules we keep make it count in court.
cases-step-suspect-interviewed-as-witness = We spoke to someone who may know more
    .more = They came to tell us what they know.
cases-step-suspect-released-without-charge = We let the other person go
    .more = We did not have enough to hold them. This is called “released without charge”. We can still look further.
cases-step-suspect-bailed = We let the other person go for now
    .more = The word for this is “bail”. It can come with rules. If they break one, tell us, or ring 999 in danger.
cases-step-suspect-bail-changed-conditions-varied = The rules for the other person changed
    .more = Ring us and we go through the new rules with you.
cases-step-suspect-bail-changed-extended = The other person must come back on a later day
    .more = We need more time to find out what happened.
cases-step-suspect-bail-changed-cancelled = The rules for the other person were taken away
    .more = They no longer have to keep them. Ring us if this worries you. In danger, ring 999.
cases-step-suspect-bail-changed-ended = The rules for the other person have ended
    .more = They no longer have to keep them. Ring us if this worries you. In danger, ring 999.
cases-step-suspect-released-under-investigation = We let the other person go for now
    .more = This is called “released under investigation”. We are still looking into it.
cases-step-suspect-charged = The other person will have to answer in court
    .more = The word for this is “charged”. A court decides what happens now.
cases-step-suspect-out-of-court-disposal = It was dealt with without a court
    .more = This can be done when it is the first time, or less serious. It is written down.
cases-step-prosecution-decision-charge = The decision: it goes to court
    .more = There is enough for a court to look at. A day in court comes next.
cases-step-prosecution-decision-no-charge-police = The decision: it does not go to court
    .more = We decided this. It is not the same as not believing you. You can ask us why, and ask for a second look.
cases-step-prosecution-decision-no-charge-cps = The decision: it does not go to court
    .more = The lawyers decided this. It is not the same as not believing you. You can ask why, and ask for a second look.
cases-step-prosecution-decision-discontinued = The lawyers stopped the case
    .more = They decided that it cannot go on. You can ask why, and ask for a second look.
cases-step-prosecution-decision-charge-altered = What the other person must answer for changed
    .more = The lawyers changed what the court looks at. Ring us and we explain it.
cases-step-hearing-listed-first-hearing = A first day in court was set
    .more = The other person is asked who they are, and if they did it. It is often short.
cases-step-hearing-listed-plea-and-trial-preparation = A day to get ready for the trial was set
    .more = The court asks again if they did it, and plans the trial. Nobody tells what happened yet.
cases-step-hearing-listed-trial = The trial was set
    .more = At a trial a court hears everyone, and decides if the other person did it.
cases-step-hearing-listed-sentence = A day for the sentence was set
    .more = The court has heard if they did it. On this day it says what happens to them.
cases-step-hearing-listed-appeal = A day in the higher court was set
    .more = Other judges look at what the first court decided.
cases-step-hearing-listed-bail = A day was set to decide on rules or prison until the trial
    .more = The court decides if they wait in prison, or are let go with rules.
cases-step-hearing-listed-other = A day in court was set
    .more = The court sees to something that has to be settled first.
cases-step-hearing-resulted-adjourned = The day in court was moved
    .more = The court needs more time. We tell you the new day when we hear it.
cases-step-hearing-resulted-guilty-plea = The other person said in court that they did it
    .more = There is no trial about who did it. The sentence comes next.
cases-step-hearing-resulted-not-guilty-plea = The other person said in court that they did not do it
    .more = There will be a trial. The court hears everyone and then decides.
cases-step-hearing-resulted-convicted = The court decided that the other person did it
    .more = The sentence comes next.
cases-step-hearing-resulted-acquitted = The court found the other person not guilty
    .more = The court has to be very sure. Not being sure is not the same as not believing you.
cases-step-hearing-resulted-discontinued = The case in court was stopped
    .more = The lawyers decided that it cannot go on. You can ask why, and ask for a second look.
cases-step-hearing-resulted-sentenced = The court gave its sentence
    .more = Ring us and we explain what it means.
cases-step-hearing-resulted-bail-granted = The court let the other person go until the next day there
    .more = There may be rules they must keep. Ring us and we find out for you.
cases-step-hearing-resulted-bail-varied = The court changed the rules for the other person
    .more = Ring us and we go through the new rules with you.
cases-step-hearing-resulted-remanded = The other person is kept in prison until the next day in court
    .more = The court decided that they should not be out.
cases-step-hearing-resulted-warrant-issued = The court ordered the arrest of the other person
    .more = They did not come to court. The police now look for them. In danger, ring 999.
cases-step-appeal-lodged = The other person asked a higher court to look again
    .more = They do not agree with what the court decided. The word for this is “appeal”.
cases-step-appeal-resulted = The higher court decided
    .more = Other judges looked at it. Their words stand above.
cases-step-offender-release-planned = A day to leave prison was set: { $day }
    .more = Ring us if this worries you. We can talk about what would make you feel safer.
cases-step-property-seized = We took something of yours to look at
    .more = We keep it safe. You get it back when nobody needs it any more.
cases-step-property-ready = Something of yours is ready to come back to you
    .more = Ring us and we agree how you get it.
cases-step-property-returned = You got something of yours back
    .more = We wrote down that you have it.
cases-step-victim-added = You joined this case
    .more = From that day you have rights of your own here.
cases-step-victim-contacted-talked = We talked with you
    .more = Someone who looks after you spoke with you.
cases-step-victim-contacted-written = We wrote to you
    .more = A message from us went to you, in the way you agreed.
cases-step-victim-contacted-not-reached = We tried to reach you
    .more = We did not reach you. You can ring us at any time.
cases-step-victim-needs-assessed = We asked what you need
    .more = It decides what help you get, and how fast you get news.
cases-bail-protects-you = Some of these rules are there to protect you.
cases-under-caution = It was an interview under caution: what they said can count in court.
cases-not-charged = They are not charged with anything now.
cases-no-rules = There are no rules that they must keep. We are still looking into it.
cases-help-offered = Help is open to you. Ring us, and we put you in touch.
cases-second-look-police = If someone was interviewed under caution, you may be able to ask for a review. Ask on your page or ring us, within 3 months.
cases-second-look-cps = You can ask the lawyers for a review. Ask soon, on your page or by ringing us. We will help you.
cases-parole = The Parole Board may decide about it. Then you can tell it how this hurt you. Ring us, and we help you.
cases-hearing-for = For { $moment }, { $court }.
    .spoken = It is for { $moment }, at { $court }.
cases-hearing-somewhere = For { $moment }. We do not know the place yet.
    .spoken = It is for { $moment }. We do not know the place yet.
cases-hearing-place = { $moment }, { $court }.
    .spoken = { $moment }, at { $court }.
cases-hearing-asked = You are asked to speak there. You can choose who comes with you, and how.
cases-court-words = In the court’s own words: “{ $words }”
# The record's own words: they stand as they were written.
cases-reason = The reason on record: “{ $words }”
cases-bail-conditions = The rules of bail, as they are written down:
cases-bail-must-not = They must not { $words }.
cases-bail-must = They must { $words }.
cases-bail-rule = A rule, as it is written down: “{ $words }”
# The door may not say them, or one is too long to be read out; and rules that changed, of which the record has no words.
cases-bail-by-person = There are rules they must keep. A person will go through them with you: ring us at any time.
    .spoken = There are rules they must keep. A person will go through them with you.
cases-bail-changed-by-person = The rules have changed. Ring us, and we will go through the new ones with you.
    .spoken = The rules have changed. A person will go through the new ones with you.

## How it ended without a court, by the Home Office's outcome codes (services/rights/outcomes.toml)

cases-outcome-0 = Nothing is decided yet.
cases-outcome-1 = The other person will have to answer in court.
cases-outcome-1A = The other person will have to answer in court. It is for a different crime than we first wrote down.
cases-outcome-2 = Someone under 18 said they did it. They got a warning that is kept on record, and no court.
cases-outcome-2A = Someone under 18 got a warning that is kept on record. It was for a different crime than we first wrote down.
cases-outcome-3 = The other person said they did it. They got a warning that is kept on record, and no court.
cases-outcome-3A = The other person got a warning that is kept on record. It was for a different crime than we first wrote down.
cases-outcome-4 = The other person said they did it too. A court looks at it together with other crimes.
cases-outcome-5 = The person we think did it has died. There will be no court.
cases-outcome-6 = The other person had to pay a fixed sum.
cases-outcome-7 = The other person got a warning about drugs.
cases-outcome-8 = The other person agreed to put things right, without a court.
cases-outcome-9 = The lawyers decided that this does not go to court. You can ask for their reasons and a second look.
cases-outcome-10 = We decided to take it no further. You can ask us for the reasons.
cases-outcome-11 = The person is too young for the law to take to court.
cases-outcome-12 = The person is too ill to be taken to court.
cases-outcome-13 = Someone the court would need to hear cannot speak there. So it cannot go on.
cases-outcome-14 = We did not find out who did it. We are closing the case. If you want to go on, tell us.
cases-outcome-15 = We are closing the case. We could not prove it. That is not the same as not believing you.
cases-outcome-16 = We are closing the case. If you want to go on, tell us. Help stays open to you.
cases-outcome-17 = The law gives a time to go to court, and it is over. Ask us to explain what happened.
cases-outcome-18 = We are closing the case. We could not find out who did it.
cases-outcome-19 = What you told us is with the team for fraud, for the whole country. They decide who looks into it.
cases-outcome-20 = Someone else deals with this now. Ring us and we tell you who, and how to reach them.
cases-outcome-21 = We decided to look no further. You can ask us for the reasons.
cases-outcome-22 = The other person takes part in a course. It is meant to stop them doing it again.

## Where it is now on the journey

cases-now-reported = We are looking into it
    .more = We read what you told us and see what can be found out. You can still add to it.
cases-now-found = We are finding out more
    .more = We look for what shows who did it. You can still add to what you told us.
cases-now-arrested = We are asking the other person about it
    .more = You can still add to what you told us.
cases-now-interviewed = We are putting it all together
    .more = We check what everyone said. You can still add to what you told us.
cases-now-released = We are seeing what else can be done
    .more = You can still add to what you told us.
cases-now-let-go = We are still looking into it
    .more = You can still add to what you told us.
cases-now-bailed = We are still looking into it
    .more = The other person must keep the rules. If they break one, tell us. In danger, ring 999.
cases-now-with-lawyers = A lawyer is deciding
    .more = They read everything, then say yes or no to going ahead. You can still add to what you told us.
cases-now-to-court = Waiting for the first day in court
    .more = If you are asked to speak there, we tell you first.
cases-now-court = Waiting for the next day in court
    .more = If you are asked to speak there, we tell you first.
cases-now-called = You are asked to speak there. Ring us about anything that would help you.
cases-now-found-guilty = Waiting for the sentence
    .more = You can still write how it hurt you. The court reads it before it decides.
cases-now-sentenced = The court is done
    .more = If you think the sentence is far too short, ring us soon. There is little time to ask.
cases-now-appeal = A higher court looks at it
    .more = We tell you each day there, and what was said.
cases-now-appeal-decided = The higher court is done
    .more = Ring us and we explain what it means.
cases-now-release = A day to leave prison is set
    .more = You can say what would make you feel safer. Ring us.
cases-now-not-guilty = The court is done
    .more = This can be hard to hear. You can talk to us, and help stays open to you.
cases-now-stopped = The case was stopped
    .more = You can ask why, and ask for a second look.
cases-now-no-charge = It does not go to court
    .more = You can ask why, and ask for a second look.
cases-now-out-of-court = It was dealt with
    .more = You can ask why it was done in this way.
cases-now-closed = The case is closed
    .more = You can ask why. If new facts come, we open it again.
cases-now-not-investigated = We are not looking further
    .more = You can ask why. If new facts come, we look again.
cases-now-you-stopped = You decided to stop
    .more = You can come back. Tell us, and we talk about it.
cases-now-hearing-first-hearing = The first day in court is set
cases-now-hearing-plea-and-trial-preparation = A day to get ready for the trial is set
cases-now-hearing-trial = The trial is set
cases-now-hearing-sentence = A day for the sentence is set
cases-now-hearing-appeal = A day in the higher court is set
cases-now-hearing-bail = A day in court about rules or prison is set
cases-now-hearing-other = A day in court is set

## What may come

cases-ahead-find = We look for who did it
    .more = Not every case gets this far. We tell you either way.
cases-ahead-decide = It is decided if this goes to court
    .more = We or the lawyers decide, by what can be proved.
cases-ahead-hear-decision = You hear what was decided
    .more = If it is no, you can ask for a second look.
cases-ahead-second-look = If it is no: a second look
    .more = Someone else reads everything again. You have 3 months to ask.
cases-ahead-ask-second-look = You can ask for a second look
    .more = Someone else reads everything again. Ring us to hear how, and until when.
cases-ahead-first-day = If it is yes: a first day in court
    .more = We tell you the day within 1 working day of hearing it.
cases-ahead-speak = If you are asked to speak in court
    .more = You can choose who comes with you, and how.
cases-ahead-court-decides = The court decides
    .more = It hears everyone. You hear what it decided within 1 working day of us hearing it.
cases-ahead-sentence = If it finds that they did it: a sentence
    .more = You can tell the court how it hurt you, in your own words.
cases-ahead-hear-sentence = You hear the sentence
    .more = We tell you what it means within 1 working day of hearing it.
cases-ahead-after-sentence = After the sentence
    .more = After some sentences you can have a person who tells you what comes.
cases-ahead-appeal = The higher court decides
    .more = It reads everything again. It can take months.
cases-ahead-hear-appeal = You hear what it decided
    .more = We tell you when we hear it.
cases-ahead-before-release = Before that day
    .more = You can ask for rules that keep you safer.
cases-ahead-new-facts = If new facts come
    .more = We open it again, and tell you.
cases-ahead-ask-why = You can ask why
    .more = Ring us. A person goes through it with you.
cases-ahead-come-back = If you want to come back
    .more = Tell us. You do not have to say why.
cases-ahead-help-stays = Help stays open to you
    .more = For as long as you want it, whatever happens with the case.

cases-journey-all = What happened in the case
cases-journey-person = { $place ->
    [1] The first other person
    [2] The second other person
    [3] The third other person
   *[other] Other person number { $place }
}

## What we owe you. The ids are those of the Victims' Code edition.

cases-right-held = One thing we cannot tell you yet
cases-right-line-due = By { $due }. Ours to do.
cases-right-line-due-aim = Our aim is { $due }.
cases-right-line-due-undated = No set day. Ours to do.
cases-right-line-due-ours = No set day. Our standard is { $due }.
cases-right-line-due-ours-past = No set day. Our standard was { $due }. It is not done, and we are sorry.
cases-right-line-ask-first = We ask you first.
cases-right-line-kept = Due { $due }. Done { $done }.
cases-right-line-kept-aim = Our aim was { $due }. Done { $done }.
cases-right-line-kept-undated = Done { $done }.
cases-right-line-kept-after-no = You said no at first, and yes later. Done { $done }.
cases-right-line-late = Due { $due }. Done { $done }. That was too late, and we are sorry.
cases-right-line-late-aim = Our aim was { $due }. Done { $done }. That was too late, and we are sorry.
cases-right-line-missed = Due { $due }. It is not done, and we are sorry.
cases-right-line-missed-aim = Our aim was { $due }. It is not done, and we are sorry.
cases-right-line-held = You did nothing wrong. We know that it is hard to wait, and we are sorry. We look again and again, and tell you when we can.
cases-right-line-held-until = You did nothing wrong. We know that it is hard to wait, and we are sorry. We look again on { $day }. Then we tell you, or say how much longer.
cases-right-line-declined = You can change your mind at any time.
cases-right-line-window = You can ask until { $due }.
cases-right-line-window-aim = Ask as early as you can. Ring us to hear how.

cases-right-r1_interpretation = Understand and be understood, in your own language
cases-right-r2_crime_recorded = Have what you told us written down
cases-right-r2_interview_delay = Be asked about it soon, and as few times as can be
cases-right-r3_written_acknowledgement = Your report in writing, with your crime reference number
cases-right-r3_information_on_reporting = Hear how it all works, and what help there is
cases-right-r4_needs_assessment = Be asked what you need
cases-right-r4_support_referral = Be put in touch with people who can help
cases-right-r4_court_needs_assessment = Be asked what would help you in court
cases-right-r5_compensation_information = Hear how to ask for money for what you lost
cases-right-r5_cics_application_limit = Ask the state for money, if you were hurt
cases-right-r6_not_investigated = Hear that we look no further, and why
cases-right-r6_suspect_arrested = Hear what happened on { $on }
cases-right-r6_suspect_interviewed = Hear who we spoke to on { $on }
cases-right-r6_suspect_released_without_charge = Hear who was let go on { $on }
cases-right-r6_suspect_bailed_or_rui = Hear who was let go on { $on }, and how
cases-right-r6_police_bail_changed = Hear that the rules changed on { $on }
cases-right-r6_update_preference = Agree with us how and how often you hear from us
cases-right-r6_oocd_views = Be asked before it is settled without a court
cases-right-r6_oocd_given = Hear how it was settled on { $on }, and why
cases-right-r6_charge_decision_prosecute = Hear what was decided on { $on }
cases-right-r6_charge_decision_no_prosecution_police = Hear what we decided on { $on }, and why
cases-right-r6_charge_decision_no_prosecution_cps = Hear what the lawyers decided on { $on }, and why
cases-right-r6_charge_dropped_or_altered = Hear that the lawyers changed it on { $on }
cases-right-r6_vrr_police_request = Ask us for a second look
cases-right-r6_vrr_police_acknowledge = Hear that we know you asked for a second look
cases-right-r6_vrr_police_result = Hear what the second look found
cases-right-r6_vrr_cps_request_preferred = Ask the lawyers for a second look
cases-right-r6_vrr_cps_local_resolution = Hear what the lawyers say first
cases-right-r6_vrr_cps_independent_review = Hear what the second look of the lawyers found
cases-right-r7_vps_information = Hear how you can tell the court how it hurt
cases-right-r7_vps_before_sentence = Tell the court how it hurt, before the sentence
cases-right-r8_hearing_date = Hear the day, time and place in court that were set on { $on }
cases-right-r8_bail_hearing = Hear what the court decided about rules or prison, and why
cases-right-r8_arrest_warrant = Hear that the court ordered an arrest
cases-right-r8_rearrest_hearing = Hear what the court decided after a second arrest
cases-right-r8_required_to_give_evidence = Hear that you were asked on { $on } to speak in court
cases-right-r8_special_measures_outcome = Hear what will make speaking in court easier
cases-right-r9_case_outcome = Hear what the court decided
cases-right-r9_sentence = Hear the sentence, and what it means
cases-right-r9_bereaved_cps_meeting = Be offered a talk with the lawyers
cases-right-r9_appeal_lodged = Hear that a higher court was asked to look again
cases-right-r9_appeal_bail = Hear if they are let out until the higher court decides
cases-right-r9_appeal_hearing_and_result = Hear each day in the higher court, and what it decided
cases-right-r9_uls_information = Hear how to ask for a longer sentence
cases-right-r9_uls_request = Ask for a longer sentence
cases-right-r10_expenses = Get back what you paid to come to court
cases-right-r10_property = Get back what is yours
cases-right-r11_vcs_referral = Be offered a person for the years after the sentence
cases-right-r11_vlo_first_contact = Hear from that person for the first time
cases-right-r11_sentence_milestones = Hear before they leave prison
cases-right-r11_escape_or_release_in_error = Hear at once if they get out when they should not
cases-right-r12_complaint_response = Get an answer when you complain
cases-right-r12_phso = Hear who else you can complain to

## How we contact you: the ways alone, so that nobody beside you learns more

cases-contact-call = We ring you.
cases-contact-text = We send you texts. They never say what they are about.
cases-contact-text-news = We send you texts. They can say what is new, as you agreed.
cases-contact-email = We write emails. They never say what they are about.
cases-contact-email-news = We write emails. They can say what is new, as you agreed.
cases-contact-post = We write letters.
cases-contact-stopped = We got the word STOP, so we send no more there. Ring us if it was not you.
cases-contact-not-asked = We have not asked you yet how we should reach you. Ring us, and we agree it together.
