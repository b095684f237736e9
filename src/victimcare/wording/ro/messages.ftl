messages-news = Avem ceva nou pentru dumneavoastră. Sunați: { $line }, prin text cu Relay UK: { $relay }. Întrebați cum se citește.
messages-ring-us = Bună ziua. Vă rugăm să ne contactați: { $line }, prin text cu Relay UK: { $relay }.
messages-danger = Dacă aveți nevoie de ajutor acum, sunați la 999. Dacă nu puteți vorbi, rămâneți pe linie și apăsați 55.
messages-invitation = Cum preferați să vă contactăm? Sunați: { $line }, prin text cu Relay UK: { $relay }. Nu vă privește? Ignorați.

messages-we-speak = Putem vorbi în limba dumneavoastră. Sunați gratuit: { $line }.
