# Reports to the control room on our public pages. Anyone may read them: nothing here says that a case exists.

report-danger = Is anyone in danger now?
report-danger-yes = Yes, now
report-danger-no = No, not at this moment
# $minutes is the force's own standard
report-danger-go-on = Ring 999 now, if you can. If you cannot ring, go on here. We aim for a person to read this within { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  } after you send it.
report-kind = What would you like to tell us?
report-kind-crime = A crime, or something that may be one
report-kind-incident = Noise, or people who make trouble or frighten others
report-kind-information = Something to add to what I told you before
report-kind-something-new = Something new has happened since I last told you
report-kind-compliment = Thanks to someone who helped me

report-step-words = What happened?
report-step-words-thanks = Who do you want to thank, and why?
report-step-place = Where and when?
report-step-reach = How can we reach you?
report-step-check = Check what you wrote

report-words = Tell us in your own words
    .hint = Write in any language. You do not have to put it in order.
report-words-needed = Write what happened, in a few words
report-earlier = Your crime reference number or report number, if you have one
    .hint = It is in our first letter or message to you. You can go on without it.
report-place = Where was it?
    .hint = An address, a road, or what is near. You can leave this empty.
report-when = When was it?
    .hint = Such as “last Tuesday at about 4pm”
report-people = Who was there, and what did they look like?
    .hint = Names, if you know them. Cars too. You can leave this empty.

report-reach-why = You do not have to say who you are. If you do not, we cannot ask you anything more.
report-name = Your name
    .hint = You can leave this empty
report-telephone = Phone number
report-telephone-wrong = Enter a phone number, such as 07700 900123, or leave this empty
report-email = Email address
report-safe = Is it safe to contact you? How, and when?
    .hint = Does anyone else read your messages or hear your calls? You could write “ring after 6pm only, leave no message”. A person reads this before we contact you. We send nothing by ourselves.

report-files = Add pictures or papers
# The force's own standard, counted from when it is sent
report-read-within = { $hours ->
    [0] We aim for a person to read it within { $minutes } minutes, at any time of day or night.
    [one] We aim for a person to read it within { $hours } hour, at any time of day or night.
   *[other] We aim for a person to read it within { $hours } hours, at any time of day or night.
}
report-send = Send this now
report-save = Save this and finish it later
report-not-kept = We keep nothing until you send it or save it.
report-open = Go on with what you saved
report-open-title = Go on with what you saved
report-open-go = Open it
report-begin = Begin a new one
report-code = Your 12-digit code
    .hint = We showed it when you saved. Spaces do not matter.
report-code-wrong = Nothing is saved under this code. Check each number. What you save is deleted after 7 days.

report-saved = It is saved, and not sent
report-saved-code = Write down this code. We cannot show it again.
report-saved-until = You can come back with it until { $day }. Then we delete what you saved.
report-saved-safe = Anyone with this code can read what you wrote. Keep it where others do not look. Pictures are not saved: add them when you send it.
report-saved-not-read = No one reads it until you send it.

report-sent = We have what you sent
report-sent-reference = Your number for it:
report-sent-reference-says = The number says nothing about what you wrote. Give it to us if you ring about this.
report-sent-safe = A person reads how it is safe to contact you before we do. We send you nothing by ourselves.

# For the handler who reads the report
report-reference = Report number
