## Days, times and spans. How each manner writes them: wording/dates.py

dates-weekday-0 = Monday
    .short = Mon
dates-weekday-1 = Tuesday
    .short = Tue
dates-weekday-2 = Wednesday
    .short = Wed
dates-weekday-3 = Thursday
    .short = Thu
dates-weekday-4 = Friday
    .short = Fri
dates-weekday-5 = Saturday
    .short = Sat
dates-weekday-6 = Sunday
    .short = Sun

dates-month-1 = January
dates-month-2 = February
dates-month-3 = March
dates-month-4 = April
dates-month-5 = May
dates-month-6 = June
dates-month-7 = July
dates-month-8 = August
dates-month-9 = September
dates-month-10 = October
dates-month-11 = November
dates-month-12 = December

dates-ordinal-1 = first
dates-ordinal-2 = second
dates-ordinal-3 = third
dates-ordinal-4 = fourth
dates-ordinal-5 = fifth
dates-ordinal-6 = sixth
dates-ordinal-7 = seventh
dates-ordinal-8 = eighth
dates-ordinal-9 = ninth
dates-ordinal-10 = tenth
dates-ordinal-11 = eleventh
dates-ordinal-12 = twelfth
dates-ordinal-13 = thirteenth
dates-ordinal-14 = fourteenth
dates-ordinal-15 = fifteenth
dates-ordinal-16 = sixteenth
dates-ordinal-17 = seventeenth
dates-ordinal-18 = eighteenth
dates-ordinal-19 = nineteenth
dates-ordinal-20 = twentieth
dates-ordinal-21 = twenty-first
dates-ordinal-22 = twenty-second
dates-ordinal-23 = twenty-third
dates-ordinal-24 = twenty-fourth
dates-ordinal-25 = twenty-fifth
dates-ordinal-26 = twenty-sixth
dates-ordinal-27 = twenty-seventh
dates-ordinal-28 = twenty-eighth
dates-ordinal-29 = twenty-ninth
dates-ordinal-30 = thirtieth
dates-ordinal-31 = thirty-first

dates-day-page = { $weekday } { $day } { $month }
dates-day-text = { $weekday } { $day } { $month }
dates-day-spoken = { $weekday } the { $day } of { $month }
dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-spoken-year = { $year }
dates-day-and-time = { $day } at { $time }

dates-hour-1 = one
dates-hour-2 = two
dates-hour-3 = three
dates-hour-4 = four
dates-hour-5 = five
dates-hour-6 = six
dates-hour-7 = seven
dates-hour-8 = eight
dates-hour-9 = nine
dates-hour-10 = ten
dates-hour-11 = eleven
dates-hour-12 = twelve

dates-midday = midday
dates-midnight = midnight
dates-morning = { $time }am
dates-afternoon = { $time }pm
dates-evening = { $time }pm
dates-spoken-at-0 = { $hour } o’clock
dates-spoken-at-15 = quarter past { $hour }
dates-spoken-at-30 = half past { $hour }
dates-spoken-at-45 = quarter to { $hour }
dates-spoken-minutes = { $minute } { $minute ->
    [one] minute
   *[other] minutes
} past { $hour }
dates-spoken-morning = { $time } in the morning
dates-spoken-afternoon = { $time } in the afternoon
dates-spoken-evening = { $time } in the evening

dates-today = today
dates-tomorrow = tomorrow
dates-yesterday = yesterday

## How far off a promised day is
dates-in-working-days = { $count ->
    [0] today
    [one] in 1 working day
   *[other] in { $count } working days
}

## When a service is open: wording/service_hours.py
dates-open = { $days }, { $start } to { $end }
dates-open-any-hour = { $days }, at any hour
dates-open-span = { $first } to { $last }
dates-open-every-day = every day
dates-open-from = { $hours }, from { $day }
dates-open-until = { $hours }, until { $day }
