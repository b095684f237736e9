# Her account and its safety. A draft, like the rest, until somebody who speaks it has read it.
account-visits-title = Gdzie używano Twojej strony
account-visits-lead = Każdy raz, gdy Twój kod coś otworzył, z ostatnich 90 dni.
account-visits-short = Możesz tu zakończyć każdą inną wizytę. Listy wizyt nie ma na krótkiej stronie.
account-visits-this = Ta wizyta
account-visits-open = Może jeszcze trwać
account-visits-second = Z Twoim drugim krokiem
account-device-phone = Telefon
account-device-tablet = Tablet
account-device-computer = Komputer
account-device-unknown = Urządzenie, którego nie znamy
account-browser-chrome = z Chrome
account-browser-edge = z Edge
account-browser-firefox = z Firefoksem
account-browser-opera = z Operą
account-browser-safari = z Safari
account-browser-samsung = z przeglądarką Samsung
account-by-phone = Rozmowa telefoniczna, z kodem wpisanym w telefonie
account-by-person = Kod podany jednej z naszych osób
account-visits-not-you = Któraś wizyta nie była Twoja?
    .more = Najpierw zakończ inne wizyty. Nikt się o tym nie dowie.
account-visits-end-others = Zakończ wszystkie inne wizyty
account-visits-end-all = Zakończ też tę
account-visits-new-code = Potem Twój kod nadal działa. Po nowy zadzwoń:
    .more = Stary kod przestaje wtedy działać od razu.
account-visits-guessed = Jeśli ktoś próbuje zgadnąć Twój kod, widzimy to. Wtedy człowiek z Tobą o tym porozmawia.
account-ended-title = Zrobione
account-ended =
    { $count ->
        [0] Żadna inna wizyta nie trwała.
        [one] Zakończyliśmy 1 inną wizytę.
        [few] Zakończyliśmy { $count } inne wizyty.
        [many] Zakończyliśmy { $count } innych wizyt.
       *[other] Zakończyliśmy { $count } innej wizyty.
    }
account-ended-short = Każda inna wizyta, która trwała, jest zakończona.
account-ended-back = Wróć do listy, gdzie używano Twojej strony
account-looks-title = Kto zaglądał do Twojej sprawy
account-looks-lead = Każda osoba, która u nas pracuje, zostawia tu ślad, gdy otwiera Twoją sprawę.
account-looks-none = Nikt jej jeszcze nie otworzył
    .more = Gdy ktoś to zrobi, przeczytasz o tym tutaj.
account-looks-at = Godzina: { $at }
account-looks-between = Od { $first } do { $last }
account-looks-earlier = Pokaż wcześniejsze dni
account-looks-later = Pokaż późniejsze dni
account-looks-ask = Coś wygląda nie tak?
    .more = Możesz zapytać, dlaczego ktoś zaglądał. Zadzwoń:
account-who-name-team = { $name }, { $team }
account-who-team = Osoba z zespołu { $team }
account-who-none = Osoba, która u nas pracuje
account-look-asked = Żeby odpowiedzieć na Twoją prośbę
account-look-calls = Żeby odebrać rozmowę albo zadzwonić
account-look-code = Żeby dać Ci dostęp albo go zakończyć
account-look-messages = Żeby sprawdzić, co Ci wysłaliśmy
account-look-owed = Żeby sprawdzić, co jesteśmy Ci winni
account-look-reach = Żeby sprawdzić, jak bezpiecznie się z Tobą skontaktować
account-look-record = Żeby przeczytać, co się stało
account-look-spoke = Żeby z Tobą porozmawiać albo spróbować
account-look-tasks = Żeby wykonać pracę dla Ciebie
account-look-told-once = Żeby przeczytać to, co mówisz raz
account-look-beside = Żeby zobaczyć to, na co jest Twoja zgoda
account-look-supporters = Żeby porozmawiać z Tobą o tym, kto Ci pomaga
account-look-work = Żeby pracować nad Twoją sprawą
account-closing = Ta strona wkrótce się zamknie.
    .more = Od jakiegoś czasu nikt nic nie nacisnął, a inni mogą ją widzieć.
account-closing-last = Minęło pół godziny, a inni mogą to widzieć. Możesz wpisać kod jeszcze raz.
account-closing-stay = Zostaw otwartą
account-closing-without-script = Ta strona sama się zamyka po 10 minutach bez ruchu.
    .more = „Opuść tę stronę” wymaga tu internetu. Jeśli nie działa, zamknij okno.
account-seen = Czy ta strona jest już przeczytana?
account-seen-press = Tak, przeczytane
account-unprinted = Wybierz najpierw w menu „Wydrukuj albo zapisz”.
account-print-title = Wydrukować albo zapisać tę stronę?
account-print-lead = To, co jest na papierze albo zapisane, mogą znaleźć inni.
account-print-1 = Ktoś w domu może to przeczytać. Pomyśl, gdzie będzie bezpieczne.
account-print-2 = Drukarka albo telefon może pamiętać, co wydrukowano lub zapisano.
account-print-3 = Człowiek może Ci też powiedzieć wszystko przez telefon.
account-print-yes = Pokaż do druku
account-print-easy = Tak, łatwymi słowami
account-print-no = Nie, wróć
account-paper-how = Użyj w przeglądarce „Drukuj”. Wyłącz tam „nagłówki i stopki”. Wtedy adres się nie wydrukuje.
account-paper-now = Wydrukuj teraz
