messages-news = Na Twojej stronie jest coś nowego. Zaloguj się kodem albo zadzwoń do nas za darmo: { $line }.
messages-ring-us = Dzień dobry. Prosimy o bezpłatny telefon w dogodnej chwili: { $line }.
