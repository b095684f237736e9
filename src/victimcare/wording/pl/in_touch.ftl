## Asking a service to be in touch, without the police

in-touch-title = Poproś kogoś o kontakt z Tobą
in-touch-lead = Ty wybierasz kogo. Oni to czytają, a my nie.
in-touch-who = Kto ma się odezwać?
in-touch-name = Jak mają się do Ciebie zwracać?
    .hint = Może być dowolne imię. Możesz to zostawić puste.
in-touch-reach = Jak mogą się z Tobą skontaktować?
    .hint = Numer lub e-mail, którego nikt inny nie odbiera ani nie czyta.
in-touch-reach-needed = Napisz, jak mogą się z Tobą skontaktować
in-touch-safely = Kiedy i jak jest bezpiecznie?
    .hint = Na przykład: w dni robocze do 14. Nie zostawiać wiadomości.
in-touch-words = Czy powinni o czymś wiedzieć?
in-touch-police-may-know = Możecie powiedzieć policji, że o to proszę
in-touch-send = Wyślij do nich
in-touch-kept = To jest usuwane, gdy sprawa jest załatwiona. Jeśli nikt tego nie przeczyta, znika po 30 dniach.
in-touch-nobody = Teraz nikogo nie można tak poprosić
    .more = Możesz zadzwonić do kogoś, kto pomaga.
in-touch-sent = To już do nich dotarło
in-touch-sent-to = { $service } może to teraz przeczytać.
in-touch-sent-by = Jeśli nikt się nie odezwie do { $day }, zadzwoń do nich.

## On her page: with whom we put her in touch

in-touch-now = Z kim Cię skontaktowaliśmy
in-touch-since = Od: { $day }
in-touch-state-ready = Właśnie im to przekazujemy.
in-touch-state-sent = Mają to. Jeszcze tego nie przeczytali.
in-touch-state-seen = Przeczytali to.
in-touch-state-accepted = Powiedzieli „tak”.
in-touch-state-waiting =
    { $count ->
        [one] Powiedzieli „tak”. Czeka się około 1 tygodnia.
       *[other] Powiedzieli „tak”. Czeka się około { $count } tygodni.
    }
in-touch-state-in-contact = Są z Tobą w kontakcie.
in-touch-state-refused = Teraz nie mogą Ci pomóc.
in-touch-state-ended = Ich pomoc się skończyła.
in-touch-state-recalled = To zostało cofnięte. Już tego nie widzą.
in-touch-state-expired = Czas, na który była zgoda, minął.
in-touch-looks-on = Szukamy z Tobą kogoś innego.
in-touch-take-back = Cofnij to
    .more = Wtedy nic z tego nie widzą. Możesz poprosić nas znowu w każdej chwili.
in-touch-take-back-now = Tak, cofnij

## On her page: the very words that would leave

in-touch-read = Zobacz, co byśmy wysłali
in-touch-read-title = Co byśmy wysłali
in-touch-read-lead = To trafi do: { $service }. Zobaczą to i nic więcej.
in-touch-read-in-english = Dostaną to po angielsku, w takiej postaci
in-touch-read-back = Możesz to cofnąć na tej stronie w każdej chwili.
in-touch-read-yes = Wyślij to
in-touch-read-talk = Najpierw rozmowa z kimś od nas
in-touch-read-no = Nie wysyłaj tego
in-touch-changed = Coś się zmieniło. Przeczytaj to jeszcze raz.
in-touch-change = Zmień, co zobaczą
in-touch-way = Jak macie się skontaktować?
in-touch-way-call = Oni dzwonią do Ciebie: { $to }
in-touch-way-text = Oni wysyłają SMS: { $to }
in-touch-way-email = Oni piszą e-mail: { $to }
in-touch-way-she-rings = Ty dzwonisz do nich. Nie dostają żadnego Twojego numeru.
in-touch-shares = Co mogą wiedzieć
in-touch-share-family-name = Twoje nazwisko
in-touch-share-area = Okolica, w której mieszkasz
in-touch-share-adjustments = Twój język i jak z Tobą rozmawiać
in-touch-change-show = Pokaż nowe słowa
in-touch-told-sent = Wysłaliśmy to. Tutaj zobaczysz, co z tego wyniknie.
in-touch-told-talk = Ktoś z Tobą o tym porozmawia.
in-touch-told-no = Wiemy od Ciebie, że nie chcesz już wsparcia. Powiedz nam, jeśli znów go chcesz.
