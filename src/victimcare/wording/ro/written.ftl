written-subject = Câteva cuvinte pentru dumneavoastră

written-news = Este ceva nou pe pagina dumneavoastră. Puteți intra cu codul sau ne puteți suna gratuit la { $line }.
    .no-code = Avem ceva nou pentru dumneavoastră. Sunați gratuit la { $line }. Puteți cere atunci un cod.
    .relay = Este ceva nou pe pagina dumneavoastră. Intrați cu codul sau sunați: { $line }, prin text cu Relay UK: { $relay }.
    .no-code-relay = Avem ceva nou pentru dumneavoastră. Sunați: { $line }, prin text cu Relay UK: { $relay }. Puteți cere un cod.
written-invitation = Dorim să întrebăm cum preferați să vă contactăm. Sunați gratuit: { $line }. Dacă nu e pentru dumneavoastră, nu trebuie nimic.
    .relay = Dorim să întrebăm cum preferați să vă contactăm. Sunați: { $line }, prin text cu Relay UK: { $relay }.
written-ring-us = Vă rugăm să ne sunați gratuit la { $line }, când vă este convenabil.
    .relay = Bună ziua. Vă rugăm să ne contactați: { $line }, prin text cu Relay UK: { $relay }.
written-danger = Dacă aveți nevoie de ajutor acum, sunați la 999. Dacă nu puteți vorbi, rămâneți pe linie și apăsați 55.

written-stop = Ca să nu mai primiți astfel de mesaje, răspundeți cu cuvântul STOP.
