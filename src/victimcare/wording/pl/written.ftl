written-subject = Kilka słów do Ciebie

written-news = Mamy coś nowego dla Ciebie. Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }. Zapytaj, jak to przeczytać.
written-invitation = Chcemy zapytać, jak mamy się z Tobą kontaktować. Zadzwoń: { $line }, tekstem przez Relay UK: { $relay }. Jeśli to nie do Ciebie, nic nie trzeba robić.
written-ring-us = Dzień dobry. Prosimy o kontakt w dogodnej chwili: { $line }, tekstem przez Relay UK: { $relay }.
written-danger = Jeśli potrzebujesz pomocy teraz, zadzwoń pod 999. Jeśli nie możesz mówić, nie rozłączaj się i naciśnij 55.

written-stop = Aby nie dostawać więcej takich wiadomości, odpisz słowem STOP.
