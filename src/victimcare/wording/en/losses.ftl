### What was taken or broken: the list that a victim writes, sends and prints for an insurer.

losses-title = What was taken or broken
losses-lead = Make a list for the police. When you have sent it, you can print it for your insurer.
losses-open = See or make your list
losses-yours = Your list
losses-none = Nothing is on your list yet
    .more = Add one thing at a time. You can stop and come back.
losses-kept = We keep what you save. We do not see it until you send it.
losses-limits = You can list 60 things. All your files together can be 40, and 200 MB.
losses-count =
    { $count ->
        [one] 1 thing
       *[other] { $count } things
    }
# $sum is in pounds.
losses-total = All together: { $sum }
losses-total-open =
    { $count ->
        [one] 1 thing has no value.
       *[other] { $count } things have no value.
    }
losses-value-none = Not known
losses-unnamed = Something without a name
losses-add = Add a thing
losses-add-another = Add one more thing
losses-change = Change this
losses-files-open = Add or take away pictures, sound or film
losses-take-away = Take this off the list
losses-mend-no-name = Say what this is before you send the list.
losses-mend-value = We cannot read its value. Change it before you send the list.
losses-full = Your list is full. If there is more, ring { $number }.
losses-full-error = Your list is full. Ring us if there is more
losses-thing-gone = You took this off your list. To add it again, go to your list
losses-to-list = Go to your list

## One thing

losses-thing-title = One thing on your list
losses-thing-lead = Only say what it is. Leave open what you do not know.
losses-what = What is it?
    .hint = Such as: a gold ring with a blue stone.
losses-what-needed = Say what it is
losses-happened = What happened to it?
    .name = What happened
losses-happened-taken = It was taken
    .short = Taken
losses-happened-broken = It was broken or damaged
    .short = Broken
losses-happened-not-known = I do not know
    .short = Not known
losses-value = How much is it worth?
    .hint = In pounds, such as 450 or 1,250.50. Leave it empty if you do not know.
    .name = Worth
losses-value-unclear = Write pounds as 450 or 1,250.50, or leave it empty
losses-known-by = How do you know how much it is worth?
losses-known-by-receipt = I have a receipt
    .short = from a receipt
losses-known-by-bank = I can see it in my bank account
    .short = from a bank account
losses-known-by-valuation = Someone who sells such things told me
    .short = from someone who sells such things
losses-known-by-new-price = A new one costs that much
    .short = what a new one costs
losses-known-by-guess = It is my best guess
    .short = a guess
losses-known-by-not-known = I do not know
    .short = not known how
losses-bought = When did you get it?
    .hint = A day, a year, or “about ten years ago”. Leave it empty if you do not know.
    .name = Since when
losses-mark = What is its serial number, or a mark on it?
    .hint = Letters cut into it, or a scratch. For a phone, its IMEI number. Leave it empty if you do not know.
    .name = Number or mark
losses-files-then = Next, you can add pictures, sound or film of it.
losses-save = Save this

## Its files

losses-files-title = Pictures, sound or film
losses-saved = What you typed is saved.
# $most is how many files one thing can have.
losses-files = Add files, if you have any
    .hint = A receipt, a picture of it, or film from your doorbell. { $most } files at most. Sound and film can be 50 MB, other files 10 MB.
losses-files-limits = We take out where a picture was taken. Sound and film stay as they are. Keep your own copy too.
losses-files-keep = Keep these files
losses-file-take-away = Take away file { $place }
losses-files-count =
    { $count ->
        [one] 1 file
       *[other] { $count } files
    }
losses-files-beyond-of-one = One thing can have 5 files. We kept none of these new ones. What you typed is saved
losses-files-beyond-count = All your files together can be 40. We kept none of these new ones. What you typed is saved
losses-files-beyond-size = All your files together can be 200 MB. We kept none of these new ones. What you typed is saved

## Sending it

losses-send-open = Send your list
losses-send-title = Send your list
losses-send-lead = It goes to the team that looks after you, and to the officer in your case if there is one. A list that you sent stays as it is. If something changes, you can send it again.
losses-send-words = Is there more the police should know?
    .hint = You can leave this empty.
losses-send = Send my list
# $number is our telephone number.
losses-send-many = You have sent 5 lists since yesterday. Ring { $number } now, so that we can talk
losses-sent-title = Lists that you sent
# $day is the day.
losses-sent = Sent on { $day }
losses-sent-done = We have your list
losses-sent-again = If something changes, change your list and send it again.
losses-sent-same = You have sent this list. If you change it, you can send it again.
losses-sent-about = Questions and answers about your list are in:
losses-added = Added to the crime record on { $day }
losses-added-by-officer = The officer in your case added this list to the crime record on { $day }
losses-answer-by = You have an answer by { $day }
losses-late = Our answer is late, and we are sorry
losses-in-message = I sent a list of what was taken or broken.

## The sheet for an insurer

losses-sheet-open = Sheet for your insurer
losses-sheet-title = Sheet for an insurer
losses-sheet-copy = Copy all of this
losses-sheet-sent = This list was sent to { $force } on { $day }.
losses-sheet-added = It was added to the crime record on { $day }.
losses-sheet-own-words = The list and its values are in the words of the person who sent it.
losses-sheet-held = What { $force } holds
losses-sheet-held-none = { $force } holds nothing that we know of.
losses-sheet-held-held = held since { $day }
losses-sheet-held-ready = can come back since { $day }
losses-sheet-held-returned = given back on { $day }
