# Easy words, with a picture beside each line. A draft, like the rest, until somebody who speaks it has read it.

easy-all = Przeczytaj tę stronę z większą liczbą słów
easy-can = Co możesz zrobić
easy-done = Co zrobiliśmy i co jeszcze zrobimy
easy-done-kept =
    { $count ->
        [one] Zrobiliśmy dla Ciebie 1 rzecz.
        [few] Zrobiliśmy dla Ciebie { $count } rzeczy.
        [many] Zrobiliśmy dla Ciebie { $count } rzeczy.
       *[other] Zrobiliśmy dla Ciebie { $count } rzeczy.
    }
easy-done-late =
    { $count ->
        [one] 1 rzecz była za późno. Przepraszamy.
        [few] { $count } rzeczy były za późno. Przepraszamy.
        [many] { $count } rzeczy było za późno. Przepraszamy.
       *[other] { $count } rzeczy było za późno. Przepraszamy.
    }
easy-done-missed =
    { $count ->
        [one] 1 rzeczy nie zrobiliśmy. Przepraszamy.
        [few] { $count } rzeczy nie zrobiliśmy. Przepraszamy.
        [many] { $count } rzeczy nie zrobiliśmy. Przepraszamy.
       *[other] { $count } rzeczy nie zrobiliśmy. Przepraszamy.
    }
easy-done-to-come =
    { $count ->
        [one] 1 rzecz jest jeszcze przed nami.
        [few] { $count } rzeczy są jeszcze przed nami.
        [many] { $count } rzeczy jest jeszcze przed nami.
       *[other] { $count } rzeczy jest jeszcze przed nami.
    }
easy-who = Kto Ci pomaga
easy-who-leads = { $name } prowadzi pracę nad Twoją sprawą.
easy-who-team = { $name } opiekuje się Tobą. Pomoże każdy, kto odbierze.
easy-talk-ring = Zadzwoń: { $number }.
easy-talk-free = To nic nie kosztuje. Rozmowę może być widać w telefonie.
easy-talk-call = Możemy zadzwonić do Ciebie. Ty wybierasz, kiedy.
easy-talk-write = Możesz tu do nas napisać.
easy-talk-language = Możemy mówić w Twoim języku albo migać.
easy-danger = Coś Ci teraz grozi? Zadzwoń pod 999.
easy-danger-quiet = Nie możesz mówić? Poczekaj i naciśnij 55.
easy-leave = Musisz szybko wyjść? Naciśnij „Opuść tę stronę”.

## The front door in easy words

easy-front-lead = Ktoś Cię skrzywdził, przestraszył albo zabrał Twoje rzeczy?
easy-front-us = Możemy pomóc. Możesz porozmawiać z człowiekiem.
easy-front-case = Wiemy już od Ciebie, co się stało? Możesz zobaczyć, jak stoi sprawa.
easy-front-code = Potrzebujesz kodu. Ma 12 cyfr.
easy-front-get = Nie masz kodu? Da Ci go człowiek.
easy-front-rights = Masz prawa. Musimy mówić Ci, co się dzieje.
easy-front-others = Nie musisz nam nic mówić. Inni też mogą pomóc.
easy-front-watched = Ktoś zagląda do Twojego telefonu? Użyj innego.
easy-front-wrong = Zrobiliśmy coś źle? Powiedz nam.
easy-front-heading-case = Zobacz swoją sprawę
easy-front-heading-help = Więcej pomocy
