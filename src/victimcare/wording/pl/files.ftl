# Files that she adds. A draft, like the rest, until somebody who speaks it has read it.

files-hint =
    { $most ->
        [one] Jeden obraz, PDF albo plik tekstowy.
       *[other] Obrazy, pliki PDF albo tekstowe. Najwięcej: { $most }.
    } Po 10 MB. Usuwamy z obrazu miejsce, gdzie go zrobiono. Zachowaj też własną kopię.
files-needed = Wybierz plik
files-too-many =
    { $most ->
        [one] Wybierz jeden plik
       *[other] Wybierz mniej plików. Najwięcej: { $most }
    }
files-empty = Plik { $place } jest pusty. Wybierz pliki jeszcze raz
files-too-big = Plik { $place } jest za duży. Wybierz pliki do 10 MB
files-kind = Nie możemy przyjąć pliku { $place }. Wybierz obrazy, pliki PDF albo tekstowe
files-too-big-media = Plik { $place } jest za duży. Dźwięk i film mogą mieć do 50 MB, inne pliki do 10 MB
files-kind-media = Nie możemy przyjąć pliku { $place }. Wybierz obrazy, pliki PDF, tekstowe, dźwięk albo film
files-broken = Nie możemy otworzyć pliku { $place }. Wybierz inny albo wyślij jego zdjęcie
files-too-many-dots = Obraz { $place } jest za duży. Wybierz mniejszy
files-harmful = Plik { $place } może zaszkodzić komputerowi, więc go nie przyjęliśmy. Wybierz pliki jeszcze raz
files-none-kept = { $why }. Nie zachowaliśmy żadnego z plików
files-one-jpeg = Obraz
files-one-png = Obraz
files-one-webp = Obraz
files-one-pdf = Plik PDF
files-one-text = Plik tekstowy
files-one-mp3 = Nagranie dźwięku
files-one-m4a = Nagranie dźwięku
files-one-wav = Nagranie dźwięku
files-one-ogg = Nagranie dźwięku
files-one-amr = Nagranie dźwięku
files-one-mp4 = Film
files-one-mov = Film
files-one-3gp = Film
files-one-webm = Film
files-size-small = mniej niż 100 kB
files-size-kilo = { $size } kB
files-size-mega = { $size } MB
files-not-scanned = nie sprawdzono, czy ma wirusy
files-gone = już go tu nie ma
