## Asking a service to be in touch, without the police

in-touch-title = Cereți cuiva să vă contacteze
in-touch-lead = Dumneavoastră alegeți pe cine. Ei citesc, iar noi nu.
in-touch-who = Cine să vă contacteze?
in-touch-name = Cum să vă spună?
    .hint = Orice nume e bun. Puteți lăsa gol.
in-touch-reach = Cum vă pot contacta?
    .hint = Un număr sau un e-mail la care nu răspunde și pe care nu-l citește altcineva.
in-touch-reach-needed = Scrieți cum vă pot contacta
in-touch-safely = Când și cum e sigur?
    .hint = De exemplu: în zilele de lucru până la 14. Fără mesaje lăsate.
in-touch-words = E ceva ce ar trebui să știe?
in-touch-police-may-know = Puteți spune poliției că am cerut
in-touch-send = Trimiteți la ei
in-touch-kept = Se șterge când s-a terminat. Dacă nu citește nimeni, se șterge după 30 de zile.
in-touch-nobody = Acum nu se poate cere nimănui așa
    .more = Puteți suna pe cineva care ajută.
in-touch-sent = A ajuns la ei
in-touch-sent-to = { $service } poate citi acum.
in-touch-sent-by = Dacă nu vă caută nimeni până la { $day }, sunați-i.

## On her page: with whom we put her in touch

in-touch-now = Cu cine v-am pus în legătură
in-touch-since = Din: { $day }
in-touch-state-ready = Le ducem acum cererea.
in-touch-state-sent = Au primit. Încă nu au citit.
in-touch-state-seen = Au citit.
in-touch-state-accepted = Au spus da.
in-touch-state-waiting =
    { $count ->
        [one] Au spus da. Așteptați cam 1 săptămână.
        [few] Au spus da. Așteptați cam { $count } săptămâni.
       *[other] Au spus da. Așteptați cam { $count } de săptămâni.
    }
in-touch-state-in-contact = Sunt în legătură cu dumneavoastră.
in-touch-state-refused = Acum nu vă pot ajuta.
in-touch-state-ended = Ajutorul lor s-a încheiat.
in-touch-state-recalled = A fost luată înapoi. Nu o mai văd.
in-touch-state-expired = Timpul pentru care ați fost de acord a trecut.
in-touch-looks-on = Căutăm pe altcineva împreună cu dumneavoastră.
in-touch-take-back = Luați înapoi
    .more = Atunci nu mai văd nimic din ea. Ne puteți cere din nou oricând.
in-touch-take-back-now = Da, luați înapoi
