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
