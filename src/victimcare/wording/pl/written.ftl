written-subject = Kilka słów do Ciebie

written-news = Na Twojej stronie jest coś nowego. Możesz zalogować się kodem albo zadzwonić do nas za darmo: { $line }.
    .no-code = Mamy coś nowego dla Ciebie. Zadzwoń za darmo: { $line }. Możesz wtedy poprosić o kod.
    .relay = Na Twojej stronie jest coś nowego. Zaloguj się kodem albo zadzwoń: { $line }, tekstem przez Relay UK: { $relay }.
    .no-code-relay = Mamy coś nowego dla Ciebie. Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }. Możesz poprosić o kod.
written-invitation = Chcemy zapytać, jak mamy się z Tobą kontaktować. Zadzwoń za darmo: { $line }. Jeśli to nie do Ciebie, nic nie trzeba robić.
    .relay = Chcemy zapytać, jak mamy się z Tobą kontaktować. Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }.
written-ring-us = Prosimy o bezpłatny telefon w dogodnej chwili: { $line }.
    .relay = Dzień dobry. Prosimy o kontakt w dogodnej chwili: { $line }, tekstem przez Relay UK: { $relay }.
written-danger = Jeśli potrzebujesz pomocy teraz, zadzwoń pod 999. Jeśli nie możesz mówić, nie rozłączaj się i naciśnij 55.

written-stop = Aby nie dostawać więcej takich wiadomości, odpisz słowem STOP.
