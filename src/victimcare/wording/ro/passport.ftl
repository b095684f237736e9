# How to speak with somebody, on her page. A draft, like the rest, until somebody who speaks it has read it.

passport-language-none = Ca acum
passport-language-other = Altă limbă
passport-other-needed = Scrieți ce limbă
passport-hers-language = Limba în care doriți să vorbiți
passport-hers-other-language = Ce altă limbă
passport-hers-talk = Când vorbim
passport-hers-interpreter = Am nevoie de un interpret
passport-hers-bsl = Folosesc British Sign Language (limbajul britanic al semnelor)
passport-hers-lip-reading = Citesc pe buze: să vă văd fața
passport-hers-relay = Folosesc telefonul prin text, prin Relay UK
passport-hers-with-someone = Doresc pe cineva cu mine
passport-hers-read = Când îmi scrieți
passport-hers-large-print = Litere mari
passport-hers-easy-read = Cuvinte ușoare și imagini
passport-hers-audio = Ca sunet, de ascultat
passport-hers-child-words = Cuvinte pentru un copil
passport-hers-pace = Cât de repede
passport-hers-slowly = Încet, câte un lucru
passport-hers-breaks = Cu pauze
passport-hers-written-after = Scrieți după aceea ce ați spus
passport-hers-someone = Cine este cu dumneavoastră
    .hint = Un nume și cine vă este.
passport-hers-avoid = Ce face să fie mai greu
    .hint = Sunete, cuvinte, locuri sau întrebări prea grele.
passport-hers-helps = Ce ajută
    .hint = Orice face vorba cu noi mai ușoară.
