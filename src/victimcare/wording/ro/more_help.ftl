# Faster news and more help. A draft, like the rest, until somebody who speaks it has read it.

more-help-title = Vești mai repede și mai mult ajutor
more-help-lead = Unii au dreptul la mai mult decât alții. Puteți cere aici.
more-help-has-it = Aveți deja. Nu trebuie să cereți.
more-help-asked = Ați cerut. Un om vorbește cu dumneavoastră cel târziu: { $day }.
more-help-what = Ce primiți
more-help-what-news =
    Aflați vești în cel mult { $faster ->
        [one] 1 zi lucrătoare
        [few] { $faster } zile lucrătoare
       *[other] { $faster } de zile lucrătoare
    }, nu { $usual }.
more-help-what-news-aim = Aflați vești mai repede.
more-help-what-help = Vă punem mai repede în legătură cu oameni care pot ajuta.
more-help-what-court = Vorbitul la tribunal poate fi mai ușor, de exemplu cu un paravan.
more-help-what-person = Cineva vă întreabă de ce aveți nevoie la tribunal și se ocupă.
more-help-who = Pentru cine este
more-help-who-lead = Este al dumneavoastră dacă se potrivește oricare. Nimeni nu trebuie să dovedească singur: vorbim despre asta.
more-help-who-age = Aveați sub 18 ani când s-a întâmplat.
more-help-who-lost = A fost ucis cineva apropiat.
more-help-who-kind = A fost vorba de sex, de cineva cu care locuiți sau de ce sunteți.
more-help-ask = Se potrivește și ceva de aici?
    .hint = Bifați ce doriți sau nimic. Nu arătăm aici a doua oară.
more-help-ground-most-serious-crime = A fost una dintre cele mai grave infracțiuni
    .hint = De exemplu o rană gravă, cineva ucis sau sclavie.
more-help-ground-persistently-targeted = Mi se întâmplă iar și iar
    .hint = Cineva vă tot face rău sau vă alege anume.
more-help-ground-vulnerable = Am nevoie de ajutor ca să iau parte
    .hint = De exemplu pentru o boală, felul cum vă merge mintea, cum vă mișcați sau auziți.
more-help-ground-intimidated = Mi-e frică sau simt presiune să nu spun nimic
    .hint = De cealaltă persoană, de oamenii din jurul ei sau de vorbitul la tribunal.
more-help-ground-discretion = Altceva, ce aș spune mai bine unui om
more-help-go = Cereți
more-help-how = Un om vă caută într-un fel sigur. Întreabă de ce aveți nevoie și vă spune ce s-a hotărât.
more-help-no = Dacă răspunsul este nu, aflați de ce. Puteți spune că nu sunteți de acord.
more-help-kept = Am primit
more-help-kept-by = Un om vorbește cu dumneavoastră cel târziu: { $day }.
more-help-again = Doresc totuși
