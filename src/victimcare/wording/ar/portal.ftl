# Her page, and the pages that anyone may open. A draft, like the rest, until somebody who speaks it has read it.
portal-front-title = لمعرفة أين وصلت قضيتك، وللكلام مع شخص
portal-front-lead = لكل من أخبرنا بشيء حدث له.
portal-front-code = لديّ رمز
    .more = 12 رقمًا، من رسالة أو من شخص تكلمت معه
portal-front-without = من دون رمز
portal-languages = اللغة
portal-way-help = الحصول على مساعدة الآن
    .more = أماكن تساعد، حتى لو لم يصلنا منك شيء قط
portal-way-rights = معرفة حقوقك
    .more = 4 أسئلة. لا نحتفظ بأي جواب.
portal-way-support = البحث عن دعم
    .more = من يساعد بالقرب منك، وكم مدة الانتظار
portal-way-complain = إخبارنا بخطأ وقعنا فيه
    .more = يمكن لأي أحد أن يشتكي، بالاسم أو من دونه
portal-way-feedback = رأيك في عملنا
    .more = سؤال واحد
portal-way-get-code = كيفية الحصول على رمز
    .more = يعطيك إياه شخص. لا نرسله أبدًا بالبريد الإلكتروني.
portal-way-safer = استعمال هذه الصفحة بأمان أكثر
    .more = إن كان أحد ينظر إلى هاتفك أو حاسوبك
portal-leaving-hides = المغادرة تخفي هذه الصفحة. لكنها لا تمحو ما يتذكره الهاتف.
portal-sign-in-title = إدخال رمزك
portal-sign-in-lead = يفتح صفحتك. لا يُخبَر أحد غيرك بأنك كنت هنا.
portal-sign-in-go = متابعة
portal-sign-in-again = إدخال رمزك مرة أخرى
portal-code = رمزك
    .hint = 12 رقمًا. لا مشكلة في الفراغات والشرطات.
portal-code-needed = نرجو كتابة أرقام رمزك، وعددها 12
portal-code-wrong = نرجو التأكد من الأرقام، وعددها 12، والمحاولة مرة أخرى
portal-code-held-back = تصل رموز خاطئة كثيرة. نرجو الانتظار دقيقة، ثم كتابة رمزك مرة أخرى
portal-code-not-numbers = الرمز 12 رقمًا ولا شيء غيرها
portal-code-length = الرمز 12 رقمًا. عدد ما كتبت: { $count }
portal-no-code = لا يوجد رمز، أو لا يعمل؟
portal-still-not = ما زال لا يعمل؟
    .more = يتوقف الرمز بعد 5 محاولات، لحمايتك. ليس هذا ذنبك.
portal-new-code-ring = الاتصال بالرقم
portal-new-code-made = يمكننا أن نصنع رمزًا جديدًا وأنت على الهاتف.
portal-someone-with-you = هل معك أحد؟ يمكنك العودة لاحقًا.
portal-sign-out = خروج
portal-sign-out-title = الخروج الآن؟
portal-sign-out-back = لا، العودة إلى صفحتي
portal-signed-out-title = تمّ خروجك
portal-signed-out-more = يمكنك الآن إغلاق هذه الصفحة. يبقى رمزك صالحًا عند عودتك.
portal-case-title = أين وصلت الأمور
portal-updated = آخر تحديث لهذه الصفحة: { $moment }.
portal-next = ماذا يحدث بعد ذلك
portal-today-days = اليوم، اليوم رقم { $count }
portal-today-weeks = اليوم، الأسبوع رقم { $count }
portal-spread-days = الأيام: { $count }
portal-spread-weeks = الأسابيع: { $count }
portal-who = من يتولى هذا الأمر
portal-carer = مسؤولية العمل على قضيتك.
portal-carer-since = مسؤولية العمل على قضيتك، منذ { $day }.
portal-carer-team = الفريق الذي يهتم بك. كل من يرد يستطيع أن يساعد.
portal-journey = الطريق حتى الآن، وما بعده
portal-earlier =
    { $count ->
        [zero] عرض الخطوات السابقة
        [one] عرض خطوة سابقة واحدة
        [two] عرض خطوتين سابقتين
        [few] عرض { $count } خطوات سابقة
        [many] عرض { $count } خطوة سابقة
       *[other] عرض { $count } خطوة سابقة
    }
portal-rights = ما هو حق لك علينا
portal-rights-sum =
    تمّ: { $kept }، { $late ->
        [0] { "" }
       *[other] تمّ متأخرًا: { $late }،{ " " }
    }{ $missed ->
        [0] { "" }
       *[other] لم يتم: { $missed }،{ " " }
    }لم يأتِ بعد: { $to_come }
portal-reason-written = السبب كما كُتب
portal-rights-rest =
    { $count ->
        [zero] عرض الباقي
        [one] عرض واحد آخر
        [two] عرض اثنين آخرين
        [few] عرض { $count } أخرى
        [many] عرض { $count } أخرى
       *[other] عرض { $count } أخرى
    }
portal-not-done = هل هناك شيء لم يتم؟
    .ring = الاتصال بالرقم
    .more = ننظر فيه، ونصلحه.
portal-talk = للكلام معنا
portal-ring-shows = قد يظهر الاتصال في قائمة مكالمات هذا الهاتف.
portal-relay = الاتصال كتابةً
    .more = عبر خدمة ريلاي في المملكة المتحدة: { $number }. ويمكننا أيضًا أن نأتي بمن يتكلم لغتك، أو بمن يعرف لغة الإشارة.
portal-contact = كيف نتواصل معك
portal-contact-change = تغيير طريقة تواصلنا معك
portal-short-more = هذه هي الصفحة القصيرة. يمكن لشخص أن يخبرك بالمزيد.
    .second-step = رؤية المزيد من صفحتك
portal-menu = القائمة
portal-menu-title = كل صفحاتك
portal-menu-of-case = قضيتك
portal-menu-of-court = المحكمة والمال وأغراضك
portal-menu-statement = كلماتك إلى المحكمة
    .more = كيف آذاك هذا، بكلماتك أنت
portal-menu-court = يومك في المحكمة
    .more = متى هو، وما الذي يسهّله، وكم يكلّف
portal-menu-compensation = مال عمّا حدث لك
    .more = كيفية الطلب، وحتى متى، ومن يساعد
portal-menu-property = أغراضك
    .more = ما لدينا لك، وقائمة بما أُخذ أو كُسر
portal-menu-of-talk = للكلام معنا
portal-menu-of-us-two = كيف نصل إليك، ونتكلم معك
portal-menu-of-you = أنت وهذه الصفحة
portal-menu-case = أين وصلت الأمور
    .more = ماذا حدث، وما الذي يأتي بعده
portal-menu-journey = الطريق كله
    .more = من أول بلاغ إلى الخروج من السجن، وما يأتي بعد كل جزء
portal-menu-second-look = طلب إعادة النظر
    .more = حين لا يكون القرار مقبولًا لديك
portal-todo-see-review = اطلع على طلبك
portal-reference = رقم مرجع الجريمة
portal-reference-lead = قد تطلب منك شركات التأمين أو أصحاب البيوت أو البنوك هذا الرقم.
portal-reference-copy = انسخ الرقم
portal-reference-copied = تم النسخ
portal-reference-print = اطبع هذه الورقة أو احفظها
portal-reference-safe = فكر في من قد يراها على هذا الجهاز أو على الورق.
portal-reference-shows = تُظهر هذه الورقة أن هذه الجريمة أُبلغ عنها لدى { $force }.
portal-reference-what = ماذا حدث
portal-reference-record = كما هو مسجل
portal-reference-where = أين
portal-reference-when = يوم حدوثها
portal-reference-reported = يوم الإبلاغ عنها
portal-reference-printed = طُبعت من صفحة الضحية في { $day }.
portal-another-title = عرض جريمة أخرى
portal-another-lead = إذا كان لديك رمز لجريمة أخرى، يمكنك كتابته هنا.
portal-another-after = سترى بعد ذلك صفحة تلك الجريمة، ويمكنك الانتقال من صفحة إلى أخرى. عند المغادرة تُغلَق الصفحتان.
portal-another-part = إذا فُتح جزء فقط من تلك الصفحة، يمكنك هناك استخدام «رؤية المزيد من صفحتك». وحتى ذلك الحين لا يمكنك العودة إلى هذه الصفحة.
portal-another-no-code = لا يوجد رمز للجريمة الأخرى، أو لا يعمل؟
portal-others = مفتوح أيضًا في هذه الزيارة
portal-others-this = ما يُعرض الآن:
portal-others-go = الانتقال إلى هذه الصفحة
portal-menu-reference = رقم مرجع الجريمة
    .more = لشركة تأمين أو صاحب بيت أو بنك
portal-menu-another = عرض جريمة أخرى
    .more = كتابة رمزها وقراءة الصفحتين
portal-menu-messages = الرسائل
    .more = للكتابة إلينا، وقراءة أجوبتنا
portal-menu-update = السؤال عن قضيتك
    .more = نسأل من يتولى قضيتك
portal-menu-call-me = طلب أن نتصل بك
    .more = في وقت آمن لك
portal-menu-more-help = أخبار أسرع ومساعدة أكثر
    .more = لمن هذا الحق، وكيفية الطلب
portal-menu-not-done = شيء لم يتم
    .more = يمكنك إخبارنا، وننظر فيه
portal-menu-get-help = الحصول على مساعدة الآن
    .more = أماكن تساعد، ليلًا ونهارًا
portal-menu-visits = أين فُتحت صفحتك
    .more = متى، ومن أي نوع من الأجهزة
portal-menu-who-looked = من اطّلع على قضيتك
    .more = من يعملون معنا، ولماذا
portal-menu-second-step = رؤية المزيد من صفحتك
    .more = رقم ثانٍ لا يملكه غيرك
portal-menu-support = دعم بالقرب منك
    .more = من يساعد في هذا، وكم مدة الانتظار
portal-menu-tell-once = إخبارنا مرة واحدة
    .more = ما لا داعي لقوله مرة أخرى
portal-menu-passport = كيف نتكلم معك
    .more = لغتك، وما يسهّل الكلام
portal-menu-contact = كيف نتواصل معك
    .more = ما هو آمن، وما ليس آمنًا
portal-menu-print = طباعة أو حفظ
    .more = نسأل أولًا هل الورق آمن
portal-menu-use-more-safely = استعمال هذه الصفحة بأمان أكثر
    .more = إن كان أحد ينظر إلى هاتفك أو حاسوبك
portal-help-title = الحصول على مساعدة الآن
portal-help-lead = لا حاجة إلى رمز. ولا يلزم أن يكون قد وصلنا منك شيء.
portal-help-people = أشخاص يمكنك الكلام معهم
portal-help-home = العنف المنزلي
    .more = الخط الوطني للمساعدة في العنف المنزلي. مجانًا، ليلًا ونهارًا، حين يؤذيك أو يخيفك أحد في البيت.
portal-help-fraud = الاحتيال
    .more = خدمة التبليغ عن الاحتيال. حين يأخذ أحد مالك بالخداع.
portal-help-anyone = أي جريمة
    .more = منظمة دعم الضحايا. مجانًا، ليلًا ونهارًا، لكل من أصابه أذى، سواء أخبرنا أم لا.
portal-help-sexual = الاغتصاب والاعتداء الجنسي
    .more = خط الدعم في حالات الاغتصاب والاعتداء الجنسي. مجانًا، ليلًا ونهارًا، من عمر 16 سنة.
portal-help-child = الأطفال والشباب
    .more = خط الطفل (تشايلدلاين). مجانًا، ليلًا ونهارًا، لكل من هو دون 19 سنة.
portal-help-men = الرجال الذين يتعرضون للأذى في البيت
    .more = خط النصيحة للرجال. مجانًا، في أيام الأسبوع، للرجال الذين يتعرضون للأذى أو التخويف في البيت.
portal-help-listen = من يستمع إليك
    .more = منظمة السامريين. مجانًا، ليلًا ونهارًا، حين يصبح الأمر فوق الاحتمال.
portal-help-stalking = الملاحقة
    .more = خط المساعدة الوطني للملاحقة. مجانًا، عندما يلاحقك شخص أو لا يتركك وشأنك.
portal-help-death = عند وفاة شخص
    .more = كروز لدعم من فقدوا عزيزًا. مجانًا، عند وفاة شخص قريب منك.
portal-deaf = إذا كنت لا تسمع أو لا تستطيع الكلام في الهاتف
portal-deaf-video = التحدث معنا بلغة الإشارة البريطانية
    .more = مكالمة فيديو، ينضم إليها مترجم.
portal-deaf-films = مشاهدة أفلامنا بلغة الإشارة البريطانية
portal-deaf-999-bsl = في حالة الخطر: تطبيق أو موقع { $service }. يتحدث معك مترجم بالإشارة. مجانًا، ليلًا ونهارًا.
portal-deaf-999-text = في حالة الخطر: رسالة إلى 999. يجب التسجيل أولًا بإرسال كلمة “{ $word }” إلى 999.
portal-help-near = بالقرب منك
portal-help-yours = ما يمكنك طلبه منّا
portal-help-yours-1 = معرفة ما يحدث في قضيتك، ومتى.
portal-help-yours-2 = أن نصلك بمن يستطيع المساعدة.
portal-help-yours-3 = أن نتكلم معك بلغتك، أو بلغة الإشارة.
portal-help-yours-4 = إخبار المحكمة كيف آذاك هذا، بكلماتك أنت.
portal-help-yours-5 = طلب إعادة النظر حين نقرر التوقف.
portal-get-code-title = كيفية الحصول على رمز
portal-get-code-lead = يعطيك إياه شخص، بعد التأكد من أنه أنت.
portal-get-code-how = كيف يتم ذلك
portal-get-code-how-1 = بالاتصال بنا، أو بسؤال من يتولى قضيتك.
portal-get-code-how-2 = نسأل بطريقة آمنة لك.
portal-get-code-how-3 = يصلك 12 رقمًا. تعمل هنا وعلى الهاتف.
portal-get-code-how-4 = الرمز الجديد يلغي القديم. يمكنك طلب رمز جديد في أي وقت.
portal-get-code-never = ما لا نفعله أبدًا
portal-get-code-never-1 = لا نرسل رمزًا بالبريد الإلكتروني أبدًا.
portal-get-code-never-2 = لا نتصل بك أبدًا لنسأل عن رمزك.
portal-get-code-never-3 = لا نخبر أحدًا غيرك أبدًا بأن لديك رمزًا.
portal-safer-title = استعمال هذه الصفحة بأمان أكثر
portal-safer-lead = هواتف بعض الناس وحواسيبهم ينظر إليها آخرون. قد يساعدك ما يلي.
portal-safer-leave = عند الحاجة إلى المغادرة بسرعة
portal-safer-leave-1 = الضغط على ”مغادرة هذه الصفحة“ أو على مفتاح إسكيب. يتم خروجك، وتظهر صفحة قد ينظر إليها أي أحد.
portal-safer-leave-2 = ذلك يخفي هذه الصفحة. لكنه لا يمحوها من السجل.
portal-safer-leave-3 = يعمل الزر والمفتاح من دون الإنترنت أيضًا. إن لم يعملا، فأغلق النافذة.
portal-safer-leave-4 = بعد 10 دقائق من دون أي ضغطة يتم خروجك في كل الأحوال.
portal-safer-before = قبل البدء
portal-safer-before-1 = من الأفضل استعمال هاتف أو حاسوب لا ينظر إليه أحد غيرك. في بعض المكتبات العامة حواسيب.
portal-safer-before-2 = النافذة الخاصة في المتصفح لا تحتفظ بسجل.
portal-safer-before-3 = إن كان هناك احتمال أن أحدًا وضع شيئًا في هاتفك ليراقبك، فمن الأفضل استعمال هاتف آخر.
portal-safer-before-4 = نرجو عدم حفظ رمزك في مكان قد يجده فيه أحد.
portal-safer-after = عند الانتهاء
portal-safer-after-1 = الخروج، ثم إغلاق النافذة.
portal-safer-after-2 = يحتفظ السجل بعنوان هذا الموقع، ومن كل صفحة بالاسم فقط: ”{ $title }“.
portal-safer-after-3 = قد يظهر الاتصال بنا في قائمة المكالمات وفي الفاتورة.
portal-safer-after-4 = محو السجل كله قد يبدو غريبًا هو أيضًا لمن يتفقده.
portal-way-easy = كلمات سهلة وصور
portal-way-young = للأطفال والشباب
portal-menu-easy = بكلمات سهلة
    .more = أسطر قصيرة، مع صورة بجانب كل سطر
portal-menu-young = للشباب
    .more = حين يكون عمرك دون 18 سنة
portal-menu-your-code = رمزك
    .more = كيف يعمل، وماذا يمكنك أن تفعل به
portal-menu-family = من يساعدونك
    .more = من يمكنه رؤية ماذا، وكيفية إيقاف ذلك
