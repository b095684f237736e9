messages-news = Na Twojej stronie jest coś nowego. Zaloguj się kodem albo zadzwoń do nas za darmo: { $line }.
messages-ring-us = Dzień dobry. Prosimy o bezpłatny telefon w dogodnej chwili: { $line }.
messages-danger = Jeśli potrzebujesz pomocy teraz, zadzwoń pod 999. Jeśli nie możesz mówić, nie rozłączaj się i naciśnij 55.
messages-invitation = Chcemy zapytać, jak mamy się z Tobą kontaktować. Zadzwoń za darmo: { $line }. Jeśli to nie do Ciebie, nic nie trzeba robić.
