# The day that stands over a letter.

dates-weekday-0 = الاثنين
dates-weekday-1 = الثلاثاء
dates-weekday-2 = الأربعاء
dates-weekday-3 = الخميس
dates-weekday-4 = الجمعة
dates-weekday-5 = السبت
dates-weekday-6 = الأحد

dates-month-1 = يناير
dates-month-2 = فبراير
dates-month-3 = مارس
dates-month-4 = أبريل
dates-month-5 = مايو
dates-month-6 = يونيو
dates-month-7 = يوليو
dates-month-8 = أغسطس
dates-month-9 = سبتمبر
dates-month-10 = أكتوبر
dates-month-11 = نوفمبر
dates-month-12 = ديسمبر

dates-day-page = { $weekday }، { $day } { $month }
