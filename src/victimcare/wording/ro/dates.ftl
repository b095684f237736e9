# Days and times, as they stand over a letter and on pages.

dates-weekday-0 = luni
    .short = lun.
dates-weekday-1 = marți
    .short = mar.
dates-weekday-2 = miercuri
    .short = mie.
dates-weekday-3 = joi
    .short = joi
dates-weekday-4 = vineri
    .short = vin.
dates-weekday-5 = sâmbătă
    .short = sâm.
dates-weekday-6 = duminică
    .short = dum.

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
dates-day-text = { $weekday } { $day } { $month }
dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-day-and-time = { $day }, ora { $time }

dates-midday = 12 la prânz
dates-midnight = 12 noaptea
dates-morning = { $time } dimineața
dates-afternoon = { $time } după-amiaza
dates-evening = { $time } seara

dates-today = astăzi
dates-tomorrow = mâine
dates-yesterday = ieri

dates-in-working-days = { $count ->
    [0] astăzi
    [one] peste 1 zi lucrătoare
    [few] peste { $count } zile lucrătoare
   *[other] peste { $count } de zile lucrătoare
}

dates-open = { $days }, de la { $start } la { $end }
dates-open-any-hour = { $days }, la orice oră
dates-open-span = { $first }–{ $last }
dates-open-every-day = în fiecare zi
dates-open-from = { $hours }, din { $day }
dates-open-until = { $hours }, până la { $day }
