written-subject = Câteva cuvinte pentru dumneavoastră

written-news = Este ceva nou pe pagina dumneavoastră. Puteți intra cu codul sau ne puteți suna gratuit la { $line }.
written-invitation = Dorim să întrebăm cum preferați să vă contactăm. Sunați gratuit: { $line }. Dacă nu e pentru dumneavoastră, nu trebuie nimic.
written-ring-us = Vă rugăm să ne sunați gratuit la { $line }, când vă este convenabil.
written-danger = Dacă aveți nevoie de ajutor acum, sunați la 999. Dacă nu puteți vorbi, rămâneți pe linie și apăsați 55.

written-stop = Ca să nu mai primiți astfel de mesaje, răspundeți cu cuvântul STOP.
