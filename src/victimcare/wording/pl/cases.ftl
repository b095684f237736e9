# Her case in words. A draft, like the rest, until somebody who speaks it has read it.

## Where it stands

cases-status-reported = Sprawdzamy to, co od Ciebie wiemy.
cases-status-reported-again = Znowu pracujemy nad Twoją sprawą.
cases-status-found = Myślimy, że wiemy, kto to był. Nadal to sprawdzamy.
cases-status-arrested = Zatrzymaliśmy drugą osobę.
cases-status-interviewed = Rozmawialiśmy z drugą osobą. Nadal to sprawdzamy.
cases-status-released = Wypuściliśmy drugą osobę. Na razie nie musi odpowiadać przed sądem.
cases-status-let-go = Na razie wypuściliśmy drugą osobę. Nadal to sprawdzamy.
cases-status-bailed = Druga osoba jest zwolniona na czas śledztwa (“bail”) i musi trzymać się zasad.
    .easy = Wypuściliśmy drugą osobę. Musi trzymać się zasad. Nadal to sprawdzamy.
cases-status-bailed-until = Druga osoba jest zwolniona na czas śledztwa (“bail”) i musi trzymać się zasad. Musi wrócić na policję w dniu: { $day }.
    .easy = Wypuściliśmy drugą osobę. Musi trzymać się zasad. Ma wrócić w dniu: { $day }.
cases-status-bailed-no-rules-known-until = Druga osoba jest zwolniona na czas śledztwa (“bail”). Musi wrócić na policję w dniu: { $day }.
cases-status-bailed-over = Zasady dla drugiej osoby się skończyły. Nadal to sprawdzamy.
cases-status-with-lawyers = Prawnik decyduje, czy sprawa trafi do sądu.
cases-status-to-court = Druga osoba będzie musiała odpowiedzieć przed sądem.
cases-status-court = Sprawa jest w sądzie. Nowego dnia jeszcze nie wyznaczono.
cases-status-court-not-guilty-plea = Druga osoba powiedziała w sądzie, że tego nie zrobiła. Będzie proces.
    .easy = Druga osoba mówi, że tego nie zrobiła. Będzie proces. Sąd wysłucha wszystkich i zdecyduje.
cases-status-court-bail-granted = Sąd wypuścił drugą osobę do następnego dnia w sądzie. Być może musi trzymać się zasad.
    .easy = Sąd na razie wypuścił drugą osobę. Być może musi trzymać się zasad.
cases-status-court-bail-varied = Sąd zmienił zasady, których druga osoba musi przestrzegać.
    .easy = Sąd zmienił zasady dla drugiej osoby.
cases-status-court-remanded = Druga osoba jest w więzieniu do następnego dnia w sądzie.
    .easy = Druga osoba jest na razie w więzieniu. Zostanie tam do następnego dnia w sądzie.
cases-status-court-warrant-issued = Druga osoba nie przyszła do sądu. Sąd nakazał ją zatrzymać.
cases-status-found-guilty = Sąd uznał, że druga osoba to zrobiła.
cases-status-found-guilty-guilty-plea = Druga osoba powiedziała w sądzie, że to zrobiła.
cases-status-found-guilty-convicted = Sąd uznał, że druga osoba to zrobiła.
cases-status-sentenced = Sąd ogłosił karę.
cases-status-appeal = Druga osoba poprosiła wyższy sąd, by zajął się tym jeszcze raz.
    .easy = Druga osoba nie zgadza się z sądem. Wyższy sąd sprawdza to jeszcze raz.
cases-status-appeal-decided = Wyższy sąd zdecydował.
cases-status-release = Wyznaczono dzień, w którym druga osoba wyjdzie z więzienia: { $day }.
    .easy = Druga osoba wyjdzie z więzienia. Dzień: { $day }.
cases-status-not-guilty = Sąd uznał drugą osobę za niewinną.
cases-status-stopped = Sprawa w sądzie została zatrzymana.
cases-status-no-charge-police = Zdecydowaliśmy, że sprawa nie trafi do sądu.
cases-status-no-charge-cps = Prawnicy zdecydowali, że sprawa nie trafi do sądu.
cases-status-out-of-court = Załatwiono to bez sądu.
cases-status-not-investigated = Nie sprawdzamy tego dalej.
cases-status-you-stopped = To Twoja decyzja, żeby przerwać. Możesz wrócić.
cases-status-day-in-court = Następny dzień w sądzie: { $moment }.
cases-status-day-passed = Był dzień w sądzie: { $day }. Dowiadujemy się, co się stało.
cases-status-several = Innych osób jest więcej niż jedna. Każda ma niżej swój wiersz.
    .easy = Innych osób jest więcej niż jedna.
cases-status-short-news = Są nowe wiadomości. Przekaże je Ci ktoś z naszego zespołu.
cases-status-short-none = Dziś nie ma nowych wiadomości. Gdy tylko będą, skontaktujemy się z Tobą.
cases-status-short-stale = Nie wiemy o niczym nowym.
cases-offence-violence = Ktoś Cię zranił lub Ci groził
cases-offence-violence-business = W Twojej firmie kogoś zraniono albo komuś grożono
cases-offence-sexual = Przestępstwo seksualne
cases-offence-robbery = Rozbój
cases-offence-burglary = Włamanie
cases-offence-theft-person = Coś Ci zabrano
cases-offence-vehicle = Przestępstwo dotyczące pojazdu
cases-offence-bicycle = Skradziony rower
cases-offence-shoplifting = Kradzież w sklepie
cases-offence-other-theft = Kradzież
cases-offence-criminal-damage-arson = Coś Twojego zniszczono
cases-offence-public-order = Przestępstwo w miejscu publicznym
cases-offence-drugs = Przestępstwo dotyczące narkotyków
cases-offence-weapons = Przestępstwo z bronią
cases-offence-fraud = Ktoś Cię oszukał na pieniądze
cases-offence-other = Przestępstwo
cases-offence-death = Śmierć

## What she can do now

cases-todo-nothing = Teraz nie musisz nic robić.
cases-todo-ring = Zadzwoń do nas, kiedy Ci pasuje. My też próbujemy Cię złapać.
cases-todo-rung = Zadzwonimy do Ciebie. Możesz też zadzwonić do nas wcześniej.
cases-todo-held = Teraz nie musisz nic robić. Możesz zadzwonić do nas i o tym porozmawiać.
cases-todo-second-look = Jeśli się nie zgadzasz, masz czas. Ostatni dzień: { $day }.
    .easy = Możesz się nie zgadzać. Możesz prosić o ponowne sprawdzenie. Ostatni dzień: { $day }.
cases-todo-second-look-early = Jeśli się nie zgadzasz, zgłoś to szybko.
    .easy = Możesz się nie zgadzać. Możesz prosić o ponowne sprawdzenie. Zgłoś to szybko.
cases-todo-review-asked = Prosisz o ponowne sprawdzenie decyzji.
cases-todo-called = Proszą Cię o zeznania w sądzie. Powiedz nam, co by Ci to ułatwiło.
cases-todo-rules = Jeśli zasada zostanie złamana, powiedz nam. Jeśli grozi Ci niebezpieczeństwo, zadzwoń pod 999.
    .spoken = Jeśli zasada zostanie złamana, powiedz nam. Jeśli grozi Ci niebezpieczeństwo, rozłącz się i zadzwoń pod 9 9 9.
cases-todo-speak = Przed ogłoszeniem kary możesz powiedzieć sądowi, co Ci to zrobiło.
    .easy = Możesz powiedzieć sądowi, co Ci to zrobiło. Zrób to, zanim sąd ogłosi karę.
cases-todo-too-short = Jeśli kara wydaje się o wiele za krótka, zadzwoń od razu. Czasu jest mało.
    .easy = Kara jest o wiele za krótka? Zadzwoń od razu. Czasu jest mało.
cases-todo-safer = Powiedz nam, co dałoby Ci większe poczucie bezpieczeństwa.
cases-todo-come-back = Możesz wrócić. Nie musisz mówić dlaczego.
cases-todo-ask-why = Możesz zapytać dlaczego. Człowiek omówi to z Tobą.
cases-todo-talk-about-it = Możesz z nami o tym porozmawiać. Pomoc nadal jest dla Ciebie.
cases-todo-explained = Zadzwoń, a wyjaśnimy, co to dla Ciebie znaczy.

## How fresh it is

cases-fresh-nothing = Nic nowego od dnia: { $day }.
cases-fresh-new = Najnowsze jest z dnia: { $day }.
cases-fresh-looked = Ostatnie sprawdzenie: { $moment }.
cases-fresh-stale = Ostatnie wieści dotarły do nas: { $moment }. Może być coś nowego, czego jeszcze nie mamy.
    .easy = Ostatnie wieści dotarły do nas: { $moment }. Może być coś nowszego.

## What happens next, and by when

cases-talk-head = Chcemy z Tobą porozmawiać
cases-talk = Zadzwoń do nas, kiedy Ci pasuje. To nic nie kosztuje.
    .spoken = Mamy Ci coś do powiedzenia. Powie Ci to człowiek.
cases-talk-how = My też spróbujemy się z Tobą skontaktować.
cases-call-to-come = Zadzwonimy do Ciebie, żeby powiedzieć Ci o Twojej sprawie
cases-call-to-come-who = Zadzwoni osoba z naszego zespołu, nie maszyna.
cases-call-to-come-if-not = Jeśli do tego czasu się nie dodzwonimy, następnego dnia przeczytasz to tutaj.
cases-held = Powiemy Ci o jednej rzeczy, która musi poczekać, albo ile to jeszcze potrwa
cases-promise-by = Najpóźniej: { $day }
cases-promise-was-due = Termin minął: { $day }
cases-promise-sorry = Nie zrobiliśmy tego. Przepraszamy. Teraz zajmuje się tym { $name }. Możesz nas zapytać, kiedy to będzie zrobione.
cases-promise-who = Zajmie się tym { $name }.
cases-promise-who-agreed = Zajmie się tym { $name }, tak jak się umówiliśmy.
cases-promise-if-not = Jeśli nie zdążymy, powiemy Ci wcześniej i wyjaśnimy dlaczego.
    .easy = Jeśli nie możemy tego zrobić, powiemy Ci dlaczego.
cases-promise-if-longer = Jeśli potrwa to dłużej, powiemy Ci i wyjaśnimy dlaczego.
cases-promise-aim =
    Nasz cel: { $count ->
        [one] 1 dzień roboczy
        [few] { $count } dni robocze
        [many] { $count } dni roboczych
       *[other] { $count } dnia roboczego
    }. Jeśli potrwa to dłużej, powiemy Ci i wyjaśnimy dlaczego.
cases-in-touch-phone = Zadzwonimy, nawet jeśli nic się nie zmieniło
cases-in-touch-text = Wyślemy SMS, nawet jeśli nic się nie zmieniło
cases-in-touch-email = Napiszemy, nawet jeśli nic się nie zmieniło
cases-in-touch-letter = Napiszemy, nawet jeśli nic się nie zmieniło
cases-in-touch-in-person = Spotkamy się, nawet jeśli nic się nie zmieniło
cases-cover = { $officer } jest poza pracą. Zastępuje { $name } i może przeczytać to, co od Ciebie wiemy.
    .easy = { $officer } jest poza pracą. Teraz pomaga Ci { $name }.
cases-cover-until = { $officer } jest poza pracą do dnia: { $day }. Zastępuje { $name } i może przeczytać to, co od Ciebie wiemy.
    .easy = { $officer } jest poza pracą do dnia: { $day }. Teraz pomaga Ci { $name }.
cases-promise-r4_support_referral = Skontaktujemy Cię z ludźmi, którzy mogą pomóc
cases-promise-r9_uls_information = Powiemy Ci, jak prosić o dłuższą karę
cases-promise-r11_vcs_referral = Zaproponujemy Ci osobę, która opowie o latach po karze
    .easy = Zaproponujemy Ci osobę do rozmowy. Ona wie, co będzie po karze.
cases-promise-r11_vlo_first_contact = Ta osoba się z Tobą skontaktuje
cases-after-anything-new =
    Po każdej nowości: { $count ->
        [one] 1 dzień roboczy
        [few] { $count } dni robocze
        [many] { $count } dni roboczych
       *[other] { $count } dnia roboczego
    }
cases-after-anything-new-aim = Gdy będzie coś nowego
cases-tell-anything-new = Powiemy Ci, co się stało
cases-after-decision =
    Po decyzji: { $count ->
        [one] 1 dzień roboczy
        [few] { $count } dni robocze
        [many] { $count } dni roboczych
       *[other] { $count } dnia roboczego
    }
cases-after-decision-aim = Po decyzji
cases-tell-decision = Powiemy Ci, co zdecydował prawnik i dlaczego
cases-after-court-date =
    Gdy dowiemy się o dniu: { $count ->
        [one] 1 dzień roboczy
        [few] { $count } dni robocze
        [many] { $count } dni roboczych
       *[other] { $count } dnia roboczego
    }
cases-after-court-date-aim = Gdy dowiemy się o dniu
cases-tell-court-date = Powiemy Ci, jaki to dzień, jaka godzina i gdzie jest sąd
    .easy = Powiemy Ci, kiedy jest dzień w sądzie. Powiemy Ci godzinę i miejsce.
cases-after-court-result =
    Po wieściach z sądu: { $count ->
        [one] 1 dzień roboczy
        [few] { $count } dni robocze
        [many] { $count } dni roboczych
       *[other] { $count } dnia roboczego
    }
cases-after-court-result-aim = Po wieściach z sądu
cases-tell-court-result = Powiemy Ci, co się stało w sądzie
cases-after-sentence =
    Gdy poznamy karę: { $count ->
        [one] 1 dzień roboczy
        [few] { $count } dni robocze
        [many] { $count } dni roboczych
       *[other] { $count } dnia roboczego
    }
cases-after-sentence-aim = Gdy poznamy karę
cases-tell-sentence = Powiemy Ci, jaka jest kara i co oznacza
cases-after-appeal =
    Po wieściach z wyższego sądu: { $count ->
        [one] 1 dzień roboczy
        [few] { $count } dni robocze
        [many] { $count } dni roboczych
       *[other] { $count } dnia roboczego
    }
cases-after-appeal-aim = Po wieściach z wyższego sądu
cases-tell-appeal = Powiemy Ci o każdym dniu tam i o tym, co zdecydowano
cases-after-all = Jeśli pojawi się coś nowego
cases-tell-after-all = Sprawdzimy to znowu i powiemy Ci
cases-after-short = Gdy będzie coś nowego
cases-tell-short = Skontaktujemy się z Tobą

## How long it takes

cases-wait-looking = Jak długo to sprawdzamy?
cases-wait-deciding = Jak długo podejmujemy decyzję?
cases-wait-lawyers = Jak długo trwa to u prawników?
cases-wait-court = Jak długo trwa to w sądzie?
cases-wait-sentence = Jak długo czeka się na karę?
cases-wait-appeal = Jak długo trwa to w wyższym sądzie?
cases-wait-half-days = Połowa takich spraw trwa od { $low } do { $high } dni.
cases-wait-half-weeks = Połowa takich spraw trwa od { $low } do { $high } tygodni.
cases-wait-most-days = Na 10 takich spraw { $tenths } trwa od { $low } do { $high } dni.
cases-wait-most-weeks = Na 10 takich spraw { $tenths } trwa od { $low } do { $high } tygodni.
cases-wait-so-far-days =
    { $count ->
        [0] Twoja zaczęła się dzisiaj.
        [one] Twoja trwa na razie 1 dzień.
       *[other] Twoja trwa na razie { $count } dni.
    }
cases-wait-so-far-weeks =
    { $count ->
        [0] Twoja zaczęła się w tym tygodniu.
        [one] Twoja trwa na razie 1 tydzień.
        [few] Twoja trwa na razie { $count } tygodnie.
        [many] Twoja trwa na razie { $count } tygodni.
       *[other] Twoja trwa na razie { $count } tygodnia.
    }
cases-wait-long = To dłużej niż zwykle. Zadzwoń, a { $name } zapyta ich dlaczego.
cases-wait-long-asked = To dłużej niż zwykle. Pytamy ich dlaczego. Powiemy Ci, co odpowiedzą.
cases-wait-long-ours = To dłużej niż zwykle. Zadzwoń, a { $name } powie Ci dlaczego.

## Steps that were made. `.more` is the truth of each, one press deeper.

cases-step-case-recorded = Wiemy od Ciebie, co się stało
    .more = Zapisaliśmy to jako przestępstwo. Od tego dnia masz prawa. Są na tej stronie.
cases-step-case-recorded-by-others = Ktoś powiedział nam, co się stało
    .more = Zapisaliśmy to jako przestępstwo. Od tego dnia masz prawa. Są na tej stronie.
cases-step-case-outcome-open = Przejrzeliśmy Twoją sprawę
    .more = Spojrzeliśmy na to, co mamy do tej pory. Nic jeszcze nie jest zdecydowane.
cases-step-case-outcome-to-court = Druga osoba będzie musiała odpowiedzieć przed sądem
cases-step-case-outcome-out-of-court = Skończyło się bez sądu
cases-step-case-outcome-no-charge = Decyzja: sprawa nie trafi do sądu
cases-step-case-outcome-closed = Zamknęliśmy sprawę
cases-step-case-officer-changed = Pracę prowadzi ktoś nowy
    .more = Zmieniła się osoba, która prowadzi pracę nad Twoją sprawą. Czyta to, co już od Ciebie wiemy.
cases-step-case-not-investigated = Zdecydowaliśmy nie sprawdzać tego dalej
    .more = Możesz zapytać nas dlaczego. Jeśli pojawi się coś nowego, sprawdzimy znowu.
cases-step-case-reopened = Otworzyliśmy Twoją sprawę na nowo
    .more = Pojawiło się coś nowego. Znowu to sprawdzamy.
cases-step-case-looked-at = Znowu zajrzeliśmy do Twojej sprawy
    .more = Tego dnia nie było nic nowego. Nadal nad nią pracujemy.
cases-step-case-sent-to-cps = Przekazaliśmy wszystko prawnikom
    .more = Ci prawnicy to Crown Prosecution Service. Decydują, czy sprawa trafi do sądu. Nie pracują dla nas.
cases-step-case-withdrawn = To Twoja decyzja, żeby przerwać
    .more = Masz do tego prawo. Możesz wrócić, a pomoc nadal jest dla Ciebie.
cases-step-suspect-identified = Myślimy, że wiemy, kto to był
    .more = To jeszcze nie jest dowód. Musimy dowiedzieć się więcej.
cases-step-suspect-arrested = Zatrzymaliśmy kogoś
    .more = Zatrzymać kogoś to znaczy nie puszczać go, żeby móc go o to zapytać. To nie znaczy, że coś jest zdecydowane.
cases-step-suspect-interviewed = Rozmawialiśmy z drugą osobą
    .more = Pytaliśmy o to, co się stało. Trzymamy się zasad, dzięki którym to liczy się w sądzie.
cases-step-suspect-interviewed-as-witness = Rozmawialiśmy z kimś, kto może wiedzieć więcej
    .more = Ta osoba przyszła powiedzieć nam, co wie.
cases-step-suspect-released-without-charge = Wypuściliśmy drugą osobę
    .more = Mieliśmy za mało, żeby ją zatrzymać dłużej. Po angielsku to „released without charge”. Nadal możemy to sprawdzać.
cases-step-suspect-bailed = Na razie wypuściliśmy drugą osobę
    .more = Po angielsku to „bail”. Mogą być do tego zasady. Jeśli którąś złamie, powiedz nam, a w niebezpieczeństwie zadzwoń pod 999.
cases-step-suspect-bail-changed-conditions-varied = Zasady dla drugiej osoby się zmieniły
    .more = Zadzwoń, a omówimy z Tobą nowe zasady.
cases-step-suspect-bail-changed-extended = Druga osoba musi wrócić w późniejszym dniu
    .more = Potrzebujemy więcej czasu, żeby dowiedzieć się, co się stało.
cases-step-suspect-bail-changed-cancelled = Zdjęto zasady z drugiej osoby
    .more = Nie musi się ich już trzymać. Zadzwoń, jeśli Cię to martwi. W niebezpieczeństwie zadzwoń pod 999.
cases-step-suspect-bail-changed-ended = Zasady dla drugiej osoby się skończyły
    .more = Nie musi się ich już trzymać. Zadzwoń, jeśli Cię to martwi. W niebezpieczeństwie zadzwoń pod 999.
cases-step-suspect-released-under-investigation = Na razie wypuściliśmy drugą osobę
    .more = Po angielsku to „released under investigation”. Nadal to sprawdzamy.
cases-step-suspect-charged = Druga osoba będzie musiała odpowiedzieć przed sądem
    .more = Po angielsku to „charged”. Teraz o wszystkim decyduje sąd.
cases-step-suspect-out-of-court-disposal = Załatwiono to bez sądu
    .more = Można tak zrobić, gdy to pierwszy raz albo gdy sprawa jest mniej poważna. Zostaje to zapisane.
cases-step-prosecution-decision-charge = Decyzja: sprawa trafia do sądu
    .more = Jest dość, żeby zajął się tym sąd. Potem przychodzi dzień w sądzie.
cases-step-prosecution-decision-no-charge-police = Decyzja: sprawa nie trafi do sądu
    .more = To nasza decyzja. To nie to samo, co Ci nie wierzyć. Możesz zapytać dlaczego i prosić o ponowne sprawdzenie.
cases-step-prosecution-decision-no-charge-cps = Decyzja: sprawa nie trafi do sądu
    .more = To decyzja prawników. To nie to samo, co Ci nie wierzyć. Możesz zapytać dlaczego i prosić o ponowne sprawdzenie.
cases-step-prosecution-decision-discontinued = Prawnicy zatrzymali sprawę
    .more = Zdecydowali, że nie można iść dalej. Możesz zapytać dlaczego i prosić o ponowne sprawdzenie.
cases-step-prosecution-decision-charge-altered = Zmieniło się to, za co druga osoba ma odpowiedzieć
    .more = Prawnicy zmienili to, czym zajmie się sąd. Zadzwoń, a wyjaśnimy to.
cases-step-hearing-listed-first-hearing = Wyznaczono pierwszy dzień w sądzie
    .more = Druga osoba mówi, kim jest i czy to zrobiła. Często trwa to krótko.
cases-step-hearing-listed-plea-and-trial-preparation = Wyznaczono dzień przygotowania procesu
    .more = Sąd znowu pyta, czy druga osoba to zrobiła, i planuje proces. Nikt jeszcze nie opowiada, co się stało.
cases-step-hearing-listed-trial = Wyznaczono proces
    .more = W czasie procesu sąd słucha wszystkich i decyduje, czy druga osoba to zrobiła.
cases-step-hearing-listed-sentence = Wyznaczono dzień ogłoszenia kary
    .more = Sąd już wie, czy druga osoba to zrobiła. Tego dnia mówi, co z nią będzie.
cases-step-hearing-listed-appeal = Wyznaczono dzień w wyższym sądzie
    .more = Inni sędziowie sprawdzają, co zdecydował pierwszy sąd.
cases-step-hearing-listed-bail = Wyznaczono dzień decyzji o zasadach albo więzieniu do procesu
    .more = Sąd decyduje, czy druga osoba czeka w więzieniu, czy jest wypuszczona z zasadami.
cases-step-hearing-listed-other = Wyznaczono dzień w sądzie
    .more = Sąd zajmuje się czymś, co trzeba najpierw ustalić.
cases-step-hearing-resulted-adjourned = Dzień w sądzie przesunięto
    .more = Sąd potrzebuje więcej czasu. Powiemy Ci o nowym dniu, gdy się o nim dowiemy.
cases-step-hearing-resulted-guilty-plea = Druga osoba powiedziała w sądzie, że to zrobiła
    .more = Nie będzie procesu o to, kto to zrobił. Następna jest kara.
cases-step-hearing-resulted-not-guilty-plea = Druga osoba powiedziała w sądzie, że tego nie zrobiła
    .more = Będzie proces. Sąd wysłucha wszystkich, a potem zdecyduje.
cases-step-hearing-resulted-convicted = Sąd uznał, że druga osoba to zrobiła
    .more = Następna jest kara.
cases-step-hearing-resulted-acquitted = Sąd uznał drugą osobę za niewinną
    .more = Sąd musi mieć wielką pewność. Nie mieć pewności to nie to samo, co Ci nie wierzyć.
cases-step-hearing-resulted-discontinued = Sprawa w sądzie została zatrzymana
    .more = Prawnicy zdecydowali, że nie można iść dalej. Możesz zapytać dlaczego i prosić o ponowne sprawdzenie.
cases-step-hearing-resulted-sentenced = Sąd ogłosił karę
    .more = Zadzwoń, a wyjaśnimy, co oznacza.
cases-step-hearing-resulted-bail-granted = Sąd wypuścił drugą osobę do następnego dnia w sądzie
    .more = Być może musi trzymać się zasad. Zadzwoń, a sprawdzimy to dla Ciebie.
cases-step-hearing-resulted-bail-varied = Sąd zmienił zasady dla drugiej osoby
    .more = Zadzwoń, a omówimy z Tobą nowe zasady.
cases-step-hearing-resulted-remanded = Druga osoba jest w więzieniu do następnego dnia w sądzie
    .more = Sąd zdecydował, że nie powinna być na wolności.
cases-step-hearing-resulted-warrant-issued = Sąd nakazał zatrzymać drugą osobę
    .more = Nie przyszła do sądu. Teraz szuka jej policja. W niebezpieczeństwie zadzwoń pod 999.
cases-step-appeal-lodged = Druga osoba poprosiła wyższy sąd o ponowne sprawdzenie
    .more = Nie zgadza się z decyzją sądu. Po angielsku to „appeal”.
cases-step-appeal-resulted = Wyższy sąd zdecydował
    .more = Sprawdzili to inni sędziowie. Ich słowa są powyżej.
cases-step-offender-release-planned = Wyznaczono dzień wyjścia z więzienia: { $day }
    .more = Zadzwoń, jeśli Cię to martwi. Porozmawiamy, co dałoby Ci większe poczucie bezpieczeństwa.
cases-step-property-seized = Wzięliśmy coś Twojego, żeby to zbadać
    .more = Pilnujemy tego. Dostaniesz to z powrotem, gdy nikomu nie będzie już potrzebne.
cases-step-property-ready = Coś Twojego czeka, żeby do Ciebie wrócić
    .more = Zadzwoń, a umówimy się, jak to dostaniesz.
cases-step-property-returned = Coś Twojego do Ciebie wróciło
    .more = Zapisaliśmy, że to masz.
cases-step-victim-added = Jesteś częścią tej sprawy
    .more = Od tego dnia masz tu własne prawa.
cases-step-victim-contacted-talked = Rozmawialiśmy z Tobą
    .more = Rozmawiała z Tobą osoba, która się Tobą opiekuje.
cases-step-victim-contacted-written = Napisaliśmy do Ciebie
    .more = Wysłaliśmy Ci wiadomość, tak jak się umówiliśmy.
cases-step-victim-contacted-not-reached = Próbowaliśmy się z Tobą skontaktować
    .more = Nie udało się. Możesz do nas zadzwonić w każdej chwili.
cases-step-victim-needs-assessed = Zapytaliśmy, czego potrzebujesz
    .more = Od tego zależy, jaką masz pomoc i jak szybko dostajesz wieści.
cases-bail-protects-you = Niektóre z tych zasad mają Cię chronić.
cases-under-caution = Była to rozmowa z pouczeniem: słowa tej osoby mogą liczyć się w sądzie.
cases-not-charged = Teraz nie stawia się tej osobie żadnych zarzutów.
cases-no-rules = Nie ma zasad, których musi się trzymać. Nadal to sprawdzamy.
cases-help-offered = Pomoc jest dla Ciebie. Zadzwoń, a skontaktujemy Cię z ludźmi.
cases-second-look-police = Jeśli kogoś przesłuchano z pouczeniem, możesz mieć prawo prosić o ponowne sprawdzenie. Poproś na swojej stronie lub zadzwoń, w ciągu 3 miesięcy.
cases-second-look-cps = Możesz prosić prawników o ponowne sprawdzenie. Poproś szybko, na swojej stronie lub telefonicznie. Pomożemy Ci.
cases-parole = Jeśli decyduje o tym Parole Board, możesz wysłać jej swoje słowa. Zadzwoń, a pomożemy.
cases-hearing-for = Kiedy i gdzie: { $moment }, { $court }.
cases-hearing-somewhere = Kiedy: { $moment }. Miejsca jeszcze nie znamy.
cases-hearing-place = { $moment }, { $court }.
cases-hearing-asked = Proszą Cię, żeby tam mówić. Możesz wybrać, kto z Tobą przyjdzie i jak to będzie.
cases-court-words = Własne słowa sądu: „{ $words }”
cases-reason = Powód, tak jak go zapisano: „{ $words }”
cases-bail-conditions = Zasady zwolnienia, tak jak je zapisano:
cases-bail-must-not = Tej osobie nie wolno (zapisano po angielsku): „{ $words }”
cases-bail-must = Ta osoba musi (zapisano po angielsku): „{ $words }”
cases-bail-rule = Zasada, tak jak ją zapisano: „{ $words }”
cases-bail-by-person = Są zasady, których ta osoba musi się trzymać. Ktoś od nas omówi je z Tobą: dzwoń o każdej porze.
    .spoken = Są zasady, których ta osoba musi się trzymać. Ktoś od nas omówi je z Tobą.
cases-bail-changed-by-person = Zasady się zmieniły. Zadzwoń do nas, a omówimy z Tobą nowe.
    .spoken = Zasady się zmieniły. Ktoś od nas omówi z Tobą nowe.

## How it ended without a court

cases-outcome-0 = Nic jeszcze nie jest zdecydowane.
cases-outcome-1 = Druga osoba będzie musiała odpowiedzieć przed sądem.
cases-outcome-1A = Druga osoba będzie musiała odpowiedzieć przed sądem. Za inne przestępstwo, niż zapisaliśmy na początku.
cases-outcome-2 = Ktoś przed 18. rokiem życia przyznał, że to zrobił. Dostał formalne ostrzeżenie, bez sądu.
cases-outcome-2A = Ktoś przed 18. rokiem życia dostał formalne ostrzeżenie. Za inne przestępstwo, niż zapisaliśmy na początku.
cases-outcome-3 = Druga osoba przyznała, że to zrobiła. Dostała formalne ostrzeżenie, bez sądu.
cases-outcome-3A = Druga osoba dostała formalne ostrzeżenie. Za inne przestępstwo, niż zapisaliśmy na początku.
cases-outcome-4 = Druga osoba przyznała się też do tego. Sąd zajmuje się tym razem z innymi przestępstwami.
cases-outcome-5 = Osoba, która naszym zdaniem to zrobiła, nie żyje. Sądu nie będzie.
cases-outcome-6 = Druga osoba musiała zapłacić ustaloną kwotę.
cases-outcome-7 = Druga osoba dostała ostrzeżenie w sprawie narkotyków.
cases-outcome-8 = Druga osoba zgodziła się to naprawić, bez sądu.
cases-outcome-9 = Prawnicy zdecydowali, że sprawa nie trafi do sądu. Możesz prosić o ich powody i o ponowne sprawdzenie.
cases-outcome-10 = Zdecydowaliśmy nie iść dalej. Możesz zapytać nas o powody.
cases-outcome-11 = Ta osoba jest za młoda, żeby prawo pozwoliło na sąd.
cases-outcome-12 = Ta osoba jest zbyt chora, żeby stanąć przed sądem.
cases-outcome-13 = Ktoś, kogo sąd musiałby wysłuchać, nie może tam mówić. Dlatego nie można iść dalej.
cases-outcome-14 = Nie dowiedzieliśmy się, kto to zrobił. Zamykamy sprawę. Jeśli chcesz iść dalej, powiedz nam.
cases-outcome-15 = Zamykamy sprawę. Nie udało się tego udowodnić. To nie to samo, co Ci nie wierzyć.
cases-outcome-16 = Zamykamy sprawę. Jeśli chcesz iść dalej, powiedz nam. Pomoc nadal jest dla Ciebie.
cases-outcome-17 = Prawo daje czas na pójście do sądu i ten czas minął. Poproś, a wyjaśnimy, co się stało.
cases-outcome-18 = Zamykamy sprawę. Nie udało się ustalić, kto to zrobił.
cases-outcome-19 = To, co wiemy, ma krajowy zespół do spraw oszustw. On decyduje, kto to sprawdza.
cases-outcome-20 = Teraz zajmuje się tym ktoś inny. Zadzwoń, a powiemy Ci, kto i jak się tam dostać.
cases-outcome-21 = Zdecydowaliśmy nie sprawdzać dalej. Możesz zapytać nas o powody.
cases-outcome-22 = Druga osoba bierze udział w kursie. Ma on sprawić, żeby tego nie powtórzyła.

## Where it is now on the journey

cases-now-reported = Sprawdzamy to
    .more = Czytamy to, co od Ciebie wiemy, i patrzymy, czego można się dowiedzieć. Możesz jeszcze coś dodać.
cases-now-found = Dowiadujemy się więcej
    .more = Szukamy tego, co pokaże, kto to zrobił. Możesz jeszcze coś dodać.
cases-now-arrested = Pytamy o to drugą osobę
    .more = Możesz jeszcze coś dodać.
cases-now-interviewed = Składamy wszystko w całość
    .more = Sprawdzamy, co kto powiedział. Możesz jeszcze coś dodać.
cases-now-released = Patrzymy, co jeszcze można zrobić
    .more = Możesz jeszcze coś dodać.
cases-now-let-go = Nadal to sprawdzamy
    .more = Możesz jeszcze coś dodać.
cases-now-bailed = Nadal to sprawdzamy
    .more = Druga osoba musi trzymać się zasad. Jeśli którąś złamie, powiedz nam. W niebezpieczeństwie zadzwoń pod 999.
cases-now-with-lawyers = Decyduje prawnik
    .more = Prawnicy czytają wszystko, a potem mówią tak albo nie. Możesz jeszcze coś dodać.
cases-now-to-court = Czekamy na pierwszy dzień w sądzie
    .more = Jeśli poproszą Cię, żeby tam mówić, najpierw Ci powiemy.
cases-now-court = Czekamy na następny dzień w sądzie
    .more = Jeśli poproszą Cię, żeby tam mówić, najpierw Ci powiemy.
cases-now-called = Proszą Cię, żeby tam mówić. Zadzwoń w sprawie wszystkiego, co by Ci pomogło.
cases-now-found-guilty = Czekamy na karę
    .more = Możesz jeszcze napisać, co Ci to zrobiło. Sąd przeczyta to, zanim zdecyduje.
cases-now-sentenced = Sąd skończył
    .more = Jeśli kara jest Twoim zdaniem o wiele za krótka, zadzwoń szybko. Czasu jest mało.
cases-now-appeal = Zajmuje się tym wyższy sąd
    .more = Powiemy Ci o każdym dniu tam i o tym, co powiedziano.
cases-now-appeal-decided = Wyższy sąd skończył
    .more = Zadzwoń, a wyjaśnimy, co to znaczy.
cases-now-release = Wyznaczono dzień wyjścia z więzienia
    .more = Możesz powiedzieć, co dałoby Ci większe poczucie bezpieczeństwa. Zadzwoń.
cases-now-not-guilty = Sąd skończył
    .more = To może być trudne. Możesz z nami porozmawiać, a pomoc nadal jest dla Ciebie.
cases-now-stopped = Sprawę zatrzymano
    .more = Możesz zapytać dlaczego i prosić o ponowne sprawdzenie.
cases-now-no-charge = Sprawa nie trafi do sądu
    .more = Możesz zapytać dlaczego i prosić o ponowne sprawdzenie.
cases-now-out-of-court = Załatwiono to
    .more = Możesz zapytać, dlaczego zrobiono to w ten sposób.
cases-now-closed = Sprawa jest zamknięta
    .more = Możesz zapytać dlaczego. Jeśli pojawi się coś nowego, otworzymy ją znowu.
cases-now-not-investigated = Nie sprawdzamy dalej
    .more = Możesz zapytać dlaczego. Jeśli pojawi się coś nowego, sprawdzimy znowu.
cases-now-you-stopped = To Twoja decyzja, żeby przerwać
    .more = Możesz wrócić. Powiedz nam, a porozmawiamy o tym.
cases-now-hearing-first-hearing = Wyznaczono pierwszy dzień w sądzie
cases-now-hearing-plea-and-trial-preparation = Wyznaczono dzień przygotowania procesu
cases-now-hearing-trial = Wyznaczono proces
cases-now-hearing-sentence = Wyznaczono dzień ogłoszenia kary
cases-now-hearing-appeal = Wyznaczono dzień w wyższym sądzie
cases-now-hearing-bail = Wyznaczono dzień w sądzie o zasadach albo więzieniu
cases-now-hearing-other = Wyznaczono dzień w sądzie

## What may come

cases-ahead-find = Szukamy tego, kto to zrobił
    .more = Nie każda sprawa dochodzi tak daleko. Powiemy Ci tak czy inaczej.
cases-ahead-decide = Zapada decyzja, czy sprawa trafi do sądu
    .more = Decydujemy my albo prawnicy, według tego, co można udowodnić.
cases-ahead-hear-decision = Dowiadujesz się, co zdecydowano
    .more = Jeśli odpowiedź to nie, możesz prosić o ponowne sprawdzenie.
cases-ahead-second-look = Jeśli nie: ponowne sprawdzenie
    .more = Ktoś inny czyta wszystko jeszcze raz. Masz na to 3 miesiące.
cases-ahead-ask-second-look = Możesz prosić o ponowne sprawdzenie
    .more = Ktoś inny czyta wszystko jeszcze raz. Zadzwoń, a powiemy Ci, jak i do kiedy.
cases-ahead-first-day = Jeśli tak: pierwszy dzień w sądzie
    .more = Powiemy Ci, jaki to dzień, w ciągu 1 dnia roboczego od chwili, gdy się dowiemy.
cases-ahead-speak = Jeśli poproszą Cię, żeby mówić w sądzie
    .more = Możesz wybrać, kto z Tobą przyjdzie i jak to będzie.
cases-ahead-court-decides = Sąd decyduje
    .more = Słucha wszystkich. Jego decyzję poznasz w ciągu 1 dnia roboczego od chwili, gdy się dowiemy.
cases-ahead-sentence = Jeśli uzna, że to zrobiła: kara
    .more = Możesz powiedzieć sądowi własnymi słowami, co Ci to zrobiło.
cases-ahead-hear-sentence = Poznajesz karę
    .more = Powiemy Ci, co oznacza, w ciągu 1 dnia roboczego od chwili, gdy się dowiemy.
cases-ahead-after-sentence = Po karze
    .more = Po niektórych karach możesz mieć osobę, która mówi Ci, co będzie dalej.
cases-ahead-appeal = Decyduje wyższy sąd
    .more = Czyta wszystko jeszcze raz. Może to trwać miesiące.
cases-ahead-hear-appeal = Dowiadujesz się, co zdecydował
    .more = Powiemy Ci, gdy się dowiemy.
cases-ahead-before-release = Przed tym dniem
    .more = Możesz prosić o zasady, które lepiej Cię ochronią.
cases-ahead-new-facts = Jeśli pojawi się coś nowego
    .more = Otworzymy sprawę znowu i powiemy Ci.
cases-ahead-ask-why = Możesz zapytać dlaczego
    .more = Zadzwoń. Człowiek omówi to z Tobą.
cases-ahead-come-back = Jeśli chcesz wrócić
    .more = Powiedz nam. Nie musisz mówić dlaczego.
cases-ahead-help-stays = Pomoc nadal jest dla Ciebie
    .more = Tak długo, jak chcesz, cokolwiek stanie się ze sprawą.
cases-journey-all = Co stało się w sprawie
cases-journey-person =
    { $place ->
        [1] Pierwsza inna osoba
        [2] Druga inna osoba
        [3] Trzecia inna osoba
       *[other] Inna osoba, numer { $place }
    }

## What we owe you

cases-right-held = Jedna rzecz, której jeszcze nie możemy powiedzieć
cases-right-line-due = Termin: { $due }. To nasze zadanie.
cases-right-line-due-aim = Nasz cel: { $due }.
cases-right-line-due-undated = Bez ustalonego dnia. To nasze zadanie.
cases-right-line-due-ours = Bez ustalonego dnia. Nasza własna norma: { $due }.
cases-right-line-due-ours-past = Bez ustalonego dnia. Nasza własna norma: { $due }. Nie zrobiliśmy tego i przepraszamy.
cases-right-line-ask-first = Najpierw zapytamy Ciebie.
cases-right-line-kept = Termin: { $due }. Zrobione: { $done }.
cases-right-line-kept-aim = Nasz cel: { $due }. Zrobione: { $done }.
cases-right-line-kept-undated = Zrobione: { $done }.
cases-right-line-kept-after-no = Na początku nie było Twojej zgody, potem była. Zrobione: { $done }.
cases-right-line-late = Termin: { $due }. Zrobione: { $done }. To było za późno i przepraszamy.
cases-right-line-late-aim = Nasz cel: { $due }. Zrobione: { $done }. To było za późno i przepraszamy.
cases-right-line-missed = Termin: { $due }. Nie zrobiliśmy tego i przepraszamy.
cases-right-line-missed-aim = Nasz cel: { $due }. Nie zrobiliśmy tego i przepraszamy.
cases-right-line-held = To nie Twoja wina. Wiemy, że trudno czekać, i przepraszamy. Sprawdzamy to raz po raz i powiemy Ci, gdy będziemy mogli.
cases-right-line-held-until = To nie Twoja wina. Wiemy, że trudno czekać, i przepraszamy. Sprawdzimy znowu: { $day }. Wtedy powiemy Ci to albo powiemy, ile jeszcze potrwa.
cases-right-line-declined = W każdej chwili możesz zmienić zdanie.
cases-right-line-window = Możesz prosić do dnia: { $due }.
cases-right-line-window-aim = Poproś jak najwcześniej. Zadzwoń, a powiemy, jak.
cases-right-r1_interpretation = Rozumieć i być rozumianym, we własnym języku
cases-right-r2_crime_recorded = Mieć zapisane to, co od Ciebie wiemy
cases-right-r2_interview_delay = Odpowiadać na pytania szybko i jak najmniej razy
cases-right-r3_written_acknowledgement = Pisemne potwierdzenie zgłoszenia, z numerem sprawy
cases-right-r3_information_on_reporting = Wiedzieć, jak to wszystko działa i jaka jest pomoc
cases-right-r4_needs_assessment = Powiedzieć, czego potrzebujesz
cases-right-r4_support_referral = Mieć kontakt z ludźmi, którzy mogą pomóc
cases-right-r4_court_needs_assessment = Powiedzieć, co pomogłoby Ci w sądzie
cases-right-r5_compensation_information = Wiedzieć, jak prosić o pieniądze za to, co przepadło
cases-right-r5_cics_application_limit = Prosić państwo o pieniądze po urazie
cases-right-r6_not_investigated = Wiedzieć, że nie sprawdzamy dalej i dlaczego
cases-right-r6_suspect_arrested = Wiedzieć, co się stało w dniu: { $on }
cases-right-r6_suspect_interviewed = Wiedzieć, z kim rozmawialiśmy w dniu: { $on }
cases-right-r6_suspect_released_without_charge = Wiedzieć, kogo wypuszczono w dniu: { $on }
cases-right-r6_suspect_bailed_or_rui = Wiedzieć, kogo i jak wypuszczono w dniu: { $on }
cases-right-r6_police_bail_changed = Wiedzieć, że zasady zmieniły się w dniu: { $on }
cases-right-r6_update_preference = Umówić się z nami, jak i jak często dostajesz wieści
cases-right-r6_oocd_views = Powiedzieć, co myślisz, zanim załatwimy to bez sądu
cases-right-r6_oocd_given = Wiedzieć, jak i dlaczego to załatwiono. Dzień: { $on }
cases-right-r6_charge_decision_prosecute = Wiedzieć, co zdecydowano w dniu: { $on }
cases-right-r6_charge_decision_no_prosecution_police = Wiedzieć, co i dlaczego zdecydowaliśmy w dniu: { $on }
cases-right-r6_charge_decision_no_prosecution_cps = Wiedzieć, co i dlaczego zdecydowali prawnicy w dniu: { $on }
cases-right-r6_charge_dropped_or_altered = Wiedzieć, że prawnicy to zmienili w dniu: { $on }
cases-right-r6_vrr_police_request = Prosić nas o ponowne sprawdzenie
cases-right-r6_vrr_police_acknowledge = Wiedzieć, że Twoja prośba o ponowne sprawdzenie dotarła
cases-right-r6_vrr_police_result = Wiedzieć, co wykazało ponowne sprawdzenie
cases-right-r6_vrr_cps_request_preferred = Prosić prawników o ponowne sprawdzenie
cases-right-r6_vrr_cps_local_resolution = Wiedzieć, co prawnicy powiedzą najpierw
cases-right-r6_vrr_cps_independent_review = Wiedzieć, co wykazało ponowne sprawdzenie prawników
cases-right-r7_vps_information = Wiedzieć, jak powiedzieć sądowi, co Ci to zrobiło
cases-right-r7_vps_before_sentence = Powiedzieć sądowi przed karą, co Ci to zrobiło
cases-right-r8_hearing_date = Wiedzieć, jaki dzień, godzinę i miejsce w sądzie wyznaczono. Dzień decyzji: { $on }
cases-right-r8_bail_hearing = Wiedzieć, co sąd zdecydował o zasadach albo więzieniu i dlaczego
cases-right-r8_arrest_warrant = Wiedzieć, że sąd nakazał zatrzymanie
cases-right-r8_rearrest_hearing = Wiedzieć, co sąd zdecydował po drugim zatrzymaniu
cases-right-r8_required_to_give_evidence = Wiedzieć, że masz mówić w sądzie. Dzień prośby: { $on }
cases-right-r8_special_measures_outcome = Wiedzieć, co ułatwi Ci mówienie w sądzie
cases-right-r9_case_outcome = Wiedzieć, co zdecydował sąd
cases-right-r9_sentence = Wiedzieć, jaka jest kara i co oznacza
cases-right-r9_bereaved_cps_meeting = Mieć propozycję rozmowy z prawnikami
cases-right-r9_appeal_lodged = Wiedzieć, że wyższy sąd poproszono o ponowne sprawdzenie
cases-right-r9_appeal_bail = Wiedzieć, czy druga osoba wyjdzie, zanim zdecyduje wyższy sąd
cases-right-r9_appeal_hearing_and_result = Wiedzieć o każdym dniu w wyższym sądzie i o jego decyzji
cases-right-r9_uls_information = Wiedzieć, jak prosić o dłuższą karę
cases-right-r9_uls_request = Prosić o dłuższą karę
cases-right-r10_expenses = Dostać zwrot za dojazd do sądu
cases-right-r10_property = Dostać z powrotem to, co Twoje
cases-right-r11_vcs_referral = Mieć propozycję osoby na lata po karze
cases-right-r11_vlo_first_contact = Usłyszeć od tej osoby po raz pierwszy
cases-right-r11_sentence_milestones = Wiedzieć, zanim druga osoba wyjdzie z więzienia
cases-right-r11_escape_or_release_in_error = Wiedzieć od razu, jeśli druga osoba wyjdzie, choć nie powinna
cases-right-r12_complaint_response = Dostać odpowiedź na skargę
cases-right-r12_phso = Wiedzieć, komu jeszcze możesz się poskarżyć

## How we contact you

cases-contact-call = Dzwonimy do Ciebie.
cases-contact-text = Wysyłamy SMS-y. Nigdy nie mówią, o co chodzi.
cases-contact-text-news = Wysyłamy SMS-y. Mogą mówić, co jest nowego, tak jak się umówiliśmy.
cases-contact-email = Piszemy e-maile. Nigdy nie mówią, o co chodzi.
cases-contact-email-news = Piszemy e-maile. Mogą mówić, co jest nowego, tak jak się umówiliśmy.
cases-contact-post = Piszemy listy.
cases-contact-stopped = Dostaliśmy słowo STOP, więc nic tam nie wysyłamy. Zadzwoń, jeśli to nie od Ciebie.
cases-contact-not-asked = Nie pytaliśmy jeszcze, jak mamy się z Tobą kontaktować. Zadzwoń, a umówimy się razem.
