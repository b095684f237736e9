# The pages that anyone may open without a code. A draft, like the rest, until somebody who speaks it has read it.
front-door-rights-number = السؤال { $number } من { $of }
front-door-rights-kept = لا نحتفظ بأي من أجوبتك. تختفي عند إغلاق هذه الصفحة.
front-door-next = التالي
front-door-back = رجوع
front-door-again = الإجابة من جديد
front-door-ask-who = من الذي أصابه الأذى؟
front-door-who-me = أنا
front-door-who-child = طفل، أو شخص أتكلم عنه
front-door-who-bereaved = مات شخص قريب مني بسبب جريمة
front-door-who-business = عمل تجاري
front-door-who-witness = شخص آخر. رأيت ذلك، أو أعرف عنه
front-door-who-not-said = لا أريد أن أقول
front-door-ask-kind = عن أي شيء هو؟
front-door-kind-home = شخص في البيت، أو شريك، أو أحد من الأسرة
front-door-kind-sexual = شيء جنسي
front-door-kind-violence = شخص تعرض للأذى أو التهديد
front-door-kind-hate = كراهية، بسبب من يكون الشخص
front-door-kind-property = شيء سُرق أو تضرر
front-door-kind-fraud = شخص أُخذ ماله بالخداع
front-door-kind-not-said = شيء آخر، أو لا أريد أن أقول
front-door-ask-when = متى حدث ذلك؟
front-door-when-week = في آخر 7 أيام، أو ما زال مستمرًا
front-door-when-two-years = في آخر سنتين
front-door-when-longer = قبل ذلك
front-door-when-not-said = لا أعرف، أو لا أريد أن أقول
front-door-ask-stage = أين وصل الأمر؟
front-door-stage-not-told = لم أخبركم به
front-door-stage-looked-into = أنتم تنظرون فيه
front-door-stage-stopped = قررتم عدم الاستمرار
front-door-stage-court = هو في طريقه إلى المحكمة
front-door-stage-over = قررت محكمة في الأمر
front-door-stage-not-said = لا أعرف، أو لا أريد أن أقول
front-door-answer-title = ما هو حق لك
front-door-answer-owed = هذه حقوقك
front-door-answer-next = ما يمكنك فعله الآن
front-door-note-witness = هذه الحقوق لمن أصابه الأذى. ومن رأى ذلك يحصل على مساعدة أيضًا. يمكنك الاتصال بنا، ونخبرك كيف.
front-door-note-business = هذه الحقوق للعمل التجاري أيضًا. ويمكنه أن يسمّي شخصًا واحدًا نتكلم معه.
front-door-note-soon-after = يمكن لمركز الاعتداء الجنسي أن يستقبلك الآن، حتى لو لم يصلنا منك شيء قط. لمعرفة مكانه يمكنك الاتصال بالرقم أدناه، أو بأي مستشفى.
front-door-note-home = لا يلزم ترك البيت، ولا اتخاذ أي قرار، للكلام مع شخص.
front-door-note-fraud = إن ذهب المال للتو، فالأفضل الاتصال بالبنك أولًا. الرقم 159 يصل إلى أغلب البنوك.
front-door-note-any-time = يمكنك إخبارنا مهما مرّ من الوقت.
front-door-note-your-choice = إخبارنا اختيارك أنت. والمساعدة متاحة لك في الحالتين.
front-door-note-bereaved = نأسف لوفاة شخص قريب منك. يمكن لضابط اتصال أن يعمل مع أسرتك: يمكنك أن تسأل من هو.
front-door-note-late-scheme = قد يكون وقت طلب المال عن الأذى قد انتهى. الأفضل الطلب مع ذلك: أحيانًا يُقبل طلب متأخر.
front-door-faster-title = أخبار أسرع ومساعدة أكثر
front-door-faster-likely = بحسب ما قلت، قد تصلك الأخبار أسرع، ومساعدة أكثر.
front-door-faster-ask = لا يلزم أن يقرر أحد هذا وحده. يمكنك سؤالنا، ويتكلم معك شخص عن ذلك.
front-door-faster-if = يمكنك طلب ذلك إن انطبق واحد مما يلي:
front-door-faster-if-1 = عمرك دون 18 سنة.
front-door-faster-if-2 = لديك مرض أو إعاقة، أو صعوبة في متابعة الأمور.
front-door-faster-if-3 = لديك خوف مما قد يحدث إن تكلمت.
front-door-faster-if-4 = كان ذلك خطيرًا جدًا، أو يحدث مرة بعد مرة.
front-door-within-working-day =
    { $count ->
        [zero] في اليوم نفسه.
        [one] خلال يوم عمل واحد.
        [two] خلال يومي عمل.
        [few] خلال { $count } أيام عمل.
        [many] خلال { $count } يوم عمل.
       *[other] خلال { $count } يوم عمل.
    }
front-door-within-day =
    { $count ->
        [zero] في اليوم نفسه.
        [one] خلال يوم واحد.
        [two] خلال يومين.
        [few] خلال { $count } أيام.
        [many] خلال { $count } يومًا.
       *[other] خلال { $count } يوم.
    }
front-door-within-month =
    { $count ->
        [zero] خلال الشهر نفسه.
        [one] خلال شهر واحد.
        [two] خلال شهرين.
        [few] خلال { $count } أشهر.
        [many] خلال { $count } شهرًا.
       *[other] خلال { $count } شهر.
    }
front-door-within-hour =
    { $count ->
        [zero] خلال الساعة نفسها.
        [one] خلال ساعة واحدة.
        [two] خلال ساعتين.
        [few] خلال { $count } ساعات.
        [many] خلال { $count } ساعة.
       *[other] خلال { $count } ساعة.
    }
front-door-faster-working-day =
    { $count ->
        [zero] مع الأخبار الأسرع: في اليوم نفسه.
        [one] مع الأخبار الأسرع: خلال يوم عمل واحد.
        [two] مع الأخبار الأسرع: خلال يومي عمل.
        [few] مع الأخبار الأسرع: خلال { $count } أيام عمل.
        [many] مع الأخبار الأسرع: خلال { $count } يوم عمل.
       *[other] مع الأخبار الأسرع: خلال { $count } يوم عمل.
    }
front-door-faster-day =
    { $count ->
        [zero] مع الأخبار الأسرع: في اليوم نفسه.
        [one] مع الأخبار الأسرع: خلال يوم واحد.
        [two] مع الأخبار الأسرع: خلال يومين.
        [few] مع الأخبار الأسرع: خلال { $count } أيام.
        [many] مع الأخبار الأسرع: خلال { $count } يومًا.
       *[other] مع الأخبار الأسرع: خلال { $count } يوم.
    }
front-door-faster-month =
    { $count ->
        [zero] مع الأخبار الأسرع: خلال الشهر نفسه.
        [one] مع الأخبار الأسرع: خلال شهر واحد.
        [two] مع الأخبار الأسرع: خلال شهرين.
        [few] مع الأخبار الأسرع: خلال { $count } أشهر.
        [many] مع الأخبار الأسرع: خلال { $count } شهرًا.
       *[other] مع الأخبار الأسرع: خلال { $count } شهر.
    }
front-door-faster-hour =
    { $count ->
        [zero] مع الأخبار الأسرع: خلال الساعة نفسها.
        [one] مع الأخبار الأسرع: خلال ساعة واحدة.
        [two] مع الأخبار الأسرع: خلال ساعتين.
        [few] مع الأخبار الأسرع: خلال { $count } ساعات.
        [many] مع الأخبار الأسرع: خلال { $count } ساعة.
       *[other] مع الأخبار الأسرع: خلال { $count } ساعة.
    }
front-door-window-working-day =
    { $count ->
        [zero] أمامك هذا اليوم.
        [one] أمامك يوم عمل واحد.
        [two] أمامك يوما عمل.
        [few] أمامك { $count } أيام عمل.
        [many] أمامك { $count } يوم عمل.
       *[other] أمامك { $count } يوم عمل.
    }
front-door-window-day =
    { $count ->
        [zero] أمامك هذا اليوم.
        [one] أمامك يوم واحد.
        [two] أمامك يومان.
        [few] أمامك { $count } أيام.
        [many] أمامك { $count } يومًا.
       *[other] أمامك { $count } يوم.
    }
front-door-window-month =
    { $count ->
        [zero] أمامك هذا الشهر.
        [one] أمامك شهر واحد.
        [two] أمامك شهران.
        [few] أمامك { $count } أشهر.
        [many] أمامك { $count } شهرًا.
       *[other] أمامك { $count } شهر.
    }
front-door-window-year =
    { $count ->
        [zero] أمامك هذه السنة.
        [one] أمامك سنة واحدة.
        [two] أمامك سنتان.
        [few] أمامك { $count } سنوات.
        [many] أمامك { $count } سنة.
       *[other] أمامك { $count } سنة.
    }
front-door-owed-r1-interpretation = الكلام والسمع بلغتك، مجانًا
front-door-owed-r2-crime-recorded = أن نسجل كلامك
front-door-owed-r3-written-acknowledgement = تأكيد مكتوب بأنك أخبرتنا
front-door-owed-r3-information-on-reporting = أن نخبرك كيف يجري كل هذا
front-door-owed-r4-needs-assessment = أن نسألك عن احتياجاتك
front-door-owed-r4-support-referral = أن نصلك بمن يساعد
front-door-owed-r5-compensation-information = أن نخبرك كيف يُطلب مال عمّا سبّبه ذلك
front-door-owed-r5-cics-application-limit = طلب مال من الدولة، لأنك تعرضت للأذى
front-door-owed-r6-not-investigated = أن نخبرك إن لم ننظر في الأمر، ولماذا
front-door-owed-r6-suspect-arrested = أن نخبرك بأن شخصًا قُبض عليه
front-door-owed-r6-suspect-interviewed = أن نخبرك بأن شخصًا سُئل عن الأمر، مع تسجيل كلامه
front-door-owed-r6-suspect-bailed-or-rui = أن نخبرك بأن شخصًا تُرك في الوقت الحالي
front-door-owed-r6-suspect-released-without-charge = أن نخبرك بأن شخصًا تُرك
front-door-owed-r6-update-preference = الاتفاق معنا كم مرة نتواصل
front-door-owed-r6-vrr-police-request = طلب أن ينظر شخص آخر من جديد في قرارنا
front-door-owed-r6-vrr-police-acknowledge = أن نخبرك بأننا نعلم بطلبك
front-door-owed-r6-vrr-police-result = أن نخبرك بنتيجة ذلك
front-door-owed-r7-vps-information = أن نخبرك كيف يمكنك قول ما فعله ذلك بك
front-door-owed-r7-vps-before-sentence = إخبار المحكمة بكلماتك كيف آذاك هذا
front-door-owed-r8-hearing-date = أن نخبرك متى وأين تكون جلسة المحكمة
front-door-owed-r8-required-to-give-evidence = أن نخبرك بأن المحكمة تحتاج إلى سماعك
front-door-owed-r8-bail-hearing = أن نخبرك إن تُرك شخص، وبأي شروط
front-door-owed-r8-special-measures-outcome = أن نخبرك كيف يُسهَّل الكلام في المحكمة، ورؤيتها من قبل
front-door-owed-r9-case-outcome = أن نخبرك كيف انتهى الأمر، ولماذا
front-door-owed-r9-sentence = أن نخبرك بما تعنيه العقوبة
front-door-owed-r9-uls-request = طلب النظر من جديد في عقوبة خفيفة جدًا
front-door-owed-r9-bereaved-cps-meeting = لقاء محامي القضية
front-door-owed-r11-vcs-referral = بعد بعض العقوبات الطويلة: أن نسألك عن رغبتك في معرفة موعد الخروج من السجن
front-door-owed-r12-phso = أن نخبرك أين يمكنك تقديم شكوى غيرنا
front-door-support-title = البحث عن دعم
front-door-support-lead = مجانًا، ولا يلزم أن يكون قد وصلنا منك شيء.
front-door-support-kept = لا نحتفظ باختياراتك هنا.
front-door-support-now = أرقام ترد ليلًا ونهارًا
front-door-need = عن أي شيء هو؟
front-door-need-talk = أريد الكلام مع شخص
front-door-need-domestic-abuse = شخص في البيت، أو شريك
front-door-need-sexual-offence = شيء جنسي
front-door-need-child = طفل
front-door-need-bereaved = شخص مات
front-door-need-hate = كراهية، بسبب من يكون الشخص
front-door-need-fraud = شخص أُخذ ماله بالخداع
front-door-need-stalking = شخص يلاحقني أو يواصل الاتصال بي
front-door-need-homicide = قُتل شخص قريب مني
front-door-area = أين مكان سكنك؟
front-door-area-any = لا أريد أن أقول
front-door-search = عرض من يساعد
front-door-search-again = البحث عن شيء آخر
front-door-found =
    { $count ->
        [0] من يساعد
        [zero] من يساعد
        [one] مكان واحد يساعد
        [two] مكانان يساعدان
        [few] { $count } أماكن تساعد
        [many] { $count } مكانًا يساعد
       *[other] { $count } مكان يساعد
    }
front-door-found-none = لا نعرف أحدًا لهذا هناك
    .more = يمكنك الاتصال بنا. يبحث شخص معك.
front-door-serves = للناس في
front-door-speaks = إلى جانب الإنجليزية:
front-door-has-room = يقبلون أشخاصًا جددًا.
front-door-is-full = لا مكان لديهم في الوقت الحالي.
front-door-waiting =
    { $count ->
        [zero] لا انتظار تقريبًا.
        [one] الانتظار نحو أسبوع واحد.
        [two] الانتظار نحو أسبوعين.
        [few] الانتظار نحو { $count } أسابيع.
        [many] الانتظار نحو { $count } أسبوعًا.
       *[other] الانتظار نحو { $count } أسبوع.
    }
front-door-stated-on = قالوا ذلك في { $day }.
front-door-through-us = يمكنك طلب ذلك منّا، ونصلك بهم. لا يقبلون أحدًا مباشرة.
front-door-site = زيارة موقعهم
front-door-leaving-title = أنت على وشك مغادرة هذا الموقع
front-door-leaving-to = الوجهة هي موقع
front-door-leaving-1 = لا نخبرهم من أنت، ولا أنك جئت من هنا.
front-door-leaving-2 = بعد ذلك يظهر موقعهم في سجل هاتفك أو حاسوبك.
front-door-leaving-3 = قد يكون زر المغادرة السريعة عندهم في مكان آخر، أو غير موجود.
front-door-leaving-4 = قد يطلبون حفظ شيء على هاتفك. يمكنك الرفض.
front-door-leaving-go = الذهاب إلى { $site }
front-door-leaving-stay = البقاء هنا
front-door-leaving-ring = يمكنك أيضًا الاتصال بهم:
front-door-complaint-title = إخبارنا بخطأ وقعنا فيه
front-door-complaint-lead = يمكن لأي أحد أن يشتكي. لا يلزم قول من أنت.
front-door-complaint-words = ما الخطأ الذي حدث؟
    .hint = بكلماتك أنت. ويمكنك قول ما يجب إصلاحه، إن أمكن.
front-door-complaint-words-needed = نرجو كتابة ما حدث من خطأ
front-door-way-back = كيف يمكننا أن نجيبك؟
    .hint = يمكنك ترك هذا فارغًا. نرجو كتابة ما لا يقرؤه ولا يرد عليه أحد غيرك فقط.
front-door-send = إرسال
front-door-too-much = أُرسل الآن أكثر مما يمكننا استقباله. يمكنك المحاولة بعد { $minutes } دقيقة، أو الاتصال بنا
front-door-complaint-no-case = هنا لا نقول أبدًا هل أخبرنا أحد بشيء.
front-door-complaint-ways = طرق أخرى
front-door-way-right = شيء كان حقًا لك ولم يتم
    .more = إن كان لديك رمز، فالأفضل قول ذلك في صفحتك. عندئذ نعرف أي قضية هي.
front-door-way-behaved = كيف تصرف معك أحد منّا
    .more = يمكنك تقديم الشكوى هنا، أو إلى المكتب المستقل لسلوك الشرطة:
front-door-way-answer = جوابنا غير مقبول لديك
    .more = يمكن لأمين المظالم البرلماني والصحي أن ينظر فيه، مجانًا:
front-door-way-commissioner = أمور فيها خطأ لكثير من الناس
    .more = مفوض الضحايا يتكلم عن كل من أصابه أذى. ولا يمكنه النظر في قضية واحدة.
front-door-complained = وصلتنا شكواك
front-door-complained-by = يقرؤها شخص ويتابعها في موعد أقصاه { $day }.
front-door-complained-answer = إن تركت طريقة للجواب، نجيب هناك. أو نقول من ينظر في الأمر.
front-door-complaint-about = عمّ هذه الشكوى؟
front-door-complaint-about-service = ما فعلناه أو لم نفعله
front-door-complaint-about-person = كيف عاملك أحد منّا
front-door-complaint-about-crime = شخص يعمل لدى الشرطة خالف القانون، أو يؤذي أحدًا أو يخيفه
front-door-complaint-whom = من المقصود بها؟
    .hint = اسم أو رقم، إن كان معروفًا لديك. عندها نبعد شكواك عنه.
front-door-complaint-earlier = رقم شكواك السابقة
    .hint = فقط إن سبق أن اشتكيت ولم يحلّ جوابنا الأمر.
front-door-complained-number = رقم شكواك { $number }. يمكنك ذكره إن لم يكفِ جوابنا. لا يلزم الاحتفاظ به.
front-door-complaint-steps = ما الذي يحدث للشكوى
front-door-complaint-step-1 = يجيب أولًا من قاموا بالعمل. هدفنا أن نجيب في 10 أيام عمل، أو أن نقول حتى ذلك الحين متى نجيب.
front-door-complaint-step-2 = إن لم يكفِ ذلك، يمكنك تقديم شكوى رسمية. ينظر فيها قسم المعايير المهنية: أشخاص لم يقوموا بالعمل.
front-door-complaint-step-3 = إن لم يكفِ ذلك أيضًا، يمكن لجهة خارج هذه الشرطة أن تراجعها. يقول جوابنا أي جهة، وإلى متى يمكنك الطلب.
front-door-feedback-title = رأيك في عملنا
front-door-feedback-lead = سؤال واحد. لا أحد يعرف من أنت.
front-door-score = كيف عاملناك؟
front-door-score-5 = جيد جدًا
front-door-score-4 = جيد
front-door-score-3 = لا جيد ولا سيئ
front-door-score-2 = سيئ
front-door-score-1 = سيئ جدًا
front-door-score-words = ماذا يجب أن نعرف؟
    .hint = يمكنك ترك هذا فارغًا. نرجو عدم كتابة أسماء وأرقام.
front-door-feedback-answer = لا يستطيع أحد أن يجيبك هنا. إن أردت جوابًا:
front-door-feedback-given = وصلنا
    .more = يقرأ أشخاص كل واحد من هذه، ويغيّرون ما يستطيعون.
front-door-near-title = دعم بالقرب منك
front-door-near-lead = مجانًا، ومنفصل عنّا. الاختيار لك. ويمكنك رفض كل ذلك.
front-door-near-ask = طلب أن نصلك بهم
front-door-near-asked = طلبت منّا هذا. هناك من يتابعه.
front-door-near-kept = لا يذهب شيء عنك إلى أي أحد قبل موافقتك.
front-door-near-else = هل الأمر عن شيء آخر؟

front-door-more = خيارات أكثر
front-door-age = كم عمر الشخص؟
front-door-age-wrong = نرجو كتابة عمر من 0 إلى 120
front-door-language = أي لغة؟
front-door-language-any = أي لغة كانت
front-door-access = ما الذي يسهّل الأمر؟
front-door-access-step-free = بلا درجات
front-door-access-hearing-loop = نظام سمعي لأجهزة السمع
front-door-access-sign-language = لغة الإشارة
front-door-access-quiet-room = غرفة هادئة
front-door-access-remote = بالهاتف أو على الشاشة
front-door-free = المجاني فقط
front-door-from-age = من عمر { $age }.
front-door-to-age = حتى عمر { $age }.
front-door-free-of-charge = هذا مجاني.
front-door-costs = قد يكلّف هذا شيئًا.
front-door-cost-not-said = لم تُذكر الكلفة
    .more = يساعدون في هذا. لا يذكرون كم يكلّف. يمكنك سؤالهم أولًا.
front-door-wrong = هنا شيء خاطئ
front-door-wrong-said = شكرًا. سينظر شخص في هذا.
front-door-wrong-not-said = لم نستطع أخذ ذلك. يمكنك المحاولة لاحقًا.
