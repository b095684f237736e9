# The control room: the text to the duty number. It names no person, place or subject.

control-room-sorting-duty-text = { $count ->
    [one] A contact with the control room that cannot wait has waited { $minutes } minutes for a person. Please open the control room's page or ring it.
   *[other] { $count } contacts with the control room that cannot wait have waited { $minutes } minutes or more for a person. Please open the control room's page or ring it.
}
