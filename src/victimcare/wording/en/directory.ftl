# The directory of support services, as staff and the services themselves read it.

directory-title = Support services
directory-found = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
directory-search = Search
directory-lists = Lists of the directory
directory-services = Services
directory-service = Service
directory-look = Look for
directory-look-go = Show who can help
directory-none = Nobody in the directory does this there
    .more = Try any place, or leave the language or the age out.
directory-not-looked = Nothing was looked for: set right what stands above.
directory-more = The first { $most } of { $count }. Say more of what is needed to see fewer.
directory-order = How is this ordered?
    .more = Who is not for this need, place or age is left out. Where it is to be free, who does not say what it costs comes last. Then first who can take somebody now; whoever has said nothing for two weeks counts as not known, between a wait of up to four weeks and a longer one. Then who speaks the language, what makes it easier to come, who is there for this place alone, the shortest wait, and how near it is to the middle of that place. Each line says why it stands where it does.
directory-nobody = Nobody can help with this
    .more = Counted by need and area, without a name. Supervisors see it on a map.
directory-nobody-said = It is counted. Nothing of who needed it is kept.

directory-need = Need
directory-needs = Needs
directory-area = Place
directory-areas = Places
directory-age = Age
directory-age-wrong = Enter an age from 0 to 120
directory-language = Language
directory-languages = Languages
    .hint = Beside English, with commas between: Polish, Urdu
directory-languages-wrong = { $spoken } is no language that we know the name of
directory-within = How far from the middle of that place
directory-within-any = Whoever is there for it
directory-within-miles = Up to { $miles } miles
directory-within-wrong = Choose the place to measure from
directory-near = No service says “{ $words }”. Near to it:
directory-words = Words
directory-access = What makes it easier
directory-free = Only what is free
directory-cost = Cost
directory-any = Any
directory-anywhere = Anywhere
directory-no-area = Only who is there for everybody
directory-everywhere = The whole force
directory-not-known = Not known
directory-need-not-known = Need not known
directory-area-not-known = Place not known
directory-all-ages = All ages
directory-from-age = From { $age }
directory-ages = { $youngest } to { $oldest }
directory-is-free = Free
directory-costs = Can cost something
directory-speaks = Besides English: { $languages }
directory-through-us = Takes people only through us
directory-checked = Checked: { $day }
directory-never-checked = never
directory-access-step-free = No steps
directory-access-hearing-loop = Hearing loop
directory-access-sign-language = Sign language
directory-access-quiet-room = Quiet room
directory-access-remote = By phone or on a screen

directory-need-talk = Somebody to talk to
directory-need-domestic-abuse = Domestic abuse
directory-need-sexual-offence = Sexual offences
directory-need-child = Children
directory-need-bereaved = Bereavement
directory-need-hate = Hate crime
directory-need-fraud = Fraud
directory-need-safety-at-home = Safety at home
directory-need-housing = Housing
directory-need-money = Money
directory-need-health = Health
directory-need-legal = Legal advice
directory-need-immigration = Immigration
directory-need-restorative = Restorative justice
directory-need-stalking = Stalking
directory-need-homicide = Bereavement by homicide

directory-why-open = Takes new people, said { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
directory-why-places = { $places ->
    [one] { $places } place open
   *[other] { $places } places open
}, said { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
directory-why-waiting = { $weeks ->
    [one] About { $weeks } week to wait
   *[other] About { $weeks } weeks to wait
}, said { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
directory-why-full = Full, said { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
directory-why-said-long-ago = Not known how full: last said { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}
directory-why-never-said = Has never said how full it is
directory-why-speaks = Speaks { $spoken }
directory-why-not-spoken = No { $spoken }
directory-why-has-step-free = No steps
directory-why-lacks-step-free = Does not say that there are no steps
directory-why-has-hearing-loop = Hearing loop
directory-why-lacks-hearing-loop = Does not say that there is a hearing loop
directory-why-has-sign-language = Sign language
directory-why-lacks-sign-language = Does not say that it signs
directory-why-has-quiet-room = Quiet room
directory-why-lacks-quiet-room = Does not say that there is a quiet room
directory-why-has-remote = By phone or on a screen
directory-why-lacks-remote = Does not say that nobody need come
directory-why-cost-not-said = Does not say what it costs
directory-why-near = For this place alone
directory-why-everywhere = For the whole force
directory-why-elsewhere = For other places: ask whether they take somebody from here
directory-why-miles = { $miles ->
    [one] About 1 mile from the middle of that place
   *[other] About { $miles } miles from the middle of that place
}

directory-says = What the entry says
directory-alert = For the time being:
directory-organisation = Organisation
directory-eligibility = Who may come
directory-applying = How one comes to it
directory-where = Where
directory-access-words = How it is there
directory-fees = What it says of cost
directory-kinds = What it calls itself
directory-telephone = Telephone
directory-telephone-wrong = Enter a telephone number
directory-hours = Open
    .hint = Written like MO-FR 09:00-17:00; SA 10:00-12:00 everybody reads it in their own language. Words stay as they are.
directory-website = Site
directory-site-wrong = Enter an address that begins with https://
directory-email = E-mail
directory-youngest = Youngest age
directory-oldest = Oldest age
directory-self-referral = Takes whoever asks it directly
directory-is-open = Open: it is named to whoever looks
directory-yes = Yes
directory-no = No, only through us
directory-from = From
directory-last-checked = Last checked
directory-closed = Closed
directory-past-review = Not looked at for too long
directory-ours = Part of this was set right here. A new load of its source leaves that as it is.
directory-check = I looked today: all of it is right
directory-wrong = This entry is wrong
directory-wrong-what = Say what is wrong
directory-wrong-words = What is wrong
directory-wrong-go = Say so
directory-better = Set it right
    .more = What you leave as the entry has it follows its source from now on.
directory-done = Done
directory-open-entry = Open the entry

directory-reported = Somebody says that it is wrong
directory-reported-staff = One of us
directory-reported-victim = Somebody on their page
directory-reported-service = The service itself
directory-reported-anybody = Somebody at the front door

directory-room = How full it is
directory-room-rang = The service rang? Press what it said.
directory-room-before = What it said before
directory-said-ago = Said { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
}.
directory-by-staff = told us
directory-by-link = by its link
directory-by-partner = on the partners’ site
directory-by-api = by its system
directory-by-source = from its source
directory-link = Its own link
    .more = Whoever has it can say how full this one service is, and nothing else. Send it to the service.
directory-link-new = Make another link; this one then opens nothing

directory-list-wrong = Said to be wrong
    .lead = Somebody pressed “this is wrong”. Look, and set it right or say that it is right.
directory-list-review = Not looked at for long
    .lead = The longest first. A few a day become work for the desk.
directory-list-unknown = Not understood
    .lead = The source does not say, in words that we know, what these are for or where. Nobody finds them by need until it is set right here or in force.toml.
directory-list-refused = Refused
    .lead = A field that is wrong is left out of its entry. An entry of which nothing was taken is kept, and an engineer can mend it by its number.
directory-list-empty = Nothing here
directory-sources = Where entries come from
directory-read-at = Last read
directory-fields-refused = Fields refused
directory-refused-whole = nothing of it was taken
directory-refused-here = Left out of this entry
directory-refused-missing = is missing
directory-refused-not-an-object = is no entry
directory-refused-too-deep = lies too deep
directory-refused-not-a-list = is no list
directory-refused-not-text = is no text, too long, or holds what cannot be written down
directory-refused-too-many = holds too many
directory-refused-twice = stands in this source before, and says something else there
directory-refused-not-id = is no id
directory-refused-not-uri = is no web address
directory-refused-not-email = is no e-mail address
directory-refused-not-number = is no number, or too large
directory-refused-not-date = is no day
directory-refused-not-moment = is no moment
directory-refused-not-time = is no time of day
directory-refused-not-latitude = is no latitude
directory-refused-not-longitude = is no longitude
directory-refused-not-status = is no status that the standard has
directory-refused-not-place = is no kind of place that the standard has
directory-refused-not-frequency = is no frequency that the standard has
directory-refused-of-another-source = is the id of an entry from another source, which goes on being that source's

directory-unmet-title = Needs that nobody could meet
directory-unmet-since = since { $day }
directory-unmet-all = All needs
directory-unmet-show = Show
directory-unmet-lead = Counted when somebody at the desk says so, and when every service refused or was full. People who were helped later are counted too.
directory-unmet-key = The stronger the edge and the fill, the more people. A dashed edge: a few, too few to say. Counts are rounded to fives; a number beside a hidden one may be hidden with it.
directory-unmet-table = The same as a table
directory-unmet-nothing = Nobody has said so in this time
directory-unmet-few = under { $fewest }
directory-unmet-hidden = not shown
directory-unmet-none = 0
directory-unmet-about = about { $count }

directory-own-title = How full is { $name }?
directory-own-lead = People who were hurt by a crime, and those who look after them, see what you press here, with its day. After { $days } days it counts no more.
directory-own-last = You said on { $day }:
directory-own-never = You have not told us yet.
directory-own-thanks = Thank you. It is shown from now on.
directory-own-places = Open places, if you count them
directory-own-places-wrong = Enter a whole number from 1 to 500
directory-own-weeks = Weeks to wait
directory-own-weeks-wrong = Enter how many weeks people wait, from 1 to 104
directory-own-open = We take new people
directory-own-waiting = We have a waiting list
directory-own-which = Press the button that is true: a number alone does not say it
directory-own-or-full = Or, where nobody can be put on a list:
directory-own-full = We are full
directory-own-is-open = { $places ->
    [0] Takes new people.
    [one] { $places } place is open.
   *[other] { $places } places are open.
}
directory-own-is-waiting = { $weeks ->
    [one] People wait about { $weeks } week.
   *[other] People wait about { $weeks } weeks.
}
directory-own-is-full = Full.
