written-subject = Câteva cuvinte pentru dumneavoastră

written-news = Avem ceva nou pentru dumneavoastră. Sunați: { $line }, prin text cu Relay UK: { $relay }. Întrebați cum se citește.
written-invitation = Dorim să întrebăm cum preferați să vă contactăm. Sunați: { $line }, prin text cu Relay UK: { $relay }. Dacă nu e pentru dumneavoastră, nu trebuie nimic.
written-ring-us = Bună ziua. Vă rugăm să ne contactați: { $line }, prin text cu Relay UK: { $relay }.
written-danger = Dacă aveți nevoie de ajutor acum, sunați la 999. Dacă nu puteți vorbi, rămâneți pe linie și apăsați 55.

written-stop = Ca să nu mai primiți astfel de mesaje, răspundeți cu cuvântul STOP.
