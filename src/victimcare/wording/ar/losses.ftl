losses-title = ما أُخذ أو كُسر
losses-lead = يمكنك عمل قائمة للشرطة. وبعد إرسالها يمكن طبعها لشركة التأمين.
losses-open = رؤية قائمتك أو عملها
losses-yours = قائمتك
losses-none = لا شيء في قائمتك بعد
    .more = شيء واحد في كل مرة. يمكنك التوقف والعودة.
losses-kept = نحتفظ بما يُحفظ هنا. ولا نراه حتى يتم إرساله.
losses-limits = يمكن أن تحوي القائمة 60 شيئًا. وكل الملفات معًا 40 ملفًا و200 ميغابايت.
losses-count =
    { $count ->
        [zero] لا شيء
        [one] شيء واحد
        [two] شيئان
        [few] { $count } أشياء
        [many] { $count } شيئًا
       *[other] { $count } شيء
    }
losses-total = المجموع: { $sum }
losses-total-open =
    { $count ->
        [zero] لكل شيء قيمة.
        [one] شيء واحد بلا قيمة.
        [two] شيئان بلا قيمة.
        [few] { $count } أشياء بلا قيمة.
        [many] { $count } شيئًا بلا قيمة.
       *[other] { $count } شيء بلا قيمة.
    }
losses-value-none = غير معروف
losses-unnamed = شيء بلا اسم
losses-add = إضافة شيء
losses-add-another = إضافة شيء آخر
losses-change = تغيير هذا
losses-files-open = إضافة صور أو صوت أو فيلم أو إزالتها
losses-take-away = إزالة هذا من القائمة
losses-mend-no-name = نرجو ذكر ما هذا قبل إرسال القائمة.
losses-mend-value = لا يمكننا قراءة قيمته. نرجو تغييرها قبل إرسال القائمة.
losses-full = قائمتك ممتلئة. إن كان هناك المزيد، فالرقم هو { $number }.
losses-full-error = قائمتك ممتلئة. إن كان هناك المزيد، نرجو الاتصال بنا
losses-thing-gone = أُزيل هذا من قائمتك. لإضافته من جديد، القائمة هي المكان
losses-to-list = إلى قائمتك

losses-thing-title = شيء واحد في قائمتك
losses-thing-lead = يكفي ذكر ما هو. وما لا يُعرف يُترك فارغًا.
losses-what = ما هو؟
    .hint = مثلًا: خاتم ذهب بحجر أزرق.
losses-what-needed = نرجو ذكر ما هو
losses-happened = ماذا حدث له؟
    .name = ماذا حدث
losses-happened-taken = أُخذ
    .short = أُخذ
losses-happened-broken = كُسر أو تضرر
    .short = كُسر
losses-happened-not-known = لا أعرف
    .short = غير معروف
losses-value = كم قيمته؟
    .hint = بالجنيهات، مثلًا 450 أو 1,250.50. يُترك فارغًا إن لم تكن القيمة معروفة.
    .name = القيمة
losses-value-unclear = نرجو كتابة الجنيهات مثل 450 أو 1,250.50، أو ترك هذا فارغًا
losses-known-by = كيف تُعرف قيمته؟
losses-known-by-receipt = لدي إيصال
    .short = من إيصال
losses-known-by-bank = تظهر في حسابي في المصرف
    .short = من حساب المصرف
losses-known-by-valuation = أخبرني خبير
    .short = من خبير
losses-known-by-new-price = هذا ثمن شيء جديد مثله
    .short = ثمن الجديد
losses-known-by-guess = هذا تقديري
    .short = تقدير
losses-known-by-not-known = لا أعرف
    .short = لا يُعرف كيف
losses-bought = منذ متى كان لديك؟
    .hint = يوم أو سنة أو «قبل نحو عشر سنوات». يُترك فارغًا إن لم يكن معروفًا.
    .name = منذ متى
losses-mark = ما رقمه التسلسلي أو علامة عليه؟
    .hint = حروف محفورة فيه أو خدش. وللهاتف رقمه الدولي (آي إم إي آي). يُترك فارغًا إن لم يكن معروفًا.
    .name = رقم أو علامة
losses-files-then = بعد ذلك يمكن إضافة صور أو صوت أو فيلم.
losses-save = حفظ هذا

losses-files-title = صور أو صوت أو فيلم
losses-saved = ما كُتب محفوظ.
losses-files = إضافة ملفات، إن وُجدت
    .hint = إيصال أو صورة له أو فيلم من جرس بابك. { $most } ملفات على الأكثر. الصوت والفيلم حتى 50 ميغابايت، والملفات الأخرى حتى 10 ميغابايت.
losses-files-limits = نزيل مكان التقاط الصورة. الصوت والفيلم يبقيان كما هما. نرجو الاحتفاظ بنسخة أيضًا.
losses-files-keep = حفظ هذه الملفات
losses-file-take-away = إزالة الملف { $place }
losses-files-count =
    { $count ->
        [zero] لا ملفات
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًا
       *[other] { $count } ملف
    }
losses-files-beyond-of-one = للشيء الواحد 5 ملفات. لم نحتفظ بأي من الجديدة. ما كُتب محفوظ
losses-files-beyond-count = كل الملفات معًا 40. لم نحتفظ بأي من الجديدة. ما كُتب محفوظ
losses-files-beyond-size = كل الملفات معًا 200 ميغابايت. لم نحتفظ بأي من الجديدة. ما كُتب محفوظ

losses-send-open = إرسال قائمتك
losses-send-title = إرسال قائمتك
losses-send-lead = تذهب إلى الفريق الذي يرعاك، وإلى الضابط في قضيتك إن وُجد. القائمة المرسلة تبقى كما هي. إن تغير شيء، يمكن إرسالها من جديد.
losses-send-words = هل هناك المزيد مما يجب أن تعرفه الشرطة؟
    .hint = يمكن ترك هذا فارغًا.
losses-send = إرسال قائمتي
losses-send-many = أُرسلت 5 قوائم منذ أمس. نرجو الاتصال الآن بالرقم { $number } لنتكلم
losses-sent-title = القوائم المرسلة
losses-sent = أُرسلت في { $day }
losses-sent-done = وصلتنا قائمتك
losses-sent-again = إن تغير شيء، يمكن تغيير القائمة وإرسالها من جديد.
losses-sent-same = أُرسلت هذه القائمة. إن تغيرت، يمكن إرسالها من جديد.
losses-sent-about = الأسئلة والأجوبة عن قائمتك هنا:
losses-added = أُضيفت إلى سجل الجريمة في { $day }
losses-added-by-officer = أضاف الضابط في قضيتك هذه القائمة إلى سجل الجريمة في { $day }
losses-answer-by = يصلك جواب حتى { $day }
losses-late = تأخر جوابنا، ونعتذر عن ذلك
losses-in-message = أرسلتُ قائمة بما أُخذ أو كُسر.

losses-sheet-open = ورقة لشركة التأمين
losses-sheet-title = ورقة لشركة التأمين
losses-sheet-copy = نسخ كل هذا
losses-sheet-sent = أُرسلت هذه القائمة إلى { $force } في { $day }.
losses-sheet-added = أُضيفت إلى سجل الجريمة في { $day }.
losses-sheet-own-words = القائمة وقيمها بكلمات الشخص الذي أرسلها.
losses-sheet-held = ما لدى { $force }
losses-sheet-held-none = ليس لدى { $force } شيء على حد علمنا.
losses-sheet-held-held = محفوظ منذ { $day }
losses-sheet-held-ready = يمكن أن يعود منذ { $day }
losses-sheet-held-returned = أُعيد في { $day }
