# The day that stands over a letter.

dates-weekday-0 = luni
dates-weekday-1 = marți
dates-weekday-2 = miercuri
dates-weekday-3 = joi
dates-weekday-4 = vineri
dates-weekday-5 = sâmbătă
dates-weekday-6 = duminică

dates-month-1 = ianuarie
dates-month-2 = februarie
dates-month-3 = martie
dates-month-4 = aprilie
dates-month-5 = mai
dates-month-6 = iunie
dates-month-7 = iulie
dates-month-8 = august
dates-month-9 = septembrie
dates-month-10 = octombrie
dates-month-11 = noiembrie
dates-month-12 = decembrie

dates-day-page = { $weekday }, { $day } { $month }
