# The front door, without a code. A draft, like the rest, until somebody who speaks it has read it.

front-door-rights-number = Pytanie { $number } z { $of }
front-door-rights-kept = Nie zapisujemy odpowiedzi. Znikają, gdy zamkniesz tę stronę.
front-door-next = Dalej
front-door-back = Wróć
front-door-again = Odpowiedz jeszcze raz
front-door-ask-who = Kogo skrzywdzono?
front-door-who-me = Mnie
front-door-who-child = Dziecko albo kogoś, w czyim imieniu mówię
front-door-who-bereaved = Ktoś mi bliski zmarł z powodu przestępstwa
front-door-who-business = Firmę
front-door-who-witness = Kogoś innego. Widać to było przy mnie albo o tym wiem
front-door-who-not-said = Nie chcę powiedzieć
front-door-ask-kind = O co chodzi?
front-door-kind-home = Ktoś w domu, partner albo ktoś z rodziny
front-door-kind-sexual = Coś seksualnego
front-door-kind-violence = Kogoś zraniono albo komuś grożono
front-door-kind-hate = Nienawiść za to, kim ktoś jest
front-door-kind-property = Coś ukradziono albo zniszczono
front-door-kind-fraud = Komuś podstępem zabrano pieniądze
front-door-kind-not-said = Coś innego albo nie chcę powiedzieć
front-door-ask-when = Kiedy to się stało?
front-door-when-week = W ostatnich 7 dniach albo wciąż trwa
front-door-when-two-years = W ostatnich 2 latach
front-door-when-longer = Dawniej
front-door-when-not-said = Nie wiem albo nie chcę powiedzieć
front-door-ask-stage = Na jakim to jest etapie?
front-door-stage-not-told = Jeszcze o tym nie wiecie
front-door-stage-looked-into = Sprawdzacie to
front-door-stage-stopped = To Wasza decyzja, żeby nie iść dalej
front-door-stage-court = Idzie do sądu
front-door-stage-over = Sąd zdecydował
front-door-stage-not-said = Nie wiem albo nie chcę powiedzieć
front-door-answer-title = Co Ci się należy
front-door-answer-owed = To są Twoje prawa
front-door-answer-next = Co możesz zrobić teraz
front-door-note-witness = Te prawa ma ten, kogo skrzywdzono. Ten, kto to widział, też dostaje pomoc. Zadzwoń, a powiemy Ci, jak.
front-door-note-business = Firma też ma te prawa. Może wskazać jedną osobę do rozmów z nami.
front-door-note-soon-after = Ośrodek dla osób po napaści seksualnej może Cię przyjąć teraz, nawet jeśli nigdy nam nie powiesz. Zadzwoń pod numer niżej albo do dowolnego szpitala.
front-door-note-home = Nie musisz wychodzić z domu ani niczego postanawiać, żeby z kimś porozmawiać.
front-door-note-fraud = Jeśli pieniądze właśnie zniknęły, zadzwoń najpierw do banku. Numer 159 łączy z większością banków.
front-door-note-any-time = Możesz nam powiedzieć, nawet jeśli to było dawno.
front-door-note-your-choice = To Ty wybierasz, czy nam powiedzieć. Pomoc jest tak czy inaczej.
front-door-note-bereaved = Przykro nam, że zmarł ktoś Ci bliski. Z rodziną może pracować oficer łącznikowy: zapytaj nas, kto nim jest.
front-door-note-late-scheme = Czas na prośbę o pieniądze po urazie mógł minąć. Poproś mimo to: czasem przyjmują spóźnione prośby.
front-door-faster-title = Szybsze wieści i więcej pomocy
front-door-faster-likely = Z tego, co wiemy, możesz dostawać wieści szybciej i mieć więcej pomocy.
front-door-faster-ask = Nikt nie musi o tym decydować sam. Zapytaj, a ktoś omówi to z Tobą.
front-door-faster-if = Możesz o to prosić, jeśli pasuje jedno z tych zdań:
front-door-faster-if-1 = Masz mniej niż 18 lat.
front-door-faster-if-2 = Chorujesz, masz niepełnosprawność albo trudno Ci nadążać.
front-door-faster-if-3 = Boisz się, co będzie, jeśli coś powiesz.
front-door-faster-if-4 = To było bardzo poważne albo ciągle się powtarza.
front-door-within-working-day =
    { $count ->
        [one] W ciągu 1 dnia roboczego.
       *[other] W ciągu { $count } dni roboczych.
    }
front-door-within-day =
    { $count ->
        [one] W ciągu 1 dnia.
       *[other] W ciągu { $count } dni.
    }
front-door-within-month =
    { $count ->
        [one] W ciągu 1 miesiąca.
       *[other] W ciągu { $count } miesięcy.
    }
front-door-within-hour =
    { $count ->
        [one] W ciągu 1 godziny.
       *[other] W ciągu { $count } godzin.
    }
front-door-faster-working-day =
    { $count ->
        [one] Przy szybszych wieściach: w ciągu 1 dnia roboczego.
       *[other] Przy szybszych wieściach: w ciągu { $count } dni roboczych.
    }
front-door-faster-day =
    { $count ->
        [one] Przy szybszych wieściach: w ciągu 1 dnia.
       *[other] Przy szybszych wieściach: w ciągu { $count } dni.
    }
front-door-faster-month =
    { $count ->
        [one] Przy szybszych wieściach: w ciągu 1 miesiąca.
       *[other] Przy szybszych wieściach: w ciągu { $count } miesięcy.
    }
front-door-faster-hour =
    { $count ->
        [one] Przy szybszych wieściach: w ciągu 1 godziny.
       *[other] Przy szybszych wieściach: w ciągu { $count } godzin.
    }
front-door-window-working-day =
    { $count ->
        [one] Masz 1 dzień roboczy.
        [few] Masz { $count } dni robocze.
        [many] Masz { $count } dni roboczych.
       *[other] Masz { $count } dnia roboczego.
    }
front-door-window-day =
    { $count ->
        [one] Masz 1 dzień.
       *[other] Masz { $count } dni.
    }
front-door-window-month =
    { $count ->
        [one] Masz 1 miesiąc.
        [few] Masz { $count } miesiące.
        [many] Masz { $count } miesięcy.
       *[other] Masz { $count } miesiąca.
    }
front-door-window-year =
    { $count ->
        [one] Masz 1 rok.
        [few] Masz { $count } lata.
        [many] Masz { $count } lat.
       *[other] Masz { $count } roku.
    }
front-door-owed-r1-interpretation = Mówić i słuchać we własnym języku, za darmo
front-door-owed-r2-crime-recorded = Że zapiszemy to, co nam powiesz
front-door-owed-r3-written-acknowledgement = Mieć na piśmie, że to zgłoszono
front-door-owed-r3-information-on-reporting = Dowiedzieć się, jak to wszystko działa
front-door-owed-r4-needs-assessment = Że zapytamy, czego potrzebujesz
front-door-owed-r4-support-referral = Mieć kontakt z ludźmi, którzy pomagają
front-door-owed-r5-compensation-information = Dowiedzieć się, jak prosić o pieniądze za to, co się stało
front-door-owed-r5-cics-application-limit = Prosić o pieniądze za uraz z publicznego funduszu
front-door-owed-r6-not-investigated = Wiedzieć, jeśli tego nie sprawdzamy, i dlaczego
front-door-owed-r6-suspect-arrested = Wiedzieć, że kogoś zatrzymano
front-door-owed-r6-suspect-interviewed = Wiedzieć, że kogoś o to pytano i to zapisano
front-door-owed-r6-suspect-bailed-or-rui = Wiedzieć, że kogoś na razie wypuszczono
front-door-owed-r6-suspect-released-without-charge = Wiedzieć, że kogoś wypuszczono
front-door-owed-r6-update-preference = Umówić się z nami, jak często mamy kontakt
front-door-owed-r6-vrr-police-request = Prosić, żeby ktoś inny jeszcze raz sprawdził naszą decyzję
front-door-owed-r6-vrr-police-acknowledge = Wiedzieć, że Twoja prośba dotarła
front-door-owed-r6-vrr-police-result = Wiedzieć, co z niej wynikło
front-door-owed-r7-vps-information = Dowiedzieć się, jak powiedzieć, co Ci to zrobiło
front-door-owed-r7-vps-before-sentence = Powiedzieć sądowi własnymi słowami, co Ci to zrobiło
front-door-owed-r8-hearing-date = Wiedzieć, kiedy i gdzie jest dzień w sądzie
front-door-owed-r8-required-to-give-evidence = Wiedzieć, że sąd musi Cię wysłuchać
front-door-owed-r8-bail-hearing = Wiedzieć, czy kogoś wypuszczono i z jakimi zasadami
front-door-owed-r8-special-measures-outcome = Wiedzieć, co ułatwi zeznania, i zobaczyć sąd wcześniej
front-door-owed-r9-case-outcome = Wiedzieć, jak się skończyło i dlaczego
front-door-owed-r9-sentence = Wiedzieć, co oznacza kara
front-door-owed-r9-uls-request = Prosić o ponowne sprawdzenie zbyt małej kary
front-door-owed-r9-bereaved-cps-meeting = Spotkać się z prawnikami sprawy
front-door-owed-r11-vcs-referral = Po niektórych długich karach: pytanie, czy chcesz wieści o wyjściu
front-door-owed-r12-phso = Wiedzieć, gdzie jeszcze możesz się poskarżyć
front-door-support-title = Znajdź wsparcie
front-door-support-lead = Za darmo, i nie musisz nam nic mówić.
front-door-support-kept = Nie zapisujemy tego, co tu wybierzesz.
front-door-support-now = Numery, które działają w dzień i w nocy
front-door-need = O co chodzi?
front-door-need-talk = Chcę z kimś porozmawiać
front-door-need-domestic-abuse = Ktoś w domu albo partner
front-door-need-sexual-offence = Coś seksualnego
front-door-need-child = Dziecko
front-door-need-bereaved = Ktoś zmarł
front-door-need-hate = Nienawiść za to, kim ktoś jest
front-door-need-fraud = Komuś podstępem zabrano pieniądze
front-door-need-stalking = Ktoś mnie śledzi lub nęka (stalking)
front-door-need-homicide = Zabito kogoś mi bliskiego
front-door-area = Gdzie mieszkasz?
front-door-area-any = Nie chcę powiedzieć
front-door-search = Pokaż, kto pomaga
front-door-search-again = Szukaj czegoś innego
front-door-found =
    { $count ->
        [0] Kto pomaga
        [one] 1 miejsce, które pomaga
        [few] { $count } miejsca, które pomagają
        [many] { $count } miejsc, które pomagają
       *[other] { $count } miejsca, które pomaga
    }
front-door-found-none = Nie znamy tam nikogo od tego
    .more = Zadzwoń. Człowiek poszuka kogoś razem z Tobą.
front-door-serves = Dla osób z miejsca:
front-door-speaks = Oprócz angielskiego:
front-door-has-room = Przyjmują nowe osoby.
front-door-is-full = W tej chwili nie mają miejsc.
front-door-waiting =
    { $count ->
        [one] Czeka się około 1 tygodnia.
       *[other] Czeka się około { $count } tygodni.
    }
front-door-stated-on = Podano: { $day }.
front-door-through-us = Poproś nas, a skontaktujemy Cię z nimi. Nie przyjmują nikogo bezpośrednio.
front-door-site = Zobacz ich stronę
front-door-leaving-title = Za chwilę opuścisz tę witrynę
front-door-leaving-to = Przechodzisz na stronę:
front-door-leaving-1 = Nie mówimy im, kim jesteś ani że przychodzisz stąd.
front-door-leaving-2 = Historia Twojego telefonu lub komputera pokaże potem ich stronę.
front-door-leaving-3 = Ich przycisk szybkiego wyjścia może być gdzie indziej albo może go nie być.
front-door-leaving-4 = Mogą zapytać, czy coś zapisać w telefonie. Możesz odmówić.
front-door-leaving-go = Przejdź do { $site }
front-door-leaving-stay = Zostań tutaj
front-door-leaving-ring = Możesz też do nich zadzwonić:
front-door-complaint-title = Powiedz nam, co zrobiliśmy źle
front-door-complaint-lead = Skargę może złożyć każdy. Nie musisz mówić, kim jesteś.
front-door-complaint-words = Co poszło źle?
    .hint = Własnymi słowami. Jeśli możesz, napisz, co trzeba naprawić.
front-door-complaint-words-needed = Napisz, co poszło źle
front-door-way-back = Jak możemy Ci odpowiedzieć?
    .hint = Możesz to zostawić puste. Podaj tylko to, czego nikt inny nie czyta i nie odbiera.
front-door-send = Wyślij
front-door-too-much = Wysłano teraz więcej, niż możemy przyjąć. Spróbuj za { $minutes } min albo zadzwoń
front-door-complaint-no-case = Tutaj nigdy nie mówimy, czy ktoś nam coś zgłosił.
front-door-complaint-ways = Inne sposoby
front-door-way-right = Nie zrobiono czegoś, co Ci się należało
    .more = Jeśli masz kod, napisz to na swojej stronie. Wtedy wiemy, o którą sprawę chodzi.
front-door-way-behaved = Jak ktoś z nas Cię potraktował
    .more = Złóż skargę tutaj albo do Independent Office for Police Conduct:
front-door-way-answer = Nie zgadzasz się z naszą odpowiedzią
    .more = Parliamentary and Health Service Ombudsman może to sprawdzić za darmo:
front-door-way-commissioner = Co idzie źle u wielu osób
    .more = Victims’ Commissioner mówi w imieniu wszystkich, których skrzywdzono. Nie może zajmować się jedną sprawą.
front-door-complained = Mamy Twoją skargę
front-door-complained-by = Człowiek przeczyta ją i się nią zajmie. Najpóźniej: { $day }.
front-door-complained-answer = Jeśli jest podany sposób odpowiedzi, odpowiemy tam. Albo powiemy, kto to sprawdza.
front-door-complaint-about = Czego dotyczy skarga?
front-door-complaint-about-service = Tego, co zrobiliśmy albo czego nie zrobiliśmy
front-door-complaint-about-person = Tego, jak ktoś z nas Cię potraktował
front-door-complaint-about-crime = Ktoś, kto pracuje w policji, złamał prawo albo krzywdzi lub straszy kogoś
front-door-complaint-whom = Kogo dotyczy?
    .hint = Imię, nazwisko lub numer, jeśli je znasz. Wtedy ta osoba nie dostanie Twojej skargi.
front-door-complaint-earlier = Numer wcześniejszej skargi
    .hint = Tylko jeśli była już skarga, a nasza odpowiedź nie załatwiła sprawy.
front-door-complained-number = Numer Twojej skargi: { $number }. Możesz go podać, jeśli nasza odpowiedź nie wystarczy. Nie musisz go zachować.
front-door-complaint-steps = Co się dzieje ze skargą
front-door-complaint-step-1 = Najpierw odpowiadają ludzie, którzy to robili. Chcemy odpowiedzieć w ciągu 10 dni roboczych albo powiedzieć do tego czasu, kiedy to zrobimy.
front-door-complaint-step-2 = Jeśli to nie wystarczy, możesz złożyć skargę formalną. Sprawdza ją wydział standardów zawodowych: ludzie, którzy tego nie robili.
front-door-complaint-step-3 = Jeśli i to nie wystarczy, może ją zbadać urząd spoza tej policji. W odpowiedzi podamy, który i do kiedy można o to prosić.
front-door-feedback-title = Powiedz, jak nas oceniasz
front-door-feedback-lead = Jedno pytanie. Nikt nie wie, kim jesteś.
front-door-score = Jak Cię traktowaliśmy?
front-door-score-5 = Bardzo dobrze
front-door-score-4 = Dobrze
front-door-score-3 = Ani dobrze, ani źle
front-door-score-2 = Źle
front-door-score-1 = Bardzo źle
front-door-score-words = Co powinniśmy wiedzieć?
    .hint = Możesz to zostawić puste. Nie podawaj nazwisk ani numerów.
front-door-feedback-answer = Tutaj nikt nie może Ci odpowiedzieć. Jeśli chcesz odpowiedzi:
front-door-feedback-given = Mamy to
    .more = Ludzie czytają każdą z tych opinii i zmieniają, co mogą.
front-door-near-title = Wsparcie blisko Ciebie
front-door-near-lead = Za darmo i niezależnie od nas. Ty wybierasz. Możesz też odmówić wszystkiego.
front-door-near-ask = Poproś, żebyśmy Cię skontaktowali
front-door-near-asked = Mamy Twoją prośbę. Ktoś się tym zajmuje.
front-door-near-kept = Nic o Tobie do nikogo nie trafia, zanim powiesz „tak”.
front-door-near-else = Chodzi o coś innego?

front-door-more = Więcej możliwości
front-door-age = Ile lat ma ta osoba?
front-door-age-wrong = Wpisz wiek od 0 do 120
front-door-language = Jaki język?
front-door-language-any = Dowolny język
front-door-access = Co może pomóc?
front-door-access-step-free = Bez schodów
front-door-access-hearing-loop = Pętla dla aparatów słuchowych
front-door-access-sign-language = Język migowy
front-door-access-quiet-room = Cichy pokój
front-door-access-remote = Przez telefon lub na ekranie
front-door-free = Tylko to, co bezpłatne
front-door-from-age = Od { $age } lat.
front-door-to-age = Do { $age } lat.
front-door-free-of-charge = To jest bezpłatne.
front-door-costs = To może coś kosztować.
front-door-cost-not-said = Nie podano kosztu
    .more = Pomagają w tej sprawie. Nie mówią, ile to kosztuje. Najpierw ich zapytaj.
front-door-wrong = Coś tu jest nie tak
front-door-wrong-said = Dziękujemy. Ktoś to sprawdzi.
front-door-wrong-not-said = Nie mogliśmy tego przyjąć. Spróbuj później.
