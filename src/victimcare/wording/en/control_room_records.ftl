## Crimes and incidents for the record system: on a contact, on an incident, and the list of those without a number

control-room-records-title = Not recorded yet
control-room-records-what = The record system has given these no number. Enter the number here if you were given it by telephone.
control-room-records-none = Everything has its number
    .more = Crimes and incidents that wait for the record system will stand here.
control-room-records-heading = Record system
control-room-records-link = { $count ->
    [0] Not recorded yet
    [one] Not recorded: 1 needs you
   *[other] Not recorded: { $count } need you
}
control-room-records-contact = contact
control-room-records-kind-crime = Crime
control-room-records-kind-incident = Incident
control-room-records-state-waiting = { $tries ->
    [0] It will be sent to the record system in a few seconds.
    [one] The record system did not answer. We will keep trying.
   *[other] The record system did not answer { $tries } times. We will keep trying.
}
control-room-records-state-delivered = The record system has had it since { $time }. Its number will come.
control-room-records-state-refused = The record system refused it. Ring the record bureau, enter the number that they give you, or send it again.
control-room-records-state-withdrawn = It is not sent.
control-room-records-state-no-link = No record system is connected. Record it there yourself, then enter the number here.
control-room-records-number = Its number
control-room-records-keep = Save the number
control-room-records-again = Send again
control-room-records-all-again = Send all refused again
control-room-records-no-number-given = No number was saved. Enter it as the record system gave it, on one line.
control-room-records-changed = A colleague or the record system was quicker. This is how it stands now.
control-room-records-ask = Send to the record system as a crime
control-room-records-ask-why = The record system will record it and give it a crime reference number, which will stand here.
control-room-records-log-crime = Crime reference number: { $number }
control-room-records-log-incident = Number in the record system: { $number }
control-room-records-log-asked = Sent to the record system as a crime.
