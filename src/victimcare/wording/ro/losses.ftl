losses-title = Ce s-a luat sau s-a stricat
losses-lead = Faceți o listă pentru poliție. După ce o trimiteți, o puteți tipări pentru asigurător.
losses-open = Vedeți sau faceți lista
losses-yours = Lista dumneavoastră
losses-none = Încă nu este nimic pe listă
    .more = Adăugați câte un lucru. Vă puteți opri și reveni.
losses-kept = Păstrăm ce salvați. Nu vedem nimic până nu trimiteți.
losses-limits = Puteți scrie 60 de lucruri. Toate fișierele împreună pot fi 40, cu 200 MB.
losses-count =
    { $count ->
        [one] 1 lucru
        [few] { $count } lucruri
       *[other] { $count } de lucruri
    }
losses-total = În total: { $sum }
losses-total-open =
    { $count ->
        [one] 1 lucru nu are valoare.
        [few] { $count } lucruri nu au valoare.
       *[other] { $count } de lucruri nu au valoare.
    }
losses-value-none = Nu se știe
losses-unnamed = Ceva fără nume
losses-add = Adăugați un lucru
losses-add-another = Adăugați încă un lucru
losses-change = Schimbați
losses-files-open = Adăugați sau scoateți poze, sunet sau film
losses-take-away = Scoateți de pe listă
losses-mend-no-name = Spuneți ce este înainte să trimiteți lista.
losses-mend-value = Nu putem citi valoarea. Schimbați-o înainte să trimiteți lista.
losses-full = Lista este plină. Dacă mai este ceva, sunați la { $number }.
losses-full-error = Lista este plină. Sunați-ne dacă mai este ceva
losses-thing-gone = Acest lucru a fost scos de pe listă. Ca să îl adăugați din nou, mergeți la listă
losses-to-list = Mergeți la listă

losses-thing-title = Un lucru de pe listă
losses-thing-lead = Spuneți doar ce este. Lăsați gol ce nu știți.
losses-what = Ce este?
    .hint = De exemplu: un inel de aur cu o piatră albastră.
losses-what-needed = Spuneți ce este
losses-happened = Ce s-a întâmplat cu el?
    .name = Ce s-a întâmplat
losses-happened-taken = A fost luat
    .short = Luat
losses-happened-broken = A fost stricat sau deteriorat
    .short = Stricat
losses-happened-not-known = Nu știu
    .short = Nu se știe
losses-value = Cât valorează?
    .hint = În lire, de exemplu 450 sau 1,250.50. Lăsați gol dacă nu știți.
    .name = Valoare
losses-value-unclear = Scrieți lirele ca 450 sau 1,250.50, sau lăsați gol
losses-known-by = De unde știți cât valorează?
losses-known-by-receipt = Am o chitanță
    .short = dintr-o chitanță
losses-known-by-bank = Văd în contul de la bancă
    .short = din contul de la bancă
losses-known-by-valuation = Mi-a spus un expert
    .short = de la un expert
losses-known-by-new-price = Atât costă unul nou
    .short = prețul unuia nou
losses-known-by-guess = Așa cred eu
    .short = o presupunere
losses-known-by-not-known = Nu știu
    .short = nu se știe de unde
losses-bought = De când îl aveți?
    .hint = O zi, un an sau „cam de zece ani”. Lăsați gol dacă nu știți.
    .name = De când
losses-mark = Ce număr de serie sau ce semn are?
    .hint = Litere tăiate în el sau o zgârietură. La telefon, numărul IMEI. Lăsați gol dacă nu știți.
    .name = Număr sau semn
losses-files-then = Apoi puteți adăuga poze, sunet sau film.
losses-save = Salvați

losses-files-title = Poze, sunet sau film
losses-saved = Ce ați scris este salvat.
losses-files = Adăugați fișiere, dacă aveți
    .hint = O chitanță, o poză a lucrului sau un film de la soneria ușii. Cel mult { $most } fișiere. Sunetul și filmul pot avea 50 MB, alte fișiere 10 MB.
losses-files-limits = Scoatem locul unde s-a făcut o poză. Sunetul și filmul rămân cum sunt. Păstrați și o copie.
losses-files-keep = Păstrați aceste fișiere
losses-file-take-away = Scoateți fișierul { $place }
losses-files-count =
    { $count ->
        [one] 1 fișier
        [few] { $count } fișiere
       *[other] { $count } de fișiere
    }
losses-files-beyond-of-one = Un lucru poate avea 5 fișiere. Nu am păstrat niciunul dintre cele noi. Ce ați scris este salvat
losses-files-beyond-count = Toate fișierele pot fi 40. Nu am păstrat niciunul dintre cele noi. Ce ați scris este salvat
losses-files-beyond-size = Toate fișierele pot avea 200 MB. Nu am păstrat niciunul dintre cele noi. Ce ați scris este salvat

losses-send-open = Trimiteți lista
losses-send-title = Trimiteți lista
losses-send-lead = Ajunge la echipa care are grijă de dumneavoastră și la ofițerul din cazul dumneavoastră, dacă există unul. O listă trimisă rămâne cum este. Dacă se schimbă ceva, o puteți trimite din nou.
losses-send-words = Mai este ceva ce ar trebui să știe poliția?
    .hint = Puteți lăsa gol.
losses-send = Trimit lista
losses-send-many = De ieri ați trimis 5 liste. Sunați acum la { $number }, ca să vorbim
losses-sent-title = Liste trimise
losses-sent = Trimisă: { $day }
losses-sent-done = Avem lista dumneavoastră
losses-sent-again = Dacă se schimbă ceva, schimbați lista și trimiteți-o din nou.
losses-sent-same = Ați trimis această listă. Dacă o schimbați, o puteți trimite din nou.
losses-sent-about = Întrebările și răspunsurile despre listă sunt la:
losses-added = Adăugată la dosarul infracțiunii: { $day }
losses-added-by-officer = Ofițerul din cazul dumneavoastră a adăugat această listă la dosarul infracțiunii: { $day }
losses-answer-by = Aveți un răspuns până la: { $day }
losses-late = Răspunsul nostru întârzie și ne pare rău
losses-in-message = Am trimis o listă cu ce s-a luat sau s-a stricat.

losses-sheet-open = Foaie pentru asigurător
losses-sheet-title = Foaie pentru asigurător
losses-sheet-copy = Copiați tot
losses-sheet-sent = Această listă a fost trimisă la { $force }: { $day }.
losses-sheet-added = A fost adăugată la dosarul infracțiunii: { $day }.
losses-sheet-own-words = Lista și valorile sunt în cuvintele persoanei care a trimis-o.
losses-sheet-held = Ce ține { $force }
losses-sheet-held-none = După câte știm, { $force } nu ține nimic.
losses-sheet-held-held = ținut din: { $day }
losses-sheet-held-ready = poate reveni din: { $day }
losses-sheet-held-returned = dat înapoi: { $day }
