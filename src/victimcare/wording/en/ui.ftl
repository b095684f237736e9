## The frame around every page, and words that stand in pieces

ui-skip = Skip to the main part
ui-leave = Leave this page
ui-leave-key = Esc
ui-site-parts = Parts of this site
ui-danger-question = In danger now?
ui-danger-answer = Ring 999. If you cannot speak on a mobile, wait, then press 55.

ui-step-now = Now
ui-step-done = done
ui-step-later = still to come

ui-right-due = Due
ui-right-kept = Kept
ui-right-late = Late
ui-right-missed = Not done
ui-right-held = On hold
ui-right-declined = You said no
ui-right-open = You can

ui-harm-high = High harm
ui-harm-medium = Medium
ui-harm-standard = Standard

ui-error-summary = That did not work
ui-error-prefix = Error:
ui-field-needed = Fill this in
ui-field-too-long = Make this shorter. It can have { $limit } letters at most, and has { $count }
ui-field-unclear = Write this in another way
ui-field-choose = Choose one of these
ui-field-characters = This had hidden signs that we cannot keep. We took them out. Read it, and send it again
# $field is what is asked for, $what one of the sentences above
ui-field-which = { $field }: { $what }

ui-banner-frozen = Clock stopped
ui-banner-frozen-more = at { $day }, { $time }. For tests only.
ui-banner-demo = Demo
ui-banner-demo-more = Invented people. Nothing is sent.

ui-not-checked = A draft for demonstrations: nobody has checked this translation. Do not give it to anyone.
ui-not-checked-page = not yet checked by a speaker
# Where a sentence of the page is missing in her language
ui-mixed = Some of this page is in English.

## When something is not there or did not work

ui-calm-not-found = This page is not here
    .more = The address may be wrong, or it has been too long. You did nothing wrong.
ui-calm-failed = That did not work, and it is our fault
    .more = Try again in a few minutes. You can also ring us.
ui-calm-too-large = That was too much to send
    .more = We did not get any of it. Send 5 files at most, and no films. You can also ring us.
ui-calm-form-expired = That took too long
    .more = We did not get what you typed. Go back to the start and try again.
ui-calm-too-many = This had too many answers
    .more = We did not get any of it. Send it in parts. You can also ring us.
ui-calm-not-understood = We could not read that
    .more = We did not get any of it. Go back and try again. You can also ring us.
# $field is the name of the field, as a program calls it
ui-calm-characters = That had hidden signs that we cannot keep
    .more = They stood in: { $field }. We did not get any of it. Go back, take them out and send it again. You can also ring us.
ui-ring = Ring { $number }
    .more = Free.
# Who answers there: one of these three stands beside the number, as the force's hours say (wording/service_hours.py).
ui-line-always = A person answers, day and night.
ui-line-hours = A person answers { $hours }. At other times, leave a message or choose a time.
ui-line-bank-holidays = Bank holidays have their own hours.
ui-line-on-duty = A person answers when one of us is here. At other times, leave a message or choose a time.
ui-start-again = Start again
    .more = Back to the first page
