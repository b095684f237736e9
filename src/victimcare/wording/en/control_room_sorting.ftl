# The control room: the text to the duty number. It names no person, place or subject.

control-room-sorting-duty-text = { $count ->
    [one] A contact with the control room that cannot wait has stood unopened for { $minutes } minutes. Please open the control room's page or ring it.
   *[other] { $count } contacts with the control room that cannot wait have stood unopened for { $minutes } minutes or more. Please open the control room's page or ring it.
}
