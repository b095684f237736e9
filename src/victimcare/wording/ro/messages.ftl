messages-news = Este ceva nou pe pagina dumneavoastră. Puteți intra cu codul sau ne puteți suna gratuit la { $line }.
    .no-code = Avem ceva nou pentru dumneavoastră. Sunați gratuit la { $line }. Puteți cere atunci un cod.
    .relay = Este ceva nou pe pagina dumneavoastră. Intrați cu codul sau sunați: { $line }, prin text cu Relay UK: { $relay }.
    .no-code-relay = Avem ceva nou pentru dumneavoastră. Sunați: { $line }, prin text cu Relay UK: { $relay }. Puteți cere un cod.
messages-ring-us = Bună ziua. Vă rugăm să ne sunați gratuit la { $line }, când vă este convenabil.
    .relay = Bună ziua. Vă rugăm să ne contactați: { $line }, prin text cu Relay UK: { $relay }.
messages-danger = Dacă aveți nevoie de ajutor acum, sunați la 999. Dacă nu puteți vorbi, rămâneți pe linie și apăsați 55.
messages-invitation = Dorim să întrebăm cum preferați să vă contactăm. Sunați gratuit: { $line }. Dacă nu e pentru dumneavoastră, nu trebuie nimic.
    .relay = Dorim să întrebăm cum preferați să vă contactăm. Sunați: { $line }, prin text cu Relay UK: { $relay }.

messages-we-speak = Putem vorbi în limba dumneavoastră. Sunați gratuit: { $line }.
