# Files that she adds. A draft, like the rest, until somebody who speaks it has read it.

files-hint =
    { $most ->
        [one] O imagine, un PDF sau un fișier text.
       *[other] Imagini, PDF-uri sau fișiere text. Cel mult: { $most }.
    } Câte 10 MB. Scoatem locul unde a fost făcută o poză. Păstrați și o copie a dumneavoastră.
files-needed = Alegeți un fișier
files-too-many =
    { $most ->
        [one] Alegeți un singur fișier
       *[other] Alegeți mai puține fișiere. Cel mult: { $most }
    }
files-empty = Fișierul { $place } este gol. Alegeți fișierele din nou
files-too-big = Fișierul { $place } este prea mare. Alegeți fișiere de cel mult 10 MB
files-kind = Nu putem primi fișierul { $place }. Alegeți imagini, PDF-uri sau fișiere text
files-too-big-media = Fișierul { $place } este prea mare. Sunetul și filmul pot avea 50 MB fiecare, alte fișiere 10 MB
files-kind-media = Nu putem primi fișierul { $place }. Alegeți imagini, PDF-uri, fișiere text, sunet sau film
files-broken = Nu putem deschide fișierul { $place }. Alegeți altul sau trimiteți o poză a lui
files-too-many-dots = Imaginea { $place } este prea mare. Alegeți una mai mică
files-harmful = Fișierul { $place } poate face rău unui calculator, așa că nu l-am primit. Alegeți fișierele din nou
files-none-kept = { $why }. Nu am păstrat niciunul dintre fișiere
files-one-jpeg = O imagine
files-one-png = O imagine
files-one-webp = O imagine
files-one-pdf = Un PDF
files-one-text = Un fișier text
files-one-mp3 = O înregistrare audio
files-one-m4a = O înregistrare audio
files-one-wav = O înregistrare audio
files-one-ogg = O înregistrare audio
files-one-amr = O înregistrare audio
files-one-mp4 = Un film
files-one-mov = Un film
files-one-3gp = Un film
files-one-webm = Un film
files-size-small = sub 100 kB
files-size-kilo = { $size } kB
files-size-mega = { $size } MB
files-not-scanned = neverificat de viruși
files-gone = nu mai este aici
