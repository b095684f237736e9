losses-title = کیا لیا گیا یا توڑا گیا
losses-lead = پولیس کے لیے فہرست بنائیں۔ بھیجنے کے بعد اپنی بیمہ کمپنی کے لیے پرنٹ کر سکتے ہیں۔
losses-open = اپنی فہرست دیکھیں یا بنائیں
losses-yours = آپ کی فہرست
losses-none = آپ کی فہرست میں ابھی کچھ نہیں
    .more = ایک وقت میں ایک چیز لکھیں۔ رک کر واپس آ سکتے ہیں۔
losses-kept = جو آپ محفوظ کریں وہ ہم رکھتے ہیں۔ جب تک آپ نہ بھیجیں، ہم نہیں دیکھتے۔
losses-limits = فہرست میں 60 چیزیں ہو سکتی ہیں۔ سب فائلیں مل کر 40 اور 200 میگا بائٹ تک ہو سکتی ہیں۔
losses-count =
    { $count ->
        [one] 1 چیز
       *[other] { $count } چیزیں
    }
losses-total = کل: { $sum }
losses-total-open =
    { $count ->
        [one] 1 چیز کی قیمت معلوم نہیں۔
       *[other] { $count } چیزوں کی قیمت معلوم نہیں۔
    }
losses-value-none = معلوم نہیں
losses-unnamed = کوئی چیز، نام نہیں
losses-add = ایک چیز لکھیں
losses-add-another = ایک اور چیز لکھیں
losses-change = اسے بدلیں
losses-files-open = تصویریں، آواز یا ویڈیو لگائیں یا ہٹائیں
losses-take-away = اسے فہرست سے ہٹائیں
losses-mend-no-name = فہرست بھیجنے سے پہلے بتائیں کہ یہ کیا ہے۔
losses-mend-value = ہم اس کی قیمت نہیں پڑھ سکتے۔ فہرست بھیجنے سے پہلے بدلیں۔
losses-full = آپ کی فہرست بھر گئی۔ اور ہو تو { $number } پر فون کریں۔
losses-full-error = آپ کی فہرست بھر گئی۔ اور ہو تو ہمیں فون کریں
losses-thing-gone = یہ فہرست سے ہٹائی جا چکی ہے۔ دوبارہ لکھنے کے لیے فہرست پر جائیں
losses-to-list = اپنی فہرست پر جائیں

losses-thing-title = آپ کی فہرست کی ایک چیز
losses-thing-lead = صرف بتائیں کہ یہ کیا ہے۔ جو معلوم نہ ہو خالی چھوڑ دیں۔
losses-what = یہ کیا ہے؟
    .hint = جیسے: نیلے پتھر والی سونے کی انگوٹھی۔
losses-what-needed = بتائیں کہ یہ کیا ہے
losses-happened = اس کا کیا ہوا؟
    .name = کیا ہوا
losses-happened-taken = یہ لے لی گئی
    .short = لے لی گئی
losses-happened-broken = یہ توڑی گئی یا خراب کی گئی
    .short = توڑی گئی
losses-happened-not-known = مجھے معلوم نہیں
    .short = معلوم نہیں
losses-value = اس کی قیمت کتنی ہے؟
    .hint = پاؤنڈ میں، جیسے 450 یا 1,250.50۔ معلوم نہ ہو تو خالی چھوڑ دیں۔
    .name = قیمت
losses-value-unclear = پاؤنڈ یوں لکھیں: 450 یا 1,250.50، یا خالی چھوڑ دیں
losses-known-by = آپ کو قیمت کیسے معلوم ہے؟
losses-known-by-receipt = میرے پاس رسید ہے
    .short = رسید سے
losses-known-by-bank = میرے بینک کے حساب میں ہے
    .short = بینک کے حساب سے
losses-known-by-valuation = ایک ماہر نے بتایا
    .short = ماہر سے
losses-known-by-new-price = نئی اتنے میں آتی ہے
    .short = نئی کی قیمت
losses-known-by-guess = میرا اندازہ ہے
    .short = اندازہ
losses-known-by-not-known = مجھے معلوم نہیں
    .short = معلوم نہیں کیسے
losses-bought = یہ آپ کے پاس کب سے تھی؟
    .hint = دن، سال، یا ”تقریباً دس سال پہلے“۔ معلوم نہ ہو تو خالی چھوڑ دیں۔
    .name = کب سے
losses-mark = اس کا سیریل نمبر یا کوئی نشان؟
    .hint = اس پر کھدے حروف یا خراش۔ فون کا آئی ایم ای آئی نمبر۔ معلوم نہ ہو تو خالی چھوڑ دیں۔
    .name = نمبر یا نشان
losses-files-then = اس کے بعد تصویریں، آواز یا ویڈیو لگا سکتے ہیں۔
losses-save = محفوظ کریں

losses-files-title = تصویریں، آواز یا ویڈیو
losses-saved = جو لکھا وہ محفوظ ہے۔
losses-files = فائلیں ہوں تو لگائیں
    .hint = رسید، اس کی تصویر، یا دروازے کی گھنٹی کی ویڈیو۔ زیادہ سے زیادہ { $most } فائلیں۔ آواز اور ویڈیو 50 میگا بائٹ تک، دوسری فائلیں 10 میگا بائٹ تک۔
losses-files-limits = تصویر کہاں لی گئی، یہ ہم نکال دیتے ہیں۔ آواز اور ویڈیو ویسی ہی رہتی ہیں۔ اپنی نقل بھی رکھیں۔
losses-files-keep = یہ فائلیں رکھیں
losses-file-take-away = فائل { $place } ہٹائیں
losses-files-count =
    { $count ->
        [one] 1 فائل
       *[other] { $count } فائلیں
    }
losses-files-beyond-of-one = ایک چیز کی 5 فائلیں ہو سکتی ہیں۔ ہم نے نئی میں سے کوئی نہیں رکھی۔ جو لکھا وہ محفوظ ہے
losses-files-beyond-count = سب فائلیں مل کر 40 ہو سکتی ہیں۔ ہم نے نئی میں سے کوئی نہیں رکھی۔ جو لکھا وہ محفوظ ہے
losses-files-beyond-size = سب فائلیں مل کر 200 میگا بائٹ ہو سکتی ہیں۔ ہم نے نئی میں سے کوئی نہیں رکھی۔ جو لکھا وہ محفوظ ہے

losses-send-open = اپنی فہرست بھیجیں
losses-send-title = اپنی فہرست بھیجیں
losses-send-lead = یہ آپ کا خیال رکھنے والی ٹیم کو جاتی ہے، اور آپ کے کیس کے افسر کو، اگر کوئی ہو۔ بھیجی ہوئی فہرست ویسی ہی رہتی ہے۔ کچھ بدلے تو دوبارہ بھیج سکتے ہیں۔
losses-send-words = کیا پولیس کو کچھ اور معلوم ہونا چاہیے؟
    .hint = اسے خالی چھوڑ سکتے ہیں۔
losses-send = میری فہرست بھیجیں
losses-send-many = کل سے آپ 5 فہرستیں بھیج چکے ہیں۔ ابھی { $number } پر فون کریں، تاکہ بات ہو
losses-sent-title = بھیجی ہوئی فہرستیں
losses-sent = بھیجی گئی: { $day }
losses-sent-done = آپ کی فہرست ہمیں مل گئی
losses-sent-again = کچھ بدلے تو فہرست بدلیں اور دوبارہ بھیجیں۔
losses-sent-same = یہ فہرست بھیجی جا چکی ہے۔ بدلیں تو دوبارہ بھیج سکتے ہیں۔
losses-sent-about = فہرست کے سوال اور جواب یہاں ہیں:
losses-added = جرم کے ریکارڈ میں شامل: { $day }
losses-added-by-officer = آپ کے کیس کے افسر نے یہ فہرست جرم کے ریکارڈ میں شامل کی: { $day }
losses-answer-by = جواب اس دن تک: { $day }
losses-late = ہمارے جواب میں دیر ہوئی، معذرت
losses-in-message = میں نے فہرست بھیجی کہ کیا لیا گیا یا توڑا گیا۔

losses-sheet-open = بیمہ کمپنی کے لیے ورق
losses-sheet-title = بیمہ کمپنی کے لیے ورق
losses-sheet-copy = یہ سب نقل کریں
losses-sheet-sent = یہ فہرست { $force } کو بھیجی گئی: { $day }۔
losses-sheet-added = جرم کے ریکارڈ میں شامل ہوئی: { $day }۔
losses-sheet-own-words = فہرست اور قیمتیں بھیجنے والے کے اپنے الفاظ میں ہیں۔
losses-sheet-held = { $force } کے پاس کیا ہے
losses-sheet-held-none = جہاں تک معلوم ہے، { $force } کے پاس کچھ نہیں۔
losses-sheet-held-held = تب سے رکھی ہے: { $day }
losses-sheet-held-ready = تب سے واپس مل سکتی ہے: { $day }
losses-sheet-held-returned = واپس دی گئی: { $day }
