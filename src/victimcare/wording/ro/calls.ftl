# On the way to a person who speaks it. A draft, like the rest, until somebody who speaks it has recorded it or signed it off.
calls-language-offer = Pentru română, apăsați
calls-language-kept = Căutăm o persoană care vorbește română. Dacă nu este nimeni liber, ajută un interpret.
calls-digit-0 = zero
calls-digit-1 = unu
calls-digit-2 = doi
calls-digit-3 = trei
calls-digit-4 = patru
calls-digit-5 = cinci
calls-digit-6 = șase
calls-digit-7 = șapte
calls-digit-8 = opt
calls-digit-9 = nouă
