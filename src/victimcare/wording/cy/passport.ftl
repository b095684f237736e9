# How to speak with somebody, on her page. A draft, like the rest, until somebody who speaks it has read it.

passport-language-none = Fel y mae nawr
passport-language-other = Iaith arall
passport-other-needed = Ysgrifennwch pa iaith
passport-hers-language = Yr iaith rydych am ei siarad
passport-hers-other-language = Pa iaith arall
passport-hers-talk = Pan siaradwn
passport-hers-interpreter = Mae angen cyfieithydd arnaf
passport-hers-bsl = Rwy’n defnyddio British Sign Language
passport-hers-lip-reading = Rwy’n darllen gwefusau: gadewch i mi weld eich wyneb
passport-hers-relay = Rwy’n defnyddio’r ffôn drwy destun, drwy Relay UK
passport-hers-with-someone = Rwyf am gael rhywun gyda mi
passport-hers-read = Pan ysgrifennwch ataf
passport-hers-large-print = Print bras
passport-hers-easy-read = Geiriau hawdd a lluniau
passport-hers-audio = Fel sain, i wrando arno
passport-hers-child-words = Geiriau i blentyn
passport-hers-pace = Pa mor gyflym
passport-hers-slowly = Yn araf, un peth ar y tro
passport-hers-breaks = Gyda seibiannau
passport-hers-written-after = Ysgrifennwch wedyn beth ddywedoch
passport-hers-someone = Pwy sydd gyda chi
    .hint = Enw, a phwy ydynt i chi.
passport-hers-avoid = Beth sy’n ei wneud yn anoddach
    .hint = Synau, geiriau, lleoedd neu gwestiynau sy’n ormod.
passport-hers-helps = Beth sy’n helpu
    .hint = Unrhyw beth sy’n gwneud siarad â ni yn haws.
