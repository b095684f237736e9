# The second step on her page. A draft, like the rest, until somebody who speaks it has read it.

second-step-title = Zobacz więcej swojej strony
second-step-lead = Twój kod otwiera krótką stronę. Drugi numer może otworzyć całą.
second-step-number = Twój drugi numer
    .hint = 6 cyfr z aplikacji albo SMS-a. Albo 10 cyfr z Twojej kartki.
second-step-number-needed = Wpisz swój drugi numer.
second-step-number-length = Twój drugi numer ma 6 albo 10 cyfr. Wpisz go jeszcze raz.
second-step-number-six = Ten numer ma 6 cyfr. Wpisz go jeszcze raz.
second-step-open = Otwórz moją stronę
second-step-wrong = Ten numer nie otworzył więcej. Spróbuj najnowszego, jaki masz.
second-step-two = Numer z Twojej aplikacji jej nie otwiera? Wpisz dwa po kolei: ten, a potem następny.
second-step-no-more = To dość prób na tę wizytę. Wyloguj się, a potem zadzwoń.
second-step-is-open = Cała Twoja strona jest otwarta, dopóki się nie wylogujesz.
second-step-numbers-left =
    { $count ->
        [0] Wszystkie numery z kartki są zużyte. Zadzwoń po nowe.
        [one] Na kartce został 1 numer.
        [few] Na kartce zostały { $count } numery.
        [many] Na kartce zostało { $count } numerów.
       *[other] Na kartce zostało { $count } numeru.
    }
second-step-to-page = Zobacz moją stronę
second-step-text = Wyślij mi numer SMS-em
second-step-text-yes = Jeśli masz do tego telefon, numer przyjdzie za minutę. Tylko w godzinach, na które się umówiliśmy.
second-step-text-too-many = W tej godzinie były już 3 prośby. Poczekaj chwilę albo zadzwoń.
second-step-text-no-more = To dość prób na tę wizytę. Wyloguj się, a potem zadzwoń.
second-step-passkey = Użyj klucza dostępu
second-step-passkey-wrong = To nie otworzyło więcej. Spróbuj znowu albo użyj innego sposobu.
second-step-never-asked = Nikt, kto z nami pracuje, nie pyta Cię o ten numer. Nie podawaj go nikomu.
second-step-none-yet = Nie masz takiego numeru?
    .more = Człowiek ustawi go razem z Tobą. Najpierw sprawdzi, że to Ty. Zadzwoń:
second-step-begin = Mam od kogoś numer, żeby to ustawić
second-step-lost = Zgubione albo ktoś to widział? Zadzwoń. Od razu przestanie działać.
second-step-set-up-title = Ustaw drugi krok
second-step-set-up-lead = Numer do tego daje Ci człowiek, przez telefon albo osobiście.
second-step-set-up-number = Numer, który od niego masz
    .hint = 6 cyfr. Działa pół godziny, jeden raz.
second-step-set-up-wrong = Ten numer nie zadziałał. Poproś, żeby podać go jeszcze raz.
second-step-set-up-without = Nie masz numeru? Zadzwoń:
second-step-choose-title = Wybierz swój drugi krok
second-step-choose-lead = Wybierz ten, którego możesz użyć tylko Ty. Masz czas do: { $moment }.
second-step-choose-think = Pomyśl, kto może otworzyć Twój telefon albo czytać, co na niego przychodzi.
second-step-choose-text = Numer SMS-em
    .safe = Dobry, gdy telefon z Twojego planu czytasz tylko Ty.
    .not = Zły, gdy ktoś widzi lub słyszy, co na niego przychodzi, choćby przez chwilę.
second-step-choose-app = Aplikacja, która pokazuje numery
    .safe = Dobra, gdy nikt inny nie otwiera Twojego telefonu.
    .not = Zła, gdy ktoś umie go odblokować albo go przegląda.
second-step-choose-passkey = Klucz dostępu
    .safe = Dobry, gdy to urządzenie otwiera tylko Twoja twarz, palec albo PIN.
    .not = Zły, gdy ktoś zna Twój PIN albo ma te same hasła.
second-step-choose-stop = Nic z tego nie jest dla mnie bezpieczne
    .more = To niczego nie ustawiaj. Możemy zadzwonić albo się spotkać i wszystko Ci powiedzieć.
second-step-back = Wybierz inny sposób
second-step-phone-title = Numery SMS-em
second-step-phone-lead = Wysyłamy numer na telefon, na który się umówiliśmy. Miej go pod ręką.
second-step-phone-number = Numer z SMS-a
    .hint = 6 cyfr. Działa 10 minut.
second-step-phone-wrong = Ten numer nie pasuje. Wpisz najnowszy albo poproś o inny.
second-step-phone-none = Nic nie przyszło? To nie ma teraz telefonu umówionego na SMS-y. Powiedz osobie, która Ci pomaga.
second-step-passkey-title = Zrób klucz dostępu
second-step-passkey-lead = Twoja twarz, palec albo PIN otworzy potem resztę strony.
second-step-passkey-kept = To urządzenie trzyma go z Twoimi hasłami, pod nazwą „{ $name }”.
second-step-passkey-none = Do tego trzeba nowszej przeglądarki z włączonymi skryptami. Albo wybierz inny sposób.
second-step-passkey-go = Zrób go teraz
second-step-passkey-failed = To się nie udało. Spróbuj znowu albo wybierz inny sposób.
second-step-app-title = Ustaw aplikację
second-step-app-get = Najpierw zdobądź aplikację z numerami do logowania. Jest darmowa. W nazwie często ma słowo „authenticator”.
second-step-app-add = Otwórz aplikację i dodaj nowe konto.
second-step-app-open = Na tym telefonie możesz zamiast tego nacisnąć tutaj
second-step-app-type = Wpisz ten klucz do aplikacji
second-step-app-picture = Albo zrób aplikacją zdjęcie tego kwadratu
    .image = Kwadrat, który czyta aplikacja
second-step-app-shows = Aplikacja pokazuje teraz 6 cyfr. Zmieniają się co pół minuty.
second-step-app-number = Numer z aplikacji
    .hint = 6 cyfr
second-step-app-wrong = Ten numer nie pasuje. Poczekaj w aplikacji na następny i wpisz go.
second-step-app-name = W aplikacji nazywa się to „{ $name }”. Możesz zmienić tę nazwę.
second-step-app-go = Zakończ
second-step-paper-title = Zapisz te numery
second-step-paper-lead = Twój drugi krok jest gotowy. Te numery są na wypadek, gdy zgubisz telefon.
second-step-paper-once = Każdy działa raz. Widzisz je tylko teraz.
second-step-paper-keep = Trzymaj kartkę tam, gdzie nikt inny nie zagląda. U kogoś bliskiego albo w pracy.
second-step-paper-not = Jeśli żadne miejsce nie jest bezpieczne, nie zapisuj ich. W razie potrzeby zadzwoń.
second-step-paper-done = Gotowe. Pokaż moją stronę
