# The day that stands over a letter.

dates-weekday-0 = poniedziałek
dates-weekday-1 = wtorek
dates-weekday-2 = środa
dates-weekday-3 = czwartek
dates-weekday-4 = piątek
dates-weekday-5 = sobota
dates-weekday-6 = niedziela

dates-month-1 = stycznia
dates-month-2 = lutego
dates-month-3 = marca
dates-month-4 = kwietnia
dates-month-5 = maja
dates-month-6 = czerwca
dates-month-7 = lipca
dates-month-8 = sierpnia
dates-month-9 = września
dates-month-10 = października
dates-month-11 = listopada
dates-month-12 = grudnia

dates-day-page = { $weekday }, { $day } { $month }
