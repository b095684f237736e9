# The day that stands over a letter.

dates-weekday-0 = ਸੋਮਵਾਰ
dates-weekday-1 = ਮੰਗਲਵਾਰ
dates-weekday-2 = ਬੁੱਧਵਾਰ
dates-weekday-3 = ਵੀਰਵਾਰ
dates-weekday-4 = ਸ਼ੁੱਕਰਵਾਰ
dates-weekday-5 = ਸ਼ਨਿੱਚਰਵਾਰ
dates-weekday-6 = ਐਤਵਾਰ

dates-month-1 = ਜਨਵਰੀ
dates-month-2 = ਫ਼ਰਵਰੀ
dates-month-3 = ਮਾਰਚ
dates-month-4 = ਅਪ੍ਰੈਲ
dates-month-5 = ਮਈ
dates-month-6 = ਜੂਨ
dates-month-7 = ਜੁਲਾਈ
dates-month-8 = ਅਗਸਤ
dates-month-9 = ਸਤੰਬਰ
dates-month-10 = ਅਕਤੂਬਰ
dates-month-11 = ਨਵੰਬਰ
dates-month-12 = ਦਸੰਬਰ

dates-day-page = { $weekday }, { $day } { $month }

## Days, times and spans. How each manner writes them: wording/dates.py

dates-day-short = { $day } { $month }
dates-with-year = { $day } { $year }
dates-day-and-time = { $day }, { $time }

dates-midday = ਦੁਪਹਿਰ 12 ਵਜੇ
dates-midnight = ਰਾਤ 12 ਵਜੇ
dates-morning = ਸਵੇਰੇ { $time } ਵਜੇ
dates-afternoon = ਬਾਅਦ ਦੁਪਹਿਰ { $time } ਵਜੇ
dates-evening = ਸ਼ਾਮ { $time } ਵਜੇ

dates-today = ਅੱਜ
dates-tomorrow = ਭਲਕੇ
dates-yesterday = ਬੀਤੇ ਕੱਲ੍ਹ

## How far off a promised day is
dates-in-working-days =
    { $count ->
        [0] ਅੱਜ
        [one] 1 ਕੰਮ ਦੇ ਦਿਨ ਵਿੱਚ
       *[other] { $count } ਕੰਮ ਦੇ ਦਿਨਾਂ ਵਿੱਚ
    }

dates-open = { $days }, { $start } ਤੋਂ { $end }
dates-open-any-hour = { $days }, ਕਿਸੇ ਵੀ ਵੇਲੇ
dates-open-span = { $first } ਤੋਂ { $last }
dates-open-every-day = ਹਰ ਦਿਨ
dates-open-from = { $hours }, { $day } ਤੋਂ
dates-open-until = { $hours }, { $day } ਤੱਕ
