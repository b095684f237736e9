# On the way to a person who speaks it. A draft, like the rest, until somebody who speaks it has recorded it or signed it off.
calls-language-offer = اردو کے لیے دبائیں
calls-language-kept = ہم کسی ایسے شخص کو تلاش کر رہے ہیں جو اردو بولتا ہو۔ اگر کوئی فارغ نہ ہو تو ایک مترجم مدد کرتا ہے۔
calls-digit-0 = صفر
calls-digit-1 = ایک
calls-digit-2 = دو
calls-digit-3 = تین
calls-digit-4 = چار
calls-digit-5 = پانچ
calls-digit-6 = چھ
calls-digit-7 = سات
calls-digit-8 = آٹھ
calls-digit-9 = نو
