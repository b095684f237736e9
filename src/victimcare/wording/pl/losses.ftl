losses-title = Co zabrano lub zniszczono
losses-lead = Zrób listę dla policji. Po wysłaniu możesz ją wydrukować dla ubezpieczyciela.
losses-open = Zobacz lub zrób listę
losses-yours = Twoja lista
losses-none = Na Twojej liście nic jeszcze nie ma
    .more = Dodawaj po jednej rzeczy. Możesz przerwać i wrócić.
losses-kept = Zachowujemy to, co zapiszesz. Nie widzimy tego, dopóki tego nie wyślesz.
losses-limits = Na liście może być 60 rzeczy. Wszystkich plików razem może być 40, do 200 MB.
losses-count =
    { $count ->
        [one] 1 rzecz
        [few] { $count } rzeczy
       *[many] { $count } rzeczy
    }
losses-total = Razem: { $sum }
losses-total-open =
    { $count ->
        [one] 1 rzecz nie ma wartości.
        [few] { $count } rzeczy nie mają wartości.
       *[many] { $count } rzeczy nie ma wartości.
    }
losses-value-none = Nie wiadomo
losses-unnamed = Coś bez nazwy
losses-add = Dodaj rzecz
losses-add-another = Dodaj jeszcze jedną rzecz
losses-change = Zmień to
losses-files-open = Dodaj lub usuń zdjęcia, dźwięk albo film
losses-take-away = Usuń to z listy
losses-mend-no-name = Przed wysłaniem listy napisz, co to jest.
losses-mend-value = Nie możemy odczytać wartości. Zmień ją przed wysłaniem listy.
losses-full = Lista jest pełna. Jeśli jest więcej, zadzwoń: { $number }.
losses-full-error = Lista jest pełna. Jeśli jest więcej, zadzwoń do nas
losses-thing-gone = Ta rzecz jest już usunięta z listy. Aby dodać ją znowu, przejdź do listy
losses-to-list = Przejdź do swojej listy

losses-thing-title = Jedna rzecz na Twojej liście
losses-thing-lead = Wystarczy napisać, co to jest. Zostaw puste to, czego nie wiesz.
losses-what = Co to jest?
    .hint = Na przykład: złoty pierścionek z niebieskim kamieniem.
losses-what-needed = Napisz, co to jest
losses-happened = Co się z tym stało?
    .name = Co się stało
losses-happened-taken = Zabrano to
    .short = Zabrane
losses-happened-broken = Zniszczono to lub uszkodzono
    .short = Zniszczone
losses-happened-not-known = Nie wiem
    .short = Nie wiadomo
losses-value = Ile to jest warte?
    .hint = W funtach, na przykład 450 lub 1,250.50. Zostaw puste, jeśli nie wiesz.
    .name = Wartość
losses-value-unclear = Napisz funty jako 450 lub 1,250.50 albo zostaw puste
losses-known-by = Skąd wiesz, ile to jest warte?
losses-known-by-receipt = Mam paragon
    .short = z paragonu
losses-known-by-bank = Widzę to na koncie w banku
    .short = z konta w banku
losses-known-by-valuation = Powiedział mi to rzeczoznawca
    .short = od rzeczoznawcy
losses-known-by-new-price = Tyle kosztuje nowa
    .short = cena nowej
losses-known-by-guess = Tak mi się wydaje
    .short = przypuszczenie
losses-known-by-not-known = Nie wiem
    .short = nie wiadomo skąd
losses-bought = Od kiedy to masz?
    .hint = Dzień, rok albo „jakieś dziesięć lat temu”. Zostaw puste, jeśli nie wiesz.
    .name = Od kiedy
losses-mark = Jaki ma numer seryjny lub znak?
    .hint = Wycięte litery albo rysa. W telefonie numer IMEI. Zostaw puste, jeśli nie wiesz.
    .name = Numer lub znak
losses-files-then = Potem możesz dodać zdjęcia, dźwięk albo film.
losses-save = Zapisz to

losses-files-title = Zdjęcia, dźwięk albo film
losses-saved = To, co wpisano, jest zapisane.
losses-files = Dodaj pliki, jeśli je masz
    .hint = Paragon, zdjęcie tej rzeczy albo film z dzwonka do drzwi. Plików najwyżej: { $most }. Dźwięk i film do 50 MB, inne pliki do 10 MB.
losses-files-limits = Usuwamy informację, gdzie zrobiono zdjęcie. Dźwięk i film zostają bez zmian. Zachowaj też swoją kopię.
losses-files-keep = Zachowaj te pliki
losses-file-take-away = Usuń plik { $place }
losses-files-count =
    { $count ->
        [one] 1 plik
        [few] { $count } pliki
       *[many] { $count } plików
    }
losses-files-beyond-of-one = Jedna rzecz może mieć 5 plików. Nie zachowaliśmy żadnego z nowych. To, co wpisano, jest zapisane
losses-files-beyond-count = Wszystkich plików może być 40. Nie zachowaliśmy żadnego z nowych. To, co wpisano, jest zapisane
losses-files-beyond-size = Wszystkie pliki mogą mieć razem 200 MB. Nie zachowaliśmy żadnego z nowych. To, co wpisano, jest zapisane

losses-send-open = Wyślij swoją listę
losses-send-title = Wyślij swoją listę
losses-send-lead = Trafi do zespołu, który się Tobą zajmuje, i do oficera prowadzącego Twoją sprawę, jeśli jest wyznaczony. Wysłana lista się nie zmienia. Jeśli coś się zmieni, możesz wysłać ją znowu.
losses-send-words = Czy policja powinna wiedzieć coś jeszcze?
    .hint = Możesz to zostawić puste.
losses-send = Wyślij moją listę
losses-send-many = Od wczoraj wysłano 5 list. Zadzwoń teraz: { $number }, żeby porozmawiać
losses-sent-title = Wysłane listy
losses-sent = Wysłano: { $day }
losses-sent-done = Mamy Twoją listę
losses-sent-again = Jeśli coś się zmieni, zmień listę i wyślij ją znowu.
losses-sent-same = Ta lista jest wysłana. Jeśli ją zmienisz, możesz wysłać ją znowu.
losses-sent-about = Pytania i odpowiedzi o liście są tutaj:
losses-added = Dodano do akt przestępstwa: { $day }
losses-added-by-officer = Oficer prowadzący Twoją sprawę dodał tę listę do akt przestępstwa: { $day }
losses-answer-by = Odpowiedź najpóźniej: { $day }
losses-late = Nasza odpowiedź się spóźnia, przepraszamy
losses-in-message = Wysyłam listę tego, co zabrano lub zniszczono.

losses-sheet-open = Arkusz dla ubezpieczyciela
losses-sheet-title = Arkusz dla ubezpieczyciela
losses-sheet-copy = Skopiuj to wszystko
losses-sheet-sent = Tę listę wysłano do { $force }: { $day }.
losses-sheet-added = Dodano ją do akt przestępstwa: { $day }.
losses-sheet-own-words = Lista i wartości są podane słowami osoby, która ją wysłała.
losses-sheet-held = Co przechowuje { $force }
losses-sheet-held-none = O ile wiemy, { $force } nic nie przechowuje.
losses-sheet-held-held = przechowywane od: { $day }
losses-sheet-held-ready = może wrócić od: { $day }
losses-sheet-held-returned = oddane: { $day }
