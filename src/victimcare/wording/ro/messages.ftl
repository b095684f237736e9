messages-news = Este ceva nou pe pagina dumneavoastră. Puteți intra cu codul sau ne puteți suna gratuit la { $line }.
messages-ring-us = Bună ziua. Vă rugăm să ne sunați gratuit la { $line }, când vă este convenabil.
messages-danger = Dacă aveți nevoie de ajutor acum, sunați la 999. Dacă nu puteți vorbi, rămâneți pe linie și apăsați 55.
messages-invitation = Dorim să întrebăm cum preferați să vă contactăm. Sunați gratuit: { $line }. Dacă nu e pentru dumneavoastră, nu trebuie nimic.
