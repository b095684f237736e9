## What they need, how a case ends for them, why they stop. For staff: English alone

## Needs

care-needs-owed = What they need is asked again: { $moment }.
care-needs-open = Ask
care-form = How much time is there?
care-form-short = Short: what matters first
    .name = Short form
care-form-full = Full
    .name = Full form
care-begin = Begin
care-change-form = Go on in this form
care-go-on = Go on with it
care-drop = They do not want it
    .more = What they have said so far is deleted, and nobody can bring it back.
care-drop-it = Let it go
care-ask-now = Ask now
care-asked-for = asked because of: { $moment }
care-draft = Begun, and not finished. Last written by { $name }, { $moment }.
care-back = Back to what they need
care-back-to-questions = Back to the questions
care-none = Nobody has asked yet
    .more = Ask when there is time, and only while they can talk.
care-none-finished = They are being asked now, and nothing is settled yet
    .more = What they have said so far is kept. Go on with it while they can talk.
care-asked-elsewhere = Last asked { $moment }, as the timeline says
    .more = What came of it is not written here. Ask again when there is time, and only while they can talk.
care-found-at = { $moment }: { $when }
care-found-by = { $form }, by { $name }.
care-found-level = Risk: { $level }.
care-found-nothing = They need nothing besides what we do anyway
    .more = Ask again when something changes.
care-finished = Settled. Each need has somebody, or a reason.
care-broken-off = Kept. Somebody goes on with it another day.
care-dropped = Let go. Nothing of what they said is kept.
care-kept = Kept.
care-head-need = What they need
care-head-end = What becomes of it
care-head-now = How it stands
care-passed-on = Passed on
    .more = Whom a packet told what they need, and whether it was taken up. No answer of theirs is inside.
care-passed-on-none = No other agency has been told.
care-pass-on = Prepare a packet
care-stands-not-met = We cannot
care-stands-done = Done
care-refer = Put them in touch

care-moment-first = The first time
care-moment-charge = A charge
care-moment-trial = A trial
care-moment-sentence = A sentence
care-moment-release = A release
care-moment-asked = They asked, or something changed

care-safe = First: can they talk?
    .say = “Are you somewhere you can talk? You can stop whenever you like. If somebody comes in, say that we will speak tomorrow.”
    .more = Ask it each time, also of somebody who could talk yesterday. No question is shown before.
care-safe-yes = Yes, they can talk
care-safe-no = No, or not sure
care-left =
    { $count ->
        [one] One question has no answer yet
       *[other] { $count } questions have no answer yet
    }
    .more = “Did not say” is an answer. What you wrote is kept.
care-left-in =
    { $count ->
        [one] { $part }: one question
       *[other] { $part }: { $count } questions
    }
care-left-one-question = No answer yet
care-risk = The force’s own form. It counts; you know them. You can go above what it counts, never below.
care-risk-example = An example that nobody has validated: for trying out, not for deciding. Your force names its own form in its settings.
care-then-on = What becomes of it
care-known = { $count ->
    [one] One answer is known already
   *[other] { $count } answers are known already
 }
    .more = They are filled in. Ask whether anything has changed, and open them only where it has.
care-known-open = Open what is known
care-known-since = Said on { $day }.
care-known-from-record = From the record, or how to speak with them.
care-being-met = Being met already, so not asked for again:
care-being-met-by = { $need }: { $name } does it.
care-being-met-task = { $need }: it waits for a colleague.
care-being-met-adjustment = { $need }: we speak with them so.
care-being-met-referral = { $need }: a service has been asked.
care-then-keep = Keep, and go on later
care-then-break-off = Break off: keep it, and ring another day

care-part-today = Today
care-part-talking = Talking with us
care-part-safety = Safety
care-part-life = Home and life
care-part-support = Who helps
care-part-court = Court, and the rest
care-part-now = Now
care-part-before = What has happened
care-part-control = What they are kept from

care-answer-yes = Yes
care-answer-no = No
care-answer-unsure = Not sure
care-answer-not-said = Did not say

care-ends = What becomes of each
    .more = Settle it with them. Somebody does it, we speak with them in another way, a service is asked, or we say why not.
care-no-support = They want nothing of support services: none is offered.
care-because = “{ $question }” { $answer }
care-why-not = { $need }: if we cannot, why
care-why-not-needed = { $need }: write why we cannot
care-language = Which language
care-language-choose = Choose a language
care-language-needed = Choose the language that they need an interpreter for
care-end-task = Somebody does it
care-end-adjustment = We speak with them so
care-end-referral = A service is asked
care-end-not-met = We cannot
care-helps = How we speak with them so
    .hint = In their words. It stands in “how to speak with them”, for everybody who rings.
care-helps-needed = Write how we speak with them
care-level-title = Risk
care-level = The level you settle on
    .hint = Counted: { $level }. You can go above it.
    .highest = Counted: { $level }, the highest there is.
care-level-standard = Standard
care-level-medium = Medium
care-level-high = High
care-grounds-title = Faster news and more help (Enhanced Rights)
care-grounds-means = Who has them hears most news within one working day, not five. They are offered support by specialists, and measures that make giving evidence easier. Any one ground is enough.
care-grounds-stand = They have them: { $grounds }.
care-grounds-stand-none = They do not have them now.
care-grounds-nothing-new = Their answers speak for no other ground.
care-grounds = What their answers speak for
    .hint = Tick what you confirm. Nothing is taken away here.
care-ground-by = { $ground }. “{ $questions }”
care-grounds-words = Why
    .hint = For colleagues. Needed for what you tick.
care-grounds-words-needed = Write why you confirm it
care-finish = Settle it

care-need-safety-now = To be safe where they live
care-need-safe-contact = To be reached safely
care-need-home-security = Doors, locks or windows
care-need-devices = Phones and accounts that nobody else sees
care-need-pattern = Somebody to look whether it happens again and again
care-need-health = Health
care-need-access = What makes it easier with their condition
care-need-interpreter = An interpreter
care-need-sign-language = British Sign Language
care-need-easy-read = Plain words
care-need-large-print = Large print
care-need-slowly = One thing at a time
care-need-breaks = Breaks
care-need-written-after = What was said, in writing
care-need-with-somebody = Somebody with them
care-need-chosen-person = A person they choose
care-need-child-support = Help for children
care-need-hate-support = Help after a hate crime
care-need-care-of-others = Those who depend on them
care-need-housing = Somewhere to live
care-need-money = Money, or what they lack every day
care-need-advice-on-status = Advice about staying in this country
care-need-somebody-to-talk-to = Somebody to talk to
care-need-specialist = People who help after exactly this
care-need-court-measures = What makes giving evidence easier
care-need-travel = A way to us or to court

## Closing with care

care-closings = Closing with care
care-closings-kinds = Kind of crime
care-closings-all = All
care-closings-lead = Something of these cases ends. Somebody rings; no message goes before the call, or before somebody has said that it cannot be made. Where the comparison lets a message go first, the call says so.
care-closings-none = Nobody is to be rung
    .more = A case that ends stands here at once.
care-closings-order = Worst harm first, then the soonest due
care-closings-back = All calls about how a case ends
care-closing-tries =
    { $count ->
        [0] Not tried yet
        [one] Tried once, not reached
       *[other] Tried { $count } times, not reached
    }
care-closing-of-case = one of { $count } people of this case
care-closing-message-first = A message goes first
    .more = The comparison drew it so. Where their plan lets one go, they may have read it: ask what they have understood.
care-closing-owed = A call about how it ended is owed.
care-closing-open = Open the call

care-closing-not-investigated = We do not look into it further
    .say = “I am ringing because we have decided not to look into it further. The reason is…” Say the real reason, in plain words.
    .means = “It stays recorded. If new facts come, we open it again. It does not mean that we do not believe you.”
    .can = “If you think that is wrong, you can tell us so, and somebody else answers you with reasons.”
care-closing-no-further-action = Nobody will have to answer for it
    .say = “I am ringing with bad news. Nobody will go to court for what happened to you. The reason is…” The hardest first, one fact a sentence.
    .means = “We could not prove it, or could not find who did it. That is not the same as not believing you. If new facts come, we open it again.”
    .can = After their proof this page says whether a second look opens. If it does: “You can ask for a second look at this decision. I tell you how, and until when.” If it does not: “If you think that is wrong, you can tell us so, and another person answers you with reasons.”
care-closing-out-of-court = It ends without a court
    .say = “I am ringing because it ends without a court. The other person has to…” Say what it is.
    .means = “It is on record. If it is not kept to, it can still go to court.”
    .can = “If you were not asked what you think before, or it is not kept to, tell us.”
care-closing-discontinued = The case in court was stopped
    .say = “I am ringing with bad news. The lawyers have stopped the case. Their reason is…”
    .means = “There will be no trial about it. That is not the same as not believing you.”
    .can = “You can ask the lawyers for a second look, best within days. I tell you how.”
care-closing-acquitted = The court found the other person not guilty
    .say = “I am ringing with bad news. The court found the other person not guilty.”
    .means = “The court was not sure enough. It did not say that it did not happen. The other person is free now, so let us look at how safe you are.”
    .can = “There is no second look at what a jury decided. You can tell us what went wrong on the way, and ask what you did not understand.”
care-closing-sentenced = There is a sentence
    .say = “I am ringing because there is a sentence. It is…” Say it, then what it means in days and years.
    .means = “This is when the other person can be out at the earliest. You can have somebody who tells you about it from now on.”
    .can = “If you think that it is far too low, there is a way to ask, and it has few days. I tell you how.”
care-closing-released = A release is planned
    .say = “I am ringing because the other person is to be let out on…” Say the day, and the rules that come with it.
    .means = “If a rule is broken, ring 999. Let us look together at how safe you are.”
    .can = “You can say which rules you want, and whom you want to hear from.”

care-crime-bereaved = Somebody has died
    .mind = The liaison officer rings, or sits beside them. Say the name of who died.
care-crime-sexual = Sexual offence
    .mind = Not believed is what they fear most: say what it does not mean before they ask. Nothing on a voicemail.
care-crime-domestic = Domestic abuse or stalking
    .mind = The other person may be beside them, and may have been told first. Ask what changes for their safety today.
care-crime-child = A child
    .mind = Speak with whoever looks after the child first, unless they are the danger. Then with the child, in child’s words.
care-crime-hate = Hate crime
    .mind = Say again what we recorded it as. Ask whether it still goes on.
care-crime-violence = Violence or robbery
    .mind = Ask whether they meet the other person where they live, work or go to school.
care-crime-home = Home or property
    .mind = Ask whether anything of theirs is still with us, and when it comes back.
care-crime-money = Fraud
    .mind = Ask whether somebody has rung since to “get the money back”: that is the same fraud again.
care-crime-other = Another crime
    .mind = It may be the worst thing that happened to them this year. Take the time it takes.

care-script = What to say
    .more = In this order, in your words. It says nothing of whose case it is.
care-script-safe = “Is this a good time, and can you talk?” If not: agree when. Say nothing else.
care-script-support = “Would you like us to put you in touch with somebody who helps after this?” Also when they said no before.
care-script-door = “You can ring us any time, also in a year. Here is how.” Ask what they have understood, and what they fear now.
care-script-mind = With this kind of crime:
care-ring = Ring them
    .more = After they have shown who they are, the call stands on their record.
care-to-task = Open its task and take it
care-cannot-title = The call cannot be made
    .more = Then what they are owed goes its usual way: a message where their plan lets one go, else a person.
care-cannot = Why
care-cannot-not-reached = Not reached, after two tries or more
care-cannot-no-safe-way = There is no safe way to ring
care-cannot-wants-no-call = They want no call
care-cannot-somebody-else = Somebody else tells them
care-cannot-note = Who tells them, or what else a colleague should know
care-cannot-note-needed = Write who tells them
care-cannot-do = It cannot be made
care-cannot-sent = Kept. A message goes in its place, as their plan says.
care-cannot-person = Kept. No message may go: a person tells them in another way.
care-closed = This call is not owed any more.
care-review = A second look
care-review-until = They can ask until { $day }, if you tell them today.
care-review-opens = They can ask for a second look. How long, nobody has checked yet: promise no day.
care-review-ask = Take their request
care-review-other = This opens no second look by itself. They can say that a right was not met.
care-review-asked = What they asked so far
care-support = Who helps
care-support-names = { $names }.
care-support-unknown = The settings name nobody for this. Ask a supervisor.
care-support-none = They want nothing of support services. Say once that they can come back to it.
care-went-title = How did it end?
care-went = They
care-went-understood = Were told, and understood
care-went-second-call = Want a second call
care-went-did-not-want = Did not want to hear it
care-went-words-needed = Write what they said: it stands as their own choice
care-went-keep = Keep
care-said-review = I said how they can have it looked at again
care-said-support = I offered support
care-tells = { $what }: { $title }

## Early calls

care-signs = Ring them now, before they give up on us:
care-sign-missed = News came late, or has not come
care-sign-missed-often = News came late three times or more
care-sign-promise-broken = We promised to be in touch, and were not
care-sign-gap = Nobody has spoken with them for six weeks
care-sign-need-unmet = Something that they need is not done
care-sign-unanswered = They asked something, and the answer is late
care-sign-not-reached = We tried several times and did not reach them

## Why they stop

care-leaves-the-case = The case
care-leaves-updates = News from us
care-leaves-support = Support
care-left-one = Somebody stopped
care-left-title = They stopped: { $what }
care-left-ask = They stopped: { $what }. You may ask once, kindly, why.
care-left-open = Write down what they say
care-left-how = How to ask
care-left-how-safe = “Can you talk?” Somebody may have made them stop, and may be beside them.
care-left-how-right = “You may stop, and you need not say why. Nothing is held against you.”
care-left-how-ask = “If you like, tell me what made you stop. It helps us do it better.” Ask once.
care-left-how-listen = Write down their words. Do not argue, and do not ask them to change their mind.
care-left-how-door = “You can come back whenever you like. Your rights stay, and so does help.”
care-left-how-danger = If somebody makes them stop, or they are afraid: that is a risk. Act on it now.
care-left-asked = They
care-left-words = Their words
    .hint = As they said it. Sealed, and in no figure.
care-left-words-needed = Write what they said, or tick a reason
care-left-words-none = They would rather not say: leave words and reasons empty
care-left-reasons = What we put it down as
    .hint = As they agree. More than one may be true.
care-left-again = Ring them again from
    .hint = Only if they want it. A day such as 3/12/2026
care-left-again-ahead = A day that lies ahead
care-left-rings-again = They want to hear from us again from { $day }.
care-left-gone = A colleague has asked them already.
care-left-keep = Keep what they said
care-left-not-asked = They could not be asked
care-left-could-not = Why
care-asked-said = Said why
care-asked-rather-not = Would rather not say
care-asked-not-reached = Were not reached
care-asked-not-safe = Could not be asked safely
care-asked-not-asked = Not asked yet
care-reason-fear = Fear
care-reason-pressure = Somebody puts pressure on them
care-reason-too-long = It takes too long
care-reason-not-told = They did not hear from us
care-reason-not-believed = They did not feel believed
care-reason-court = They do not want to go to court
care-reason-health = It makes them ill
care-reason-work-or-family = Work or family
care-reason-settled = It is over for them
care-reason-never-wanted = They never wanted it: somebody else reported it
care-reason-other = Something else
care-figures = Why people stop
care-figures-since = since { $day }: { $count } people
care-figures-since-few = since { $day }: fewer than { $fewest } people
care-figures-too-few = Too few stopped to say why
    .more = From { $fewest } people on the reasons stand here: among fewer, one could be recognised.
care-figures-days = { $count } days
care-figures-span = How far back
care-figures-lead = Who stopped, how asking them went, and the reasons they gave. One person may give several. A count below { $fewest } is hidden, and never one alone.
care-figures-reasons = Reasons
care-figures-what = What they stopped
care-figures-asked = How asking went
care-figures-few = hidden
care-figures-none = Nobody stopped in these days
    .more = Whoever does is asked why, once and kindly. Then it stands here.
