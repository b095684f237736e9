# Files that are sent with a message. A draft, like the rest, until somebody who speaks it has read it.
files-hint =
    { $most ->
        [zero] صور، أو ملفات بي دي إف، أو ملفات نصية.
        [one] صورة واحدة، أو ملف بي دي إف، أو ملف نصي.
        [two] صور، أو ملفات بي دي إف، أو ملفات نصية. ملفان على الأكثر.
        [few] صور، أو ملفات بي دي إف، أو ملفات نصية. { $most } ملفات على الأكثر.
        [many] صور، أو ملفات بي دي إف، أو ملفات نصية. { $most } ملفًا على الأكثر.
       *[other] صور، أو ملفات بي دي إف، أو ملفات نصية. { $most } ملف على الأكثر.
    } حتى 10 ميغابايت لكل واحد. نحذف مكان التقاط الصورة. ومن الأفضل حفظ نسخة لديك أيضًا.
files-needed = نرجو اختيار ملف
files-too-many =
    { $most ->
        [zero] نرجو عدم اختيار ملفات
        [one] نرجو اختيار ملف واحد
        [two] نرجو اختيار ملفين على الأكثر
        [few] نرجو اختيار { $most } ملفات على الأكثر
        [many] نرجو اختيار { $most } ملفًا على الأكثر
       *[other] نرجو اختيار { $most } ملف على الأكثر
    }
files-empty = الملف { $place } فارغ. نرجو اختيار ملفاتك مرة أخرى
files-too-big = الملف { $place } كبير جدًا. نرجو اختيار ملفات من 10 ميغابايت على الأكثر
files-kind = لا يمكننا أخذ الملف { $place }. نرجو اختيار صور أو ملفات بي دي إف أو ملفات نصية
files-too-big-media = الملف { $place } كبير جدًا. يمكن أن يكون كل صوت أو فيلم 50 ميغابايت، والملفات الأخرى 10 ميغابايت
files-kind-media = لا يمكننا أخذ الملف { $place }. نرجو اختيار صور أو ملفات بي دي إف أو ملفات نصية أو صوت أو فيلم
files-broken = لا يمكننا فتح الملف { $place }. نرجو اختيار ملف آخر، أو إرسال صورة له
files-too-many-dots = الصورة { $place } كبيرة جدًا. نرجو اختيار صورة أصغر
files-harmful = قد يضر الملف { $place } بحاسوب، لذلك لم نأخذه. نرجو اختيار ملفاتك مرة أخرى
files-none-kept = { $why }. لم نحتفظ بأي من الملفات
files-one-jpeg = صورة
files-one-png = صورة
files-one-webp = صورة
files-one-pdf = ملف بي دي إف
files-one-text = ملف نصي
files-one-mp3 = تسجيل صوتي
files-one-m4a = تسجيل صوتي
files-one-wav = تسجيل صوتي
files-one-ogg = تسجيل صوتي
files-one-amr = تسجيل صوتي
files-one-mp4 = فيلم
files-one-mov = فيلم
files-one-3gp = فيلم
files-one-webm = فيلم
files-size-small = أقل من 100 كيلوبايت
files-size-kilo = { $size } كيلوبايت
files-size-mega = { $size } ميغابايت
files-gone = لم يعد هنا
