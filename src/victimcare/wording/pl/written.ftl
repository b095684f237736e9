written-subject = Kilka słów do Ciebie

written-news = Na Twojej stronie jest coś nowego. Możesz zalogować się kodem albo zadzwonić do nas za darmo: { $line }.
written-invitation = Chcemy zapytać, jak mamy się z Tobą kontaktować. Zadzwoń za darmo: { $line }. Jeśli to nie do Ciebie, nic nie trzeba robić.
written-ring-us = Prosimy o bezpłatny telefon w dogodnej chwili: { $line }.
written-danger = Jeśli potrzebujesz pomocy teraz, zadzwoń pod 999. Jeśli nie możesz mówić, nie rozłączaj się i naciśnij 55.

written-stop = Aby nie dostawać więcej takich wiadomości, odpisz słowem STOP.
