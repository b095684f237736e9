messages-news = Mamy coś nowego dla Ciebie. Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }. Zapytaj, jak to przeczytać.
messages-ring-us = Dzień dobry. Prosimy o kontakt w dogodnej chwili: { $line }, tekstem przez Relay UK: { $relay }.
messages-danger = Jeśli potrzebujesz pomocy teraz, zadzwoń pod 999. Jeśli nie możesz mówić, nie rozłączaj się i naciśnij 55.
messages-invitation = Jak mamy się z Tobą kontaktować? Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }. Nie do Ciebie? Nic nie rób.

messages-we-speak = Możemy rozmawiać w Twoim języku. Zadzwoń za darmo: { $line }.
