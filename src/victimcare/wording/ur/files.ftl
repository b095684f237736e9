# Files that are sent with a message. A draft, like the rest, until somebody who speaks it has read it.
files-hint =
    { $most ->
        [one] ایک تصویر، پی ڈی ایف یا ٹیکسٹ فائل۔
       *[other] تصویریں، پی ڈی ایف یا ٹیکسٹ فائلیں۔ زیادہ سے زیادہ { $most }۔
    } ہر ایک 10 میگا بائٹ تک۔ تصویر کہاں لی گئی، یہ ہم نکال دیتے ہیں۔ اپنی نقل بھی رکھیں۔
files-needed = فائل چنیں
files-too-many =
    { $most ->
        [one] ایک فائل چنیں
       *[other] زیادہ سے زیادہ { $most } فائلیں چنیں
    }
files-empty = فائل { $place } خالی ہے۔ اپنی فائلیں دوبارہ چنیں
files-too-big = فائل { $place } بہت بڑی ہے۔ زیادہ سے زیادہ 10 میگا بائٹ کی فائلیں چنیں
files-kind = ہم فائل { $place } نہیں لے سکتے۔ تصویریں، پی ڈی ایف یا ٹیکسٹ فائلیں چنیں
files-too-big-media = فائل { $place } بہت بڑی ہے۔ آواز اور ویڈیو 50 میگا بائٹ تک، دوسری فائلیں 10 میگا بائٹ تک ہو سکتی ہیں
files-kind-media = ہم فائل { $place } نہیں لے سکتے۔ تصویریں، پی ڈی ایف، ٹیکسٹ فائلیں، آواز یا ویڈیو چنیں
files-broken = فائل { $place } نہیں کھلتی۔ دوسری چنیں، یا اس کی تصویر بھیجیں
files-too-many-dots = تصویر { $place } بہت بڑی ہے۔ چھوٹی چنیں
files-harmful = فائل { $place } سے کمپیوٹر کو نقصان ہو سکتا ہے، اس لیے ہم نے نہیں لی۔ اپنی فائلیں دوبارہ چنیں
files-none-kept = { $why }۔ ہم نے کوئی فائل نہیں رکھی
files-one-jpeg = تصویر
files-one-png = تصویر
files-one-webp = تصویر
files-one-pdf = پی ڈی ایف
files-one-text = ٹیکسٹ فائل
files-one-mp3 = آواز کی ریکارڈنگ
files-one-m4a = آواز کی ریکارڈنگ
files-one-wav = آواز کی ریکارڈنگ
files-one-ogg = آواز کی ریکارڈنگ
files-one-amr = آواز کی ریکارڈنگ
files-one-mp4 = ویڈیو
files-one-mov = ویڈیو
files-one-3gp = ویڈیو
files-one-webm = ویڈیو
files-size-small = 100 کلو بائٹ سے کم
files-size-kilo = { $size } کلو بائٹ
files-size-mega = { $size } میگا بائٹ
files-gone = اب یہاں نہیں
