# Her account and its safety. A draft, like the rest, until somebody who speaks it has read it.
account-visits-title = Unde a fost folosită pagina
account-visits-lead = De fiecare dată când codul a deschis ceva, în ultimele 90 de zile.
account-visits-short = Aici puteți încheia orice altă vizită. Lista vizitelor nu este pe pagina scurtă.
account-visits-this = Sunteți aici acum
account-visits-open = Poate fi încă deschisă
account-visits-second = Cu al doilea pas
account-device-phone = Un telefon
account-device-tablet = O tabletă
account-device-computer = Un calculator
account-device-unknown = Un aparat pe care nu îl cunoaștem
account-browser-chrome = cu Chrome
account-browser-edge = cu Edge
account-browser-firefox = cu Firefox
account-browser-opera = cu Opera
account-browser-safari = cu Safari
account-browser-samsung = cu browserul Samsung
account-by-phone = Un apel, cu codul tastat la telefon
account-by-person = Codul, spus unuia dintre noi
account-visits-not-you = Una dintre ele nu a fost a dumneavoastră?
    .more = Încheiați întâi celelalte vizite. Nimeni nu află asta.
account-visits-end-others = Încheiați toate celelalte vizite
account-visits-end-all = Încheiați-o și pe aceasta
account-visits-new-code = Codul merge și după aceea. Pentru unul nou, sunați la
    .more = Codul vechi se oprește atunci pe loc.
account-visits-guessed = Dacă cineva încearcă să vă ghicească codul, vedem. Atunci un om vorbește cu dumneavoastră despre asta.
account-ended-title = S-a făcut
account-ended =
    { $count ->
        [0] Nu era deschisă nicio altă vizită.
        [one] Am încheiat o altă vizită.
        [few] Am încheiat alte { $count } vizite.
       *[other] Am încheiat alte { $count } de vizite.
    }
account-ended-short = Orice altă vizită deschisă s-a încheiat.
account-ended-back = Înapoi la lista vizitelor
account-looks-title = Cine s-a uitat în cazul dumneavoastră
account-looks-lead = Oricine lucrează la noi lasă aici un semn când deschide cazul dumneavoastră.
account-looks-none = Încă nu l-a deschis nimeni
    .more = Când o face cineva, puteți citi aici.
account-looks-at = La { $at }
account-looks-between = Între { $first } și { $last }
account-looks-earlier = Arată zile mai vechi
account-looks-later = Arată zile mai noi
account-looks-ask = Vi se pare ceva în neregulă?
    .more = Ne puteți întreba de ce s-a uitat cineva. Sunați la
account-who-name-team = { $name }, { $team }
account-who-team = Cineva din { $team }
account-who-none = Cineva care lucrează la noi
account-look-asked = Ca să răspundă la ceva ce ne-ați cerut
account-look-calls = Ca să primească sau să facă un apel
account-look-code = Ca să vă dea o intrare sau să încheie una
account-look-messages = Ca să verifice ce v-am trimis
account-look-owed = Ca să verifice ce vă datorăm
account-look-reach = Ca să verifice cum vă poate contacta în siguranță
account-look-record = Ca să citească ce s-a întâmplat
account-look-spoke = Ca să vorbească cu dumneavoastră sau să încerce
account-look-tasks = Ca să facă o treabă pentru dumneavoastră
account-look-told-once = Ca să citească ce ne-ați spus o dată
account-look-beside = Ca să vadă ce ați stabilit că poate vedea
account-look-supporters = Ca să vorbească cu dumneavoastră despre cine vă ajută
account-look-work = Ca să lucreze la cazul dumneavoastră
account-closing = Această pagină se închide curând.
    .more = De ceva vreme nu a apăsat nimeni, și alții o pot vedea.
account-closing-last = A trecut jumătate de oră, și alții o pot vedea. Puteți scrie codul din nou.
account-closing-stay = Țineți-o deschisă
account-closing-without-script = Pagina se închide singură după 10 minute fără nicio apăsare.
account-unprinted = Alegeți întâi „Tipăriți sau salvați” din meniu.
account-print-title = Tipăriți sau salvați această pagină?
account-print-lead = Ce este pe hârtie sau salvat poate fi găsit de alții.
account-print-1 = Poate citi cineva de acasă. Gândiți-vă la un loc sigur.
account-print-2 = O imprimantă sau un telefon poate ține minte ce s-a tipărit sau s-a salvat.
account-print-3 = Un om vă poate spune totul și la telefon.
account-print-yes = Arată pentru tipărit
account-print-easy = Da, cu cuvinte ușoare
account-print-no = Nu, înapoi
account-paper-how = Folosiți „Tipărire” din browser. Opriți acolo „antet și subsol”. Atunci nu se tipărește nicio adresă.
account-paper-now = Tipăriți acum
