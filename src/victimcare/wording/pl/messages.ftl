messages-news = Na Twojej stronie jest coś nowego. Zaloguj się kodem albo zadzwoń do nas za darmo: { $line }.
    .no-code = Mamy coś nowego dla Ciebie. Zadzwoń za darmo: { $line }. Możesz wtedy poprosić o kod.
    .relay = Na Twojej stronie jest coś nowego. Zaloguj się kodem albo zadzwoń: { $line }, tekstem przez Relay UK: { $relay }.
    .no-code-relay = Mamy coś nowego dla Ciebie. Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }. Możesz poprosić o kod.
messages-ring-us = Dzień dobry. Prosimy o bezpłatny telefon w dogodnej chwili: { $line }.
    .relay = Dzień dobry. Prosimy o kontakt w dogodnej chwili: { $line }, tekstem przez Relay UK: { $relay }.
messages-danger = Jeśli potrzebujesz pomocy teraz, zadzwoń pod 999. Jeśli nie możesz mówić, nie rozłączaj się i naciśnij 55.
messages-invitation = Chcemy zapytać, jak mamy się z Tobą kontaktować. Zadzwoń za darmo: { $line }. Jeśli to nie do Ciebie, nic nie trzeba robić.
    .relay = Chcemy zapytać, jak mamy się z Tobą kontaktować. Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }.

messages-we-speak = Możemy rozmawiać w Twoim języku. Zadzwoń za darmo: { $line }.
