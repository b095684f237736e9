# On the way to a person who speaks it. A draft, like the rest, until somebody who speaks it has recorded it or signed it off.
calls-language-offer = للغة العربية، اضغط
calls-language-kept = نبحث عن شخص يتحدث العربية. إذا لم يكن أحد متاحًا، يساعدك مترجم.
calls-digit-0 = صفر
calls-digit-1 = واحد
calls-digit-2 = اثنان
calls-digit-3 = ثلاثة
calls-digit-4 = أربعة
calls-digit-5 = خمسة
calls-digit-6 = ستة
calls-digit-7 = سبعة
calls-digit-8 = ثمانية
calls-digit-9 = تسعة
