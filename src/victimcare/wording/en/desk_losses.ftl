## What was taken or broken, as a victim listed it: for staff

desk-losses-title = What was taken or broken
desk-losses-open = Read the list of what was taken or broken
desk-losses-none = They have sent no list
    .more = They can write one on their page, under Your things.
desk-losses-number = List { $number }
# $moment is a day and time.
desk-losses-sent = Sent { $moment }
desk-losses-promised = Answer promised by { $day }
desk-losses-added = On the crime record: { $name }, { $moment }
desk-losses-added-before = { $name } has noted that it is on the crime record. What you typed was not sent.
desk-losses-overtaken = They have sent a newer list, which is first below. Nothing was noted, and what you typed was not sent. Read the newer list.
desk-losses-column-what = What
desk-losses-column-happened = What happened
desk-losses-column-value = Value
desk-losses-column-known-by = How they know
desk-losses-column-bought = Since when
desk-losses-column-mark = Number or mark
desk-losses-column-files = Files
desk-losses-no-files = None
# $what is the thing, in the words of the victim.
desk-losses-play = Sound or film of: { $what }
desk-losses-words = What they read
    .hint = They read it on their page. Say that the list is on the crime record, or ask what is missing.
desk-losses-added-words = We have added your list to the crime record. Thank you.
desk-losses-note-added = Note: on the crime record, and tell them
desk-losses-ask = Only ask this
desk-losses-noted-added = Noted, and their page says so.
desk-losses-noted-asked = Their page asks it. The list stays with you until it is on the crime record.
desk-losses-print = Print this
desk-losses-to-written = Read and write messages
desk-losses-section = What they say was taken or broken
