# A call that she asks for. A draft, like the rest, until somebody who speaks it has read it.

callbacks-promise-slot = Zadzwonimy do Ciebie. Od kiedy: { $start }. Do kiedy: { $due }.
callbacks-page-title = Poproś, żebyśmy zadzwonili
callbacks-page-lead = Wybierz czas, kiedy możesz rozmawiać.
callbacks-page-number = Dzwonimy na numer, na który się umówiliśmy.
callbacks-page-number-ends = Dzwonimy na numer z końcówką { $digits }.
callbacks-page-shows = Rozmowa może być widoczna na liście tego telefonu.
callbacks-page-when = Kiedy możesz rozmawiać?
callbacks-page-time = { $day }, od { $start } do { $end }
callbacks-page-any-time = Żaden z nich. Znajdźcie bezpieczny czas dla mnie
callbacks-page-gone = Ten czas właśnie przepadł. Wybierz inny
callbacks-page-ask = Poproś o telefon
callbacks-page-change = Zmień czas
callbacks-page-promised = Zadzwoni do Ciebie człowiek
callbacks-page-give-up = Nie potrzebuję tej rozmowy
callbacks-page-lead-way = Szukamy bezpiecznego sposobu, żeby z Tobą porozmawiać.
callbacks-page-way = Najpierw patrzy na to człowiek. Dzwoni tylko wtedy, gdy jest bezpiecznie.
callbacks-page-choose = Wybierz godzinę albo zobacz swoją rozmowę
    .more = Żeby nikt inny tego nie zobaczył, najpierw prosimy o ostatnie 6 cyfr Twojego kodu.
    .button = Zobacz godziny i rozmowy
callbacks-page-not-shown = Ta krótka strona nie pokazuje, czy rozmowa jest w planie.
callbacks-page-looked-at = Człowiek na to spojrzy najpóźniej: { $due }. Dzwoni tylko wtedy, gdy jest bezpiecznie.
callbacks-page-asked = Umówione
callbacks-page-asked-way = Mamy to
callbacks-page-nobody-else = Nikomu innemu nie mówimy o tej rozmowie.
callbacks-page-given-up = Teraz do Ciebie nie dzwonimy
    .more = W każdej chwili możesz znowu poprosić o telefon.
