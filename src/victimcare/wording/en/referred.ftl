## What a service is told, in the words that she hears: read out one by one

referred-line-name = Name: { $name }
referred-line-need-talk = Asks for: somebody to talk to
referred-line-need-domestic-abuse = Asks for: help after a partner or somebody at home hurt them
referred-line-need-sexual-offence = Asks for: help after something sexual
referred-line-need-child = Asks for: help for a child
referred-line-need-bereaved = Asks for: help after somebody died
referred-line-need-hate = Asks for: help after hate
referred-line-need-fraud = Asks for: help after being tricked out of money
referred-line-need-safety-at-home = Asks for: to be safe at home, such as locks and alarms
referred-line-need-housing = Asks for: help to find somewhere to live
referred-line-need-money = Asks for: help with money
referred-line-need-health = Asks for: help with their health
referred-line-need-legal = Asks for: advice about the law
referred-line-need-immigration = Asks for: advice about their stay in this country
referred-line-need-restorative = Asks for: to talk about restorative justice
referred-line-need-stalking = Asks for: help after stalking
referred-line-need-homicide = Asks for: help after somebody close was killed
referred-line-area = Lives in: { $area }
referred-line-reach-call = Ring: { $to }
referred-line-reach-text = Send a text to: { $to }
referred-line-reach-email = Write an email to: { $to }
referred-line-she-rings = Do not ring or write. They ring you.
referred-line-hours = When: { $hours }. At no other time.
referred-line-voicemail-yes = If nobody answers: a message may be left.
referred-line-voicemail-no = If nobody answers: leave no message.
referred-line-says-who-yes = You may say who you are.
referred-line-says-who-no = To anybody else: do not say who you are or what it is about.
referred-line-language = Speaks: { $spoken }
referred-line-how-interpreter = Needs an interpreter
referred-line-how-bsl = Uses British Sign Language
referred-line-how-lip-reading = Reads lips: face them
referred-line-how-relay = Is rung by text, through Relay UK
referred-line-how-easy-read = Reads easy words with pictures
referred-line-how-large-print = Reads large print
referred-line-how-audio = Hears written things as sound
referred-line-how-child-words = Needs words for a child
referred-line-how-with-someone = Wants somebody with them
referred-line-how-slowly = Go slowly, one thing at a time
referred-line-how-breaks = Needs breaks
referred-line-how-written-after = Wants in writing afterwards what was said
referred-line-words = In their words: { $words }

## On paper, sealed

referred-paper-title = Somebody asks for your help
referred-paper-to = For { $service }
referred-paper-words = What they agreed that you know
referred-paper-how = How to go on
referred-paper-safe = Reach them only as it says above. If that does not work, ring us: do not try another way.
referred-paper-answer = Tell us within two working days whether you can help.
referred-paper-keep = Keep this only for as long as you need it. Give it to nobody else.
referred-paper-ring = We are reached by { $number }.
referred-paper-until = They agreed until { $day }. If they take it back before, we tell you, and you delete it.
