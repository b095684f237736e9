# The day that stands over a letter.

dates-weekday-0 = پیر
dates-weekday-1 = منگل
dates-weekday-2 = بدھ
dates-weekday-3 = جمعرات
dates-weekday-4 = جمعہ
dates-weekday-5 = ہفتہ
dates-weekday-6 = اتوار

dates-month-1 = جنوری
dates-month-2 = فروری
dates-month-3 = مارچ
dates-month-4 = اپریل
dates-month-5 = مئی
dates-month-6 = جون
dates-month-7 = جولائی
dates-month-8 = اگست
dates-month-9 = ستمبر
dates-month-10 = اکتوبر
dates-month-11 = نومبر
dates-month-12 = دسمبر

dates-day-page = { $weekday }، { $day } { $month }
