# Her pages and the front door. A draft, like the rest, until somebody who speaks it has read it.

## The front door: for anyone, with the force's name

portal-front-title = Dowiedz się, co dzieje się w Twojej sprawie, i porozmawiaj z człowiekiem
portal-front-lead = Dla każdego, kto powiedział nam, co się stało.
portal-front-code = Mam kod
    .more = 12 cyfr, z listu albo od osoby, z którą była rozmowa
portal-front-without = Bez kodu
portal-way-help = Znajdź pomoc teraz
    .more = Miejsca, które pomagają, nawet jeśli o niczym nie wiemy
portal-way-rights = Poznaj swoje prawa
    .more = 4 pytania. Nie zapisujemy odpowiedzi.
portal-way-support = Znajdź wsparcie
    .more = Kto pomaga blisko Ciebie i jak długo się czeka
portal-way-complain = Powiedz nam, co zrobiliśmy źle
    .more = Skargę może złożyć każdy, z nazwiskiem albo bez
portal-way-feedback = Powiedz, jak nas oceniasz
    .more = Jedno pytanie
portal-way-get-code = Jak dostać kod
    .more = Kod daje człowiek. Nigdy nie wysyłamy go e-mailem.
portal-way-easy = Łatwe słowa i obrazki
portal-way-young = Dla dzieci i młodzieży
portal-way-safer = Używaj tej strony bezpieczniej
    .more = Jeśli ktoś zagląda do Twojego telefonu lub komputera
portal-leaving-hides = Wyjście ukrywa tę stronę. Nie usuwa tego, co telefon pamięta.

## Sign in

portal-sign-in-title = Wpisz swój kod
portal-sign-in-lead = Otwiera Twoją stronę. Nikt inny nie dowie się o tej wizycie.
portal-sign-in-go = Dalej
portal-sign-in-again = Wpisz kod jeszcze raz
portal-code = Twój kod
    .hint = 12 cyfr. Mogą być spacje i kreski.
portal-code-needed = Wpisz 12 cyfr swojego kodu
portal-code-wrong = Sprawdź 12 cyfr i spróbuj znowu
portal-code-held-back = Przychodzi wiele błędnych kodów. Poczekaj minutę, a potem wpisz swój kod jeszcze raz
portal-code-not-numbers = Kod to 12 cyfr i nic więcej
portal-code-length = Kod ma 12 cyfr. Wpisanych cyfr: { $count }
portal-no-code = Nie masz kodu albo nie działa?
portal-still-not = Nadal nie działa?
    .more = Po 5 próbach kod przestaje działać, żeby Cię chronić. To nie Twoja wina.
portal-new-code-ring = Zadzwoń:
portal-new-code-made = Nowy kod możemy zrobić podczas rozmowy.
portal-someone-with-you = Ktoś jest przy Tobie? Możesz wrócić tu później.
portal-sign-out = Wyloguj
portal-sign-out-title = Chcesz się wylogować?
portal-sign-out-back = Nie, wróć na moją stronę
portal-signed-out-title = To już koniec tej wizyty
portal-signed-out-more = Możesz zamknąć tę stronę. Kod będzie działał, gdy wrócisz.

## Her page

portal-case-title = Jak stoją sprawy
portal-updated = Ostatnia zmiana na tej stronie: { $moment }.
portal-next = Co będzie dalej
portal-today-days = dzisiaj, dzień { $count }
portal-today-weeks = dzisiaj, tydzień { $count }
portal-spread-days = Dni: { $count }
portal-spread-weeks = Tygodnie: { $count }
portal-who = Kto się tym zajmuje
portal-carer = Prowadzi pracę nad Twoją sprawą.
portal-carer-since = Prowadzi pracę nad Twoją sprawą. Od kiedy: { $day }.
portal-carer-team = Zespół, który się Tobą opiekuje. Pomoże każdy, kto odbierze.
portal-journey = Droga do tej pory i dalej
portal-earlier =
    { $count ->
        [one] Pokaż 1 wcześniejszy krok
        [few] Pokaż { $count } wcześniejsze kroki
        [many] Pokaż { $count } wcześniejszych kroków
       *[other] Pokaż { $count } wcześniejszego kroku
    }
portal-rights = Co jesteśmy Ci winni
portal-rights-sum =
    Dotrzymane: { $kept }, { $late ->
        [0] { "" }
       *[other] za późno: { $late },{ " " }
    }{ $missed ->
        [0] { "" }
       *[other] nie zrobione: { $missed },{ " " }
    }jeszcze przed nami: { $to_come }
portal-reason-written = Powód, tak jak go zapisano
portal-rights-rest =
    { $count ->
        [one] Pokaż jeszcze 1
       *[other] Pokaż jeszcze { $count }
    }
portal-not-done = Czegoś nie zrobiono?
    .ring = Zadzwoń
    .more = Sprawdzimy to i naprawimy.
portal-talk = Porozmawiaj z nami
portal-ring-shows = Może być widoczne na liście połączeń tego telefonu.
portal-relay = Rozmowa pisana
    .more = Przez Relay UK: { $number }. Możemy też znaleźć kogoś, kto mówi w Twoim języku albo miga.
portal-contact = Jak się z Tobą kontaktujemy
portal-contact-change = Zmień sposób kontaktu
portal-short-more = To krótka strona. Więcej może powiedzieć człowiek.
    .second-step = Zobacz więcej swojej strony

## The menu of her pages

portal-menu = Menu
portal-menu-title = Wszystkie Twoje strony
portal-menu-of-case = Twoja sprawa
portal-menu-of-court = Sąd, pieniądze i Twoje rzeczy
portal-menu-statement = Twoje słowa dla sądu
    .more = Co Ci to zrobiło, własnymi słowami
portal-menu-court = Twój dzień w sądzie
    .more = Kiedy jest, co go ułatwi, ile kosztuje
portal-menu-compensation = Pieniądze za to, co Cię spotkało
    .more = Jak o nie prosić, do kiedy i kto pomoże
portal-menu-property = Twoje rzeczy
    .more = Co mamy Twojego i lista tego, co zabrano lub zniszczono
portal-menu-of-talk = Porozmawiaj z nami
portal-menu-of-us-two = Jak Cię znajdujemy i jak z Tobą mówimy
portal-menu-of-you = Ty i ta strona
portal-menu-case = Jak stoją sprawy
    .more = Co się stało i co będzie dalej
portal-menu-easy = Łatwymi słowami
    .more = Krótkie wiersze, a przy każdym obrazek
portal-menu-young = Dla młodych
    .more = Gdy masz mniej niż 18 lat
portal-menu-journey = Cała droga
    .more = Od zgłoszenia do wyjścia z więzienia, i co jest po każdej części
portal-menu-second-look = Poproś o ponowne sprawdzenie
    .more = Gdy nie zgadzasz się z decyzją
portal-todo-see-review = Zobacz swoją prośbę
portal-reference = Numer sprawy (crime reference number)
portal-reference-lead = O ten numer może zapytać ubezpieczyciel, właściciel mieszkania lub bank.
portal-reference-copy = Skopiuj numer
portal-reference-copied = Skopiowano
portal-reference-print = Wydrukuj lub zapisz tę kartkę
portal-reference-safe = Pomyśl, kto może to zobaczyć na tym urządzeniu lub na papierze.
portal-reference-shows = Ta kartka pokazuje, że to przestępstwo zgłoszono do { $force }.
portal-reference-what = Co się stało
portal-reference-record = Jak to zapisano
portal-reference-where = Gdzie
portal-reference-when = Dzień, w którym to się stało
portal-reference-reported = Dzień zgłoszenia
portal-reference-printed = Wydrukowano z własnej strony osoby pokrzywdzonej: { $day }.
portal-another-title = Sprawdź inne przestępstwo
portal-another-lead = Jeśli masz kod do innego przestępstwa, wpisz go tutaj.
portal-another-after = Zobaczysz wtedy stronę tego przestępstwa i możesz przechodzić z jednej strony na drugą. Kiedy wyjdziesz, obie strony się zamkną.
portal-another-part = Jeśli tamta strona otworzy się tylko w części, użyj na niej „Zobacz więcej swojej strony”. Do tego czasu nie możesz wrócić na tę stronę.
portal-another-no-code = Nie masz kodu do innego przestępstwa albo kod nie działa?
portal-others = Otwarte także podczas tej wizyty
portal-others-this = Ta strona dotyczy:
portal-others-go = Przejdź na tę stronę
portal-menu-reference = Numer sprawy
    .more = Dla ubezpieczyciela, właściciela mieszkania lub banku
portal-menu-another = Sprawdź inne przestępstwo
    .more = Wpisz kod do niego i czytaj obie strony
portal-menu-messages = Wiadomości
    .more = Napisz do nas i czytaj nasze odpowiedzi
portal-menu-update = Zapytaj, jak stoją sprawy
    .more = Zapytamy osobę, która zajmuje się Twoją sprawą
portal-menu-call-me = Poproś, żebyśmy zadzwonili
    .more = O porze, która jest dla Ciebie bezpieczna
portal-menu-more-help = Szybsze wieści i więcej pomocy
    .more = Kto ma do tego prawo i jak o to prosić
portal-menu-not-done = Czegoś nie zrobiono
    .more = Powiedz nam, a my to sprawdzimy
portal-menu-get-help = Znajdź pomoc teraz
    .more = Miejsca, które pomagają w dzień i w nocy
portal-menu-visits = Gdzie używano Twojej strony
    .more = Kiedy i na jakim urządzeniu
portal-menu-who-looked = Kto zaglądał do Twojej sprawy
    .more = Osoby, które u nas pracują, i dlaczego
portal-menu-your-code = Twój kod
    .more = Jak działa i co można z nim zrobić
portal-menu-second-step = Zobacz więcej swojej strony
    .more = Drugi numer, który masz tylko Ty
portal-menu-support = Wsparcie blisko Ciebie
    .more = Kto w tym pomaga i jak długo się czeka
portal-menu-tell-once = Powiedz nam raz
    .more = To, czego nie chcesz powtarzać
portal-menu-passport = Jak z Tobą rozmawiać
    .more = Twój język i to, co ułatwia rozmowę
portal-menu-family = Kto Ci pomaga
    .more = Kto może co widzieć i jak to zatrzymać
portal-menu-contact = Jak się z Tobą kontaktujemy
    .more = Co jest bezpieczne, a co nie
portal-menu-print = Wydrukuj albo zapisz
    .more = Najpierw pytamy, czy papier jest bezpieczny
portal-menu-use-more-safely = Używaj tej strony bezpieczniej
    .more = Jeśli ktoś zagląda do Twojego telefonu lub komputera

## Help without a code

portal-help-title = Znajdź pomoc teraz
portal-help-lead = Nie potrzebujesz kodu. Nie musisz nam nic mówić.
portal-help-people = Z kim możesz porozmawiać
portal-help-home = Przemoc domowa
    .more = National Domestic Abuse Helpline. Bezpłatnie, w dzień i w nocy, gdy ktoś w domu Cię krzywdzi albo straszy.
portal-help-fraud = Oszustwo
    .more = Report Fraud. Gdy ktoś podstępem zabrał Ci pieniądze.
portal-help-anyone = Każde przestępstwo
    .more = Victim Support. Bezpłatnie, w dzień i w nocy, dla każdego, kogo skrzywdzono, czy o tym wiemy, czy nie.
portal-help-sexual = Gwałt i przemoc seksualna
    .more = Rape and Sexual Abuse Support Line. Bezpłatnie, w dzień i w nocy, od 16 lat.
portal-help-child = Dzieci i młodzież
    .more = Childline. Bezpłatnie, w dzień i w nocy, dla każdego przed 19. rokiem życia.
portal-help-men = Mężczyźni krzywdzeni w domu
    .more = Men’s Advice Line. Bezpłatnie, w dni robocze, dla mężczyzn, których ktoś w domu krzywdzi albo straszy.
portal-help-listen = Ktoś, kto wysłucha
    .more = Samaritans. Bezpłatnie, w dzień i w nocy, gdy wszystkiego jest za dużo.
portal-help-stalking = Uporczywe nękanie (stalking)
    .more = National Stalking Helpline. Za darmo, gdy ktoś Cię śledzi lub nęka.
portal-help-death = Po śmierci bliskiej osoby
    .more = Cruse Bereavement Support. Za darmo, po śmierci kogoś bliskiego.
portal-deaf = Jeśli nie słyszysz albo nie możesz mówić przez telefon
portal-deaf-video = Rozmowa z nami w brytyjskim języku migowym
    .more = Rozmowa wideo. Dołącza do niej tłumacz.
portal-deaf-films = Nasze filmy w brytyjskim języku migowym
portal-deaf-999-bsl = W niebezpieczeństwie: aplikacja lub strona { $service }. Tłumacz miga z Tobą. Za darmo, w dzień i w nocy.
portal-deaf-999-text = W niebezpieczeństwie: SMS pod 999. Najpierw trzeba się zarejestrować: wyślij słowo “{ $word }” pod 999.
portal-help-near = Blisko Ciebie
portal-help-yours = O co możesz nas prosić
portal-help-yours-1 = O wieści, co dzieje się w Twojej sprawie i kiedy.
portal-help-yours-2 = O kontakt z ludźmi, którzy mogą pomóc.
portal-help-yours-3 = O rozmowę w Twoim języku albo migową.
portal-help-yours-4 = O to, by powiedzieć sądowi własnymi słowami, co Ci to zrobiło.
portal-help-yours-5 = O ponowne sprawdzenie, gdy postanowimy zakończyć.

## How to get a code

portal-get-code-title = Jak dostać kod
portal-get-code-lead = Daje go człowiek, gdy wie, że to naprawdę Ty.
portal-get-code-how = Jak to działa
portal-get-code-how-1 = Zadzwoń do nas albo zapytaj osobę, która zajmuje się Twoją sprawą.
portal-get-code-how-2 = Pytamy tak, żeby było to dla Ciebie bezpieczne.
portal-get-code-how-3 = Dostajesz 12 cyfr. Działają tutaj i przez telefon.
portal-get-code-how-4 = Nowy kod kończy stary. Możesz o niego prosić w każdej chwili.
portal-get-code-never = Czego nigdy nie robimy
portal-get-code-never-1 = Nigdy nie wysyłamy kodu e-mailem.
portal-get-code-never-2 = Nigdy nie dzwonimy z pytaniem o kod.
portal-get-code-never-3 = Nigdy nie mówimy nikomu, że masz kod.

## Using it more safely

portal-safer-title = Używaj tej strony bezpieczniej
portal-safer-lead = Do telefonów i komputerów niektórych osób zaglądają inni. To może pomóc.
portal-safer-leave = Gdy musisz szybko wyjść
portal-safer-leave-1 = Naciśnij „Opuść tę stronę” albo klawisz Escape. Wizyta się kończy i widać stronę, którą mógłby oglądać każdy.
portal-safer-leave-2 = To ukrywa stronę. Nie usuwa jej z historii.
portal-safer-leave-3 = Przycisk i klawisz działają też bez internetu. Jeśli nie działają, zamknij okno.
portal-safer-leave-4 = Po 10 minutach bez ruchu wizyta i tak się kończy.
portal-safer-before = Zanim zaczniesz
portal-safer-before-1 = Użyj telefonu lub komputera, do którego nikt inny nie zagląda. Są na przykład w bibliotekach.
portal-safer-before-2 = Prywatne okno przeglądarki nie zapisuje własnej historii.
portal-safer-before-3 = Ktoś mógł coś wgrać do Twojego telefonu, żeby Cię śledzić? Użyj innego.
portal-safer-before-4 = Nie zapisuj kodu tam, gdzie ktoś może go znaleźć.
portal-safer-after = Gdy skończysz
portal-safer-after-1 = Wyloguj się i zamknij okno.
portal-safer-after-2 = W historii zostaje adres tej witryny, a z każdej strony tylko nazwa „{ $title }”.
portal-safer-after-3 = Rozmowa z nami może być widoczna na liście połączeń i na rachunku.
portal-safer-after-4 = Skasowanie całej historii też może zwrócić uwagę kogoś, kto ją sprawdza.
portal-languages = Język
