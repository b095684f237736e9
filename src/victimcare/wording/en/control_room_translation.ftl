# A message in another language, put into English by a person.

control-room-translation-ask = Ask for a translation
control-room-translation-asked = A translation from { $name } was asked for { $moment }.
control-room-translation-add = Add a translation
control-room-translation-message = Which message?
control-room-translation-words = What it says in English
control-room-translation-translator = Who translated it?
    .hint = A name, or the interpreter's number
control-room-translation-wanted =
    { $count ->
        [one] { $count } contact waits for a translation
       *[other] { $count } contacts wait for a translation
    }
control-room-translation-wanted-from = From { $name }, asked for { $moment }
control-room-translation-yours = You speak it
