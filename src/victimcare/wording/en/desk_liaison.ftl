## The family liaison officer of a bereaved relative, at the desk.

desk-liaison-title = Family liaison officer
desk-liaison-not-bereaved = Only a bereaved relative has a family liaison officer.
desk-liaison-now = Family liaison officer: { $name }
desk-liaison-none = No family liaison officer entered.
desk-liaison-open = Enter or change
desk-liaison-family = The family, and who tells each of them the news
# $age: their age, or “unknown”
desk-liaison-another = { $age ->
    [unknown] Relative { $place } of { $count }, age not known: in a record of their own
   *[other] Relative { $place } of { $count }, aged { $age }: in a record of their own
}
desk-liaison-speaks = Speaks with us for the family.
desk-liaison-is = { $name }, since { $day }.
desk-liaison-tells-liaison = Told by the liaison officer.
desk-liaison-tells-spokesperson = Told by the family’s spokesperson.
desk-liaison-page = Their page shows the name only after the second step. With the code alone it says “your family liaison officer” and how to ask for them.
desk-liaison-enter = Enter the officer
desk-liaison-change = Change the officer, or who tells them
desk-liaison-name = Name
    .hint = As the family knows them, such as DC Amara Cole
desk-liaison-name-needed = Type the officer’s name
desk-liaison-telephone = Telephone number for the family
    .hint = Leave empty if the family reaches them through us
desk-liaison-told-by = Who tells this relative the news
desk-liaison-told-by-liaison = The family liaison officer
desk-liaison-told-by-spokesperson = The relative who speaks with us for the family, as this relative has asked
desk-liaison-told-by-needed = Choose who tells them
desk-liaison-whole-family = The same for each relative in this case who has no officer yet
desk-liaison-save = Enter this officer
desk-liaison-save-change = Change it
desk-liaison-entered = Entered. The earlier one has ended.
