# The second step. A draft, like the rest, until somebody who speaks it has read it.
second-step-title = رؤية المزيد من صفحتك
second-step-lead = رمزك يفتح صفحة قصيرة. رقم ثانٍ يمكن أن يفتحها كلها.
second-step-number = رقمك الثاني
    .hint = 6 أرقام من تطبيقك أو من رسالة نصية. أو 10 أرقام من ورقتك.
second-step-number-needed = نرجو كتابة رقمك الثاني.
second-step-number-length = رقمك الثاني من 6 أو 10 أرقام. نرجو كتابته مرة أخرى.
second-step-number-six = هذا الرقم من 6 أرقام. نرجو كتابته مرة أخرى.
second-step-open = فتح صفحتي
second-step-wrong = لم يفتح هذا الرقم المزيد. يمكنك تجربة أحدث رقم لديك.
second-step-two = رقم تطبيقك لا يفتحها؟ نرجو كتابة رقمين متتاليين: هذا، ثم التالي.
second-step-no-more = تكفي هذه المحاولات في هذه الزيارة. نرجو الخروج، ثم الاتصال بنا.
second-step-is-open = صفحتك كلها مفتوحة حتى خروجك.
second-step-numbers-left =
    { $count ->
        [0] استعملت كل الأرقام في ورقتك. يمكنك الاتصال بنا لأرقام جديدة.
        [zero] استعملت كل الأرقام في ورقتك. يمكنك الاتصال بنا لأرقام جديدة.
        [one] بقي رقم واحد في ورقتك.
        [two] بقي رقمان في ورقتك.
        [few] بقيت { $count } أرقام في ورقتك.
        [many] بقي { $count } رقمًا في ورقتك.
       *[other] بقي { $count } رقم في ورقتك.
    }
second-step-to-page = رؤية صفحتي
second-step-text = إرسال رقم لي في رسالة نصية
second-step-text-yes = إن كان لديك هاتف لهذا، يأتي رقم خلال دقيقة. فقط في الساعات التي اتفقنا عليها معك.
second-step-text-too-many = طلبت 3 مرات في هذه الساعة. نرجو الانتظار قليلًا، أو الاتصال بنا.
second-step-text-no-more = تكفي هذه المحاولات في هذه الزيارة. نرجو الخروج، ثم الاتصال بنا.
second-step-passkey = استعمال مفتاح مرور
second-step-passkey-wrong = لم يفتح ذلك المزيد. يمكنك المحاولة مرة أخرى، أو استعمال طريقة أخرى.
second-step-never-asked = لا أحد ممن يعملون معنا يسألك عن هذا الرقم. نرجو عدم قوله لأحد.
second-step-none-yet = ليس لديك رقم؟
    .more = يجهّزه شخص معك. يتأكد أولًا من أنه أنت. الرقم هو
second-step-begin = أعطاني شخص رقمًا لتجهيزه
second-step-lost = ضاع، أو رآه أحد؟ نرجو الاتصال بنا. يتوقف فورًا.
second-step-set-up-title = تجهيز خطوة ثانية
second-step-set-up-lead = يعطيك شخص رقمًا لهذا، على الهاتف أو وجهًا لوجه.
second-step-set-up-number = الرقم الذي أخذته منه
    .hint = 6 أرقام. يعمل نصف ساعة، ومرة واحدة.
second-step-set-up-wrong = لم يعمل هذا الرقم. يمكنك سؤال الشخص عنه مرة أخرى.
second-step-set-up-without = ليس لديك رقم؟ الرقم هو
second-step-choose-title = اختيار خطوتك الثانية
second-step-choose-lead = الأفضل ما لا يستطيع استعماله أحد غيرك. أمامك وقت حتى { $moment }.
second-step-choose-think = نرجو التفكير فيمن يستطيع فتح هاتفك، أو قراءة ما يصل إليه.
second-step-choose-text = رقم في رسالة نصية
    .safe = جيد حين لا يقرأ الهاتف المتفق عليه أحد غيرك.
    .not = ليس جيدًا حين يرى أحد أو يسمع ما يصل إليه، ولو لحظة.
second-step-choose-app = تطبيق يعرض أرقامًا
    .safe = جيد حين لا يفتح هاتفك أحد غيرك.
    .not = ليس جيدًا حين يعرف أحد كيف يفتحه، أو يفتش فيه.
second-step-choose-passkey = مفتاح مرور
    .safe = جيد حين لا يفتح هذا الجهاز إلا وجهك أو إصبعك أو رقمك السري.
    .not = ليس جيدًا حين يعرف أحد رقمك السري، أو يشاركك كلمات السر.
second-step-choose-stop = لا شيء من هذه آمن لي
    .more = إذن الأفضل ألا تُجهَّز أي خطوة. يمكننا الاتصال بك، أو لقاؤك، وقول كل شيء لك.
second-step-back = اختيار طريقة أخرى
second-step-phone-title = الحصول على أرقام في رسائل نصية
second-step-phone-lead = نرسل رقمًا إلى الهاتف الذي اتفقنا عليه معك. من الأفضل أن يكون بقربك.
second-step-phone-number = الرقم الذي في الرسالة
    .hint = 6 أرقام. ينتهي خلال 10 دقائق.
second-step-phone-wrong = هذا الرقم غير مطابق. نرجو كتابة أحدث رقم، أو طلب رقم آخر.
second-step-phone-none = لم يصل شيء؟ إذن لا يوجد الآن هاتف متفق عليه للرسائل النصية. نرجو قول ذلك لمن يساعدك.
second-step-passkey-title = إنشاء مفتاح مرور
second-step-passkey-lead = عندئذ يفتح وجهك أو إصبعك أو رقمك السري باقي صفحتك.
second-step-passkey-kept = يحفظه هذا الجهاز مع كلمات السر، بالاسم ”{ $name }“.
second-step-passkey-none = يحتاج هذا إلى متصفح أحدث، مع تشغيل البرامج النصية. أو يمكنك اختيار طريقة أخرى.
second-step-passkey-go = إنشاؤه الآن
second-step-passkey-failed = لم ينجح ذلك. يمكنك المحاولة مرة أخرى، أو اختيار طريقة أخرى.
second-step-app-title = تجهيز التطبيق
second-step-app-get = أولًا يلزم تطبيق لأرقام الدخول. هو مجاني. كثيرًا ما تكون في اسمه كلمة ”أوثنتيكيتور“.
second-step-app-add = ثم فتح التطبيق، وإضافة حساب جديد.
second-step-app-open = على هذا الهاتف، يمكنك الضغط هنا بدلًا من ذلك
second-step-app-type = كتابة هذا المفتاح في التطبيق
second-step-app-picture = أو تصوير هذا المربع بالتطبيق
    .image = مربع يقرؤه التطبيق
second-step-app-shows = يعرض التطبيق الآن 6 أرقام. تتغير كل نصف دقيقة.
second-step-app-number = الرقم الذي في التطبيق
    .hint = 6 أرقام
second-step-app-wrong = هذا الرقم غير مطابق. نرجو انتظار الرقم التالي في التطبيق، وكتابته.
second-step-app-name = اسمه في التطبيق ”{ $name }“. يمكنك تغيير هذا الاسم.
second-step-app-go = إنهاء
second-step-paper-title = كتابة هذه الأرقام على ورقة
second-step-paper-lead = خطوتك الثانية جاهزة. هذه الأرقام للوقت الذي يضيع فيه هاتفك.
second-step-paper-once = يعمل كل رقم مرة واحدة. لا تظهر لك إلا الآن.
second-step-paper-keep = نرجو حفظ الورقة حيث لا ينظر أحد غيرك. في بيت صديق، أو في العمل.
second-step-paper-not = إن لم يكن هناك مكان آمن، فالأفضل عدم كتابتها. يمكنك الاتصال بنا عند الحاجة.
second-step-paper-done = انتهيت. عرض صفحتي
