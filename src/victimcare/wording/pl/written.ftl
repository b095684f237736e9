written-subject = Kilka słów do Ciebie

written-news = Na Twojej stronie jest coś nowego. Możesz zalogować się kodem albo zadzwonić do nas za darmo: { $line }.
written-ring-us = Prosimy o bezpłatny telefon w dogodnej chwili: { $line }.

written-stop = Aby nie dostawać więcej takich wiadomości, odpisz słowem STOP.
