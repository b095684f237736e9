## The sheet given by hand at first contact. Most of it says nothing of who we are; `-open` sentences do.

leaflet-title = For you
leaflet-title-open = What happens now, and how to reach us
leaflet-lead = This is yours. You can keep it, or learn the numbers and throw it away.
leaflet-from = From
leaflet-ring = Ring us
leaflet-page = Your page
leaflet-page-more = Open it on a phone, or type the address. Then type your code.
leaflet-picture = A square picture that opens this address on a phone: { $address }
leaflet-code = Your code
leaflet-code-more = It opens your page, and works on the phone too. It is yours alone.
leaflet-now = What happens now
leaflet-now-somebody = Somebody looks after this. You can ring and ask for them at any time.
leaflet-now-way = We reach you only in the way that you agree with us.
leaflet-now-page = Your page says when there is something new, and what comes next.
leaflet-now-need = Tell us what you need: your language, signs, large letters, someone with you.
leaflet-now-language = We can get someone who speaks your language. It costs you nothing.
leaflet-now-told-open = When someone is arrested, or let go, you hear within { $count ->
    [one] 1 working day
   *[other] { $count } working days
  }.
leaflet-now-told-danger-open = If it may put you in danger, a person tells you the same day.
leaflet-now-support-open = If you want, we put you in touch with people who help, within { $count ->
    [one] 1 working day
   *[other] { $count } working days
  }.
leaflet-now-wrong-open = If something was not done, say so. We look into it and answer.
leaflet-careful = To keep this yours
leaflet-careful-never = We never ring you and ask for your code. Give it to nobody.
leaflet-careful-tries = After 5 wrong tries the code stops. Ring us, and you get a new one.
leaflet-careful-list = A call can show in the list of calls on your phone.
leaflet-careful-other = Does someone look at your phone? Use one that nobody else looks at.
leaflet-danger = In danger now? Ring 999. If you cannot speak on a mobile, wait, then press 55.
leaflet-relay = Ring by text, through { $service }: { $number }
