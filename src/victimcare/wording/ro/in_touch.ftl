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

## On her page: the very words that would leave

in-touch-read = Citiți ce am trimite
in-touch-read-title = Ce am trimite
in-touch-read-lead = Aceasta ajunge la { $service }. Văd doar atât și nimic altceva.
in-touch-read-in-english = Ei primesc textul în engleză, așa
in-touch-read-back = Puteți lua înapoi oricând, pe acest site.
in-touch-read-yes = Trimiteți
in-touch-read-talk = Mai întâi o discuție cu cineva
in-touch-read-no = Nu trimiteți
in-touch-changed = S-a schimbat ceva. Vă rugăm să citiți din nou.
in-touch-change = Schimbați ce văd ei
in-touch-way = Cum luați legătura?
in-touch-way-call = Vă sună ei: { $to }
in-touch-way-text = Trimit un SMS: { $to }
in-touch-way-email = Trimit un e-mail: { $to }
in-touch-way-she-rings = Îi sunați dumneavoastră. Nu primesc niciun număr de-al dumneavoastră.
in-touch-shares = Ce pot să știe
in-touch-share-family-name = Numele dumneavoastră de familie
in-touch-share-area = Zona în care locuiți
in-touch-share-adjustments = Limba dumneavoastră și cum să vă vorbească
in-touch-change-show = Arată noile cuvinte
in-touch-told-sent = Am trimis. Aici vedeți ce urmează.
in-touch-told-talk = Cineva va vorbi cu dumneavoastră despre asta.
in-touch-told-no = Ne-ați spus că nu mai doriți sprijin. Spuneți-ne dacă îl doriți din nou.
