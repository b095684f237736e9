# What happened in a case and what comes. A draft, like the rest, until somebody who speaks it has read it.

# Where things stand.
cases-status-reported = ننظر فيما أخبرتنا به.
cases-status-reported-again = ننظر في قضيتك من جديد.
cases-status-found = نظن أننا نعرف من فعل هذا. ما زلنا ننظر في الأمر.
cases-status-arrested = قبضنا على الشخص الآخر.
cases-status-interviewed = تكلمنا مع الشخص الآخر. ما زلنا ننظر في الأمر.
cases-status-released = تركنا الشخص الآخر يذهب. في الوقت الحالي ليس عليه أن يجيب أمام المحكمة.
cases-status-let-go = تركنا الشخص الآخر يذهب في الوقت الحالي. ما زلنا ننظر في الأمر.
cases-status-bailed = أُفرج عن الشخص الآخر أثناء التحقيق، بشروط يجب أن يلتزم بها.
    .easy = تركنا الشخص الآخر يذهب. عليه أن يلتزم ببعض الشروط. ما زلنا ننظر في الأمر.
cases-status-bailed-until = أُفرج عن الشخص الآخر أثناء التحقيق، بشروط يجب أن يلتزم بها. يجب أن يعود إلى مركز الشرطة في هذا اليوم: { $day }.
    .easy = تركنا الشخص الآخر يذهب. عليه أن يلتزم ببعض الشروط. يجب أن يعود في { $day }.
cases-status-bailed-no-rules-known-until = أُفرج عن الشخص الآخر أثناء التحقيق. يجب أن يعود إلى مركز الشرطة في هذا اليوم: { $day }.
cases-status-bailed-over = انتهت الشروط على الشخص الآخر. ما زلنا ننظر في الأمر.
cases-status-with-lawyers = يقرر أحد المحامين هل يذهب هذا إلى المحكمة.
cases-status-to-court = سيكون على الشخص الآخر أن يجيب أمام المحكمة.
cases-status-court = القضية في المحكمة. لم يُحدَّد بعد يوم جديد هناك.
cases-status-court-not-guilty-plea = قال الشخص الآخر في المحكمة إنه لم يفعل ذلك. ستكون هناك محاكمة.
    .easy = يقول الشخص الآخر إنه لم يفعل ذلك. ستكون هناك محاكمة. تسمع المحكمة الجميع، ثم تقرر.
cases-status-court-bail-granted = تركت المحكمة الشخص الآخر يذهب حتى الجلسة التالية. ربما عليه أن يلتزم ببعض الشروط.
    .easy = تركت المحكمة الشخص الآخر يذهب الآن. ربما عليه أن يلتزم ببعض الشروط.
cases-status-court-bail-varied = غيّرت المحكمة الشروط التي يجب أن يلتزم بها الشخص الآخر.
    .easy = غيّرت المحكمة الشروط على الشخص الآخر.
cases-status-court-remanded = الشخص الآخر في السجن حتى الجلسة التالية في المحكمة.
    .easy = الشخص الآخر في السجن الآن. يبقى هناك حتى الجلسة التالية في المحكمة.
cases-status-court-warrant-issued = لم يأتِ الشخص الآخر إلى المحكمة. أمرت المحكمة بالقبض عليه.
cases-status-found-guilty = قررت المحكمة أن الشخص الآخر فعل ذلك.
cases-status-found-guilty-guilty-plea = قال الشخص الآخر في المحكمة إنه فعل ذلك.
cases-status-found-guilty-convicted = قررت المحكمة أن الشخص الآخر فعل ذلك.
cases-status-sentenced = حكمت المحكمة بالعقوبة.
cases-status-appeal = طلب الشخص الآخر من محكمة أعلى أن تنظر في الأمر من جديد.
    .easy = الشخص الآخر لا يوافق على قرار المحكمة. تنظر محكمة أعلى من جديد.
cases-status-appeal-decided = قررت المحكمة الأعلى.
cases-status-release = حُدِّد يوم لخروج الشخص الآخر من السجن: { $day }.
    .easy = سيخرج الشخص الآخر من السجن. اليوم هو { $day }.
cases-status-not-guilty = قررت المحكمة أن الشخص الآخر غير مذنب.
cases-status-stopped = توقفت القضية في المحكمة.
cases-status-no-charge-police = قررنا ألا يذهب هذا إلى المحكمة.
cases-status-no-charge-cps = قرر المحامون ألا يذهب هذا إلى المحكمة.
cases-status-out-of-court = تمت تسوية الأمر من دون محكمة.
cases-status-not-investigated = لم نعد ننظر في هذا الأمر.
cases-status-you-stopped = قررت التوقف. يمكنك العودة.
cases-status-day-in-court = الجلسة التالية في المحكمة: { $moment }.
cases-status-day-passed = كانت هناك جلسة في المحكمة: { $day }. نسأل الآن ماذا حدث فيها.
cases-status-several = هناك أكثر من شخص آخر. لكل واحد سطر في الأسفل.
    .easy = هناك أكثر من شخص آخر.
cases-status-short-news = هناك بعض الأخبار. سيخبرك بها شخص من فريقنا.
cases-status-short-none = لا توجد أخبار جديدة اليوم. سنتصل بك عند وصول أي خبر.
cases-status-short-stale = لا نعرف بأي شيء جديد.
cases-offence-violence = آذاك شخص أو هددك
cases-offence-violence-business = تعرّض شخص في عملك التجاري لأذى أو تهديد
cases-offence-sexual = جريمة جنسية
cases-offence-robbery = سطو على شخص
cases-offence-burglary = سرقة من بيت
cases-offence-theft-person = أُخذ منك شيء
cases-offence-vehicle = جريمة تخص مركبة
cases-offence-bicycle = دراجة مسروقة
cases-offence-shoplifting = سرقة من متجر
cases-offence-other-theft = سرقة
cases-offence-criminal-damage-arson = أُتلف شيء لك
cases-offence-public-order = جريمة في مكان عام
cases-offence-drugs = جريمة تخص المخدرات
cases-offence-weapons = جريمة بسلاح
cases-offence-fraud = خدعك شخص من أجل المال
cases-offence-other = جريمة
cases-offence-death = وفاة

# What there is to do for now.
cases-todo-nothing = لا يلزم منك شيء الآن.
cases-todo-ring = يمكنك الاتصال بنا في الوقت المناسب لك. ونحن نحاول الوصول إليك أيضًا.
cases-todo-rung = سنتصل بك. يمكنك أيضًا أن تتصل بنا أولًا.
cases-todo-held = لا يلزمك فعل شيء الآن. يمكنك الاتصال بنا للكلام عن ذلك.
cases-todo-second-look = إن لم يكن القرار مقبولًا لديك، فأمامك وقت حتى { $day }.
    .easy = قد لا يكون القرار مقبولًا لديك. يمكنك طلب إعادة النظر. أمامك وقت حتى { $day }.
cases-todo-second-look-early = إن لم يكن القرار مقبولًا لديك، فمن الأفضل الطلب قريبًا.
    .easy = قد لا يكون القرار مقبولًا لديك. يمكنك طلب إعادة النظر. الأفضل الطلب قريبًا.
cases-todo-review-asked = لقد طلبت مراجعة القرار.
cases-todo-called = طُلب منك الكلام في المحكمة. يمكنك إخبارنا بما يسهّل ذلك.
cases-todo-rules = إن كُسر شرط، نرجو إخبارنا. وإن كنت في خطر فيمكنك الاتصال بالرقم 999.
    .spoken = إن كُسر شرط، نرجو إخبارنا. وإن كنت في خطر فيمكنك إنهاء المكالمة والاتصال بالرقم 9 9 9.
cases-todo-speak = يمكنك إخبار المحكمة كيف آذاك هذا، قبل العقوبة.
    .easy = يمكنك إخبار المحكمة كيف آذاك هذا. يكون ذلك قبل العقوبة.
cases-todo-too-short = إن بدت العقوبة أقصر بكثير مما يجب، نرجو الاتصال بنا فورًا. الوقت للطلب قليل.
    .easy = هل العقوبة أقصر بكثير مما يجب؟ نرجو الاتصال بنا فورًا. الوقت للطلب قليل.
cases-todo-safer = يمكنك إخبارنا بما يزيد شعورك بالأمان.
cases-todo-come-back = يمكنك العودة. لا يلزم قول السبب.
cases-todo-ask-why = يمكنك سؤالنا عن السبب. يشرحه لك شخص.
cases-todo-talk-about-it = يمكنك الكلام معنا عن ذلك. تبقى المساعدة متاحة لك.
cases-todo-explained = يمكنك الاتصال بنا، ونشرح ما يعنيه ذلك لك.

# How fresh it is.
cases-fresh-nothing = لا جديد منذ { $day }.
cases-fresh-new = آخر جديد: { $day }.
cases-fresh-looked = آخر مرة نظرنا فيها: { $moment }.
cases-fresh-stale = آخر ما وصلنا: { $moment }. قد تكون هناك أخبار لم تصلنا بعد.
    .easy = آخر ما وصلنا: { $moment }. قد تكون هناك أخبار أحدث.
cases-talk-head = نود أن نتكلم معك
cases-talk = يمكنك الاتصال بنا في الوقت المناسب لك. الاتصال مجاني.
    .spoken = لدينا شيء نقوله لك. يقوله لك شخص، بالكلام.
cases-talk-how = وسنحاول الوصول إليك أيضًا.
cases-call-to-come = سنتصل بك لنخبرك عن قضيتك
cases-call-to-come-who = سيتصل بك شخص من فريقنا، وليس آلة.
cases-call-to-come-if-not = إذا لم نتمكن من الوصول إليك حتى ذلك الحين، يمكنك قراءة الخبر هنا في اليوم التالي.
cases-held = نخبرك بالشيء الوحيد الذي كان عليه أن ينتظر، أو نقول كم بقي من الوقت

# What we promise.
cases-promise-by = في موعد أقصاه { $day }
cases-promise-was-due = كان هذا مستحقًا في { $day }
cases-promise-sorry = لم يتم ذلك. نحن آسفون. هو الآن عند { $name }. يمكنك أن تسألنا متى سيتم.
cases-promise-who = المتابعة عند { $name }.
cases-promise-who-agreed = المتابعة عند { $name }، بالطريقة التي اتفقنا عليها معك.
cases-promise-if-not = إن لم نستطع حتى ذلك الوقت، نخبرك قبله، ونقول السبب.
    .easy = إن لم نستطع، نقول لك السبب.
cases-promise-if-longer = إن احتاج ذلك وقتًا أطول، نخبرك، ونقول السبب.
cases-promise-aim =
    هدفنا { $count ->
        [zero] اليوم نفسه
        [one] يوم عمل واحد
        [two] يوما عمل
        [few] { $count } أيام عمل
        [many] { $count } يوم عمل
       *[other] { $count } يوم عمل
    }. إن احتاج ذلك وقتًا أطول، نخبرك، ونقول السبب.
cases-in-touch-phone = نتصل بك، حتى لو لم يتغير شيء
cases-in-touch-text = نرسل لك رسالة نصية، حتى لو لم يتغير شيء
cases-in-touch-email = نكتب إليك، حتى لو لم يتغير شيء
cases-in-touch-letter = نكتب إليك، حتى لو لم يتغير شيء
cases-in-touch-in-person = نلتقي بك، حتى لو لم يتغير شيء
cases-cover = { $officer } في غياب الآن. البديل { $name }، مع إمكان قراءة ما أخبرتنا به.
    .easy = { $officer } في غياب الآن. يساعدك الآن { $name }.
cases-cover-until = { $officer } في غياب حتى { $day }. البديل { $name }، مع إمكان قراءة ما أخبرتنا به.
    .easy = { $officer } في غياب حتى { $day }. يساعدك الآن { $name }.
cases-promise-r4_support_referral = سنصلك بمن يستطيع المساعدة
cases-promise-r9_uls_information = نخبرك كيف يُطلب تطويل العقوبة
cases-promise-r11_vcs_referral = نعرض عليك شخصًا يخبرك عن السنوات بعد العقوبة
    .easy = نعرض عليك شخصًا للكلام معه. يعرف ما يأتي بعد العقوبة.
cases-promise-r11_vlo_first_contact = يتواصل ذلك الشخص معك
cases-after-anything-new =
    { $count ->
        [zero] في اليوم نفسه بعد أي جديد
        [one] خلال يوم عمل واحد بعد أي جديد
        [two] خلال يومي عمل بعد أي جديد
        [few] خلال { $count } أيام عمل بعد أي جديد
        [many] خلال { $count } يوم عمل بعد أي جديد
       *[other] خلال { $count } يوم عمل بعد أي جديد
    }
cases-after-anything-new-aim = حين يكون هناك جديد
cases-tell-anything-new = نخبرك بما حدث
cases-after-decision =
    { $count ->
        [zero] في يوم القرار نفسه
        [one] خلال يوم عمل واحد بعد القرار
        [two] خلال يومي عمل بعد القرار
        [few] خلال { $count } أيام عمل بعد القرار
        [many] خلال { $count } يوم عمل بعد القرار
       *[other] خلال { $count } يوم عمل بعد القرار
    }
cases-after-decision-aim = بعد القرار
cases-tell-decision = نخبرك بما قرره المحامي، ولماذا
cases-after-court-date =
    { $count ->
        [zero] في يوم معرفتنا بموعد الجلسة
        [one] خلال يوم عمل واحد بعد معرفتنا بموعد الجلسة
        [two] خلال يومي عمل بعد معرفتنا بموعد الجلسة
        [few] خلال { $count } أيام عمل بعد معرفتنا بموعد الجلسة
        [many] خلال { $count } يوم عمل بعد معرفتنا بموعد الجلسة
       *[other] خلال { $count } يوم عمل بعد معرفتنا بموعد الجلسة
    }
cases-after-court-date-aim = حين نعرف موعد الجلسة
cases-tell-court-date = نخبرك باليوم والوقت والمكان في المحكمة
    .easy = نخبرك بيوم المحكمة. نخبرك بالوقت والمكان.
cases-after-court-result =
    { $count ->
        [zero] في يوم وصول الخبر من المحكمة
        [one] خلال يوم عمل واحد بعد وصول الخبر من المحكمة
        [two] خلال يومي عمل بعد وصول الخبر من المحكمة
        [few] خلال { $count } أيام عمل بعد وصول الخبر من المحكمة
        [many] خلال { $count } يوم عمل بعد وصول الخبر من المحكمة
       *[other] خلال { $count } يوم عمل بعد وصول الخبر من المحكمة
    }
cases-after-court-result-aim = حين يصلنا الخبر من المحكمة
cases-tell-court-result = نخبرك بما حدث في المحكمة
cases-after-sentence =
    { $count ->
        [zero] في يوم معرفتنا بالعقوبة
        [one] خلال يوم عمل واحد بعد معرفتنا بالعقوبة
        [two] خلال يومي عمل بعد معرفتنا بالعقوبة
        [few] خلال { $count } أيام عمل بعد معرفتنا بالعقوبة
        [many] خلال { $count } يوم عمل بعد معرفتنا بالعقوبة
       *[other] خلال { $count } يوم عمل بعد معرفتنا بالعقوبة
    }
cases-after-sentence-aim = حين نعرف العقوبة
cases-tell-sentence = نخبرك بالعقوبة، وبما تعنيه
cases-after-appeal =
    { $count ->
        [zero] في يوم وصول الخبر من المحكمة الأعلى
        [one] خلال يوم عمل واحد بعد وصول الخبر من المحكمة الأعلى
        [two] خلال يومي عمل بعد وصول الخبر من المحكمة الأعلى
        [few] خلال { $count } أيام عمل بعد وصول الخبر من المحكمة الأعلى
        [many] خلال { $count } يوم عمل بعد وصول الخبر من المحكمة الأعلى
       *[other] خلال { $count } يوم عمل بعد وصول الخبر من المحكمة الأعلى
    }
cases-after-appeal-aim = حين يصلنا الخبر من المحكمة الأعلى
cases-tell-appeal = نخبرك بكل يوم هناك، وبما تقرر
cases-after-all = إن ظهرت أمور جديدة
cases-tell-after-all = ننظر في الأمر من جديد، ونخبرك
cases-after-short = حين يكون هناك جديد
cases-tell-short = نتواصل معك

# How long it takes.
cases-wait-looking = كم من الوقت ننظر في الأمر؟
cases-wait-deciding = كم نحتاج من الوقت لنقرر؟
cases-wait-lawyers = كم يحتاج المحامون من الوقت؟
cases-wait-court = كم تحتاج المحكمة من الوقت؟
cases-wait-sentence = كم من الوقت حتى العقوبة؟
cases-wait-appeal = كم تحتاج المحكمة الأعلى من الوقت؟
cases-wait-half-days = نصف القضايا المشابهة تحتاج من { $low } إلى { $high } من الأيام.
cases-wait-half-weeks = نصف القضايا المشابهة تحتاج من { $low } إلى { $high } من الأسابيع.
cases-wait-most-days = { $tenths } من كل 10 قضايا مشابهة تحتاج من { $low } إلى { $high } من الأيام.
cases-wait-most-weeks = { $tenths } من كل 10 قضايا مشابهة تحتاج من { $low } إلى { $high } من الأسابيع.
cases-wait-so-far-days =
    { $count ->
        [0] قضيتك بدأت اليوم.
        [zero] قضيتك بدأت اليوم.
        [one] مرّ على قضيتك يوم واحد حتى الآن.
        [two] مرّ على قضيتك يومان حتى الآن.
        [few] مرّ على قضيتك { $count } أيام حتى الآن.
        [many] مرّ على قضيتك { $count } يومًا حتى الآن.
       *[other] مرّ على قضيتك { $count } يوم حتى الآن.
    }
cases-wait-so-far-weeks =
    { $count ->
        [0] قضيتك بدأت هذا الأسبوع.
        [zero] قضيتك بدأت هذا الأسبوع.
        [one] مرّ على قضيتك أسبوع واحد حتى الآن.
        [two] مرّ على قضيتك أسبوعان حتى الآن.
        [few] مرّ على قضيتك { $count } أسابيع حتى الآن.
        [many] مرّ على قضيتك { $count } أسبوعًا حتى الآن.
       *[other] مرّ على قضيتك { $count } أسبوع حتى الآن.
    }
cases-wait-long = هذا أطول من أغلب القضايا. يمكنك الاتصال بنا، ويتم سؤالهم عن السبب من { $name }.
cases-wait-long-asked = هذا أطول من أغلب القضايا. نسألهم الآن عن السبب. ونخبرك بما يقولون.
cases-wait-long-ours = هذا أطول من أغلب القضايا. يمكنك الاتصال بنا، ويصلك السبب من { $name }.

# Each step, and what it means.
cases-step-case-recorded = أخبرتنا بما حدث
    .more = سجلناه على أنه جريمة. منذ ذلك اليوم لديك حقوق، وهي مكتوبة في هذه الصفحة.
cases-step-case-recorded-by-others = وصلنا خبر بما حدث
    .more = سجلناه على أنه جريمة. منذ ذلك اليوم لديك حقوق، وهي مكتوبة في هذه الصفحة.
cases-step-case-outcome-open = راجعنا قضيتك
    .more = نظرنا في كل ما لدينا حتى الآن. لم يتقرر شيء بعد.
cases-step-case-outcome-to-court = سيكون على الشخص الآخر أن يجيب أمام المحكمة
cases-step-case-outcome-out-of-court = انتهى الأمر من دون محكمة
cases-step-case-outcome-no-charge = القرار: لا يذهب هذا إلى المحكمة
cases-step-case-outcome-closed = أغلقنا القضية
cases-step-case-officer-changed = شخص جديد يتولى العمل
    .more = تغيّر الشخص الذي يتولى العمل على قضيتك. الشخص الجديد يقرأ ما أخبرتنا به من قبل.
cases-step-case-not-investigated = قررنا ألا ننظر في الأمر أكثر
    .more = يمكنك سؤالنا أكثر عن السبب. إن ظهرت أمور جديدة، ننظر من جديد.
cases-step-case-reopened = فتحنا قضيتك من جديد
    .more = ظهر شيء جديد. ننظر في الأمر مرة أخرى.
cases-step-case-looked-at = نظرنا في قضيتك مرة أخرى
    .more = لم يكن هناك جديد في ذلك اليوم. ما زلنا نعمل عليها.
cases-step-case-sent-to-cps = أعطينا كل شيء للمحامين
    .more = هؤلاء المحامون هم ”دائرة الادعاء الملكية“. هم يقررون هل يذهب هذا إلى المحكمة. وهم لا يعملون لدينا.
cases-step-case-withdrawn = قررت التوقف
    .more = هذا اختيارك. يمكنك العودة، وتبقى المساعدة متاحة لك.
cases-step-suspect-identified = نظن أننا نعرف من فعل هذا
    .more = هذا لا يثبته بعد. ما زال علينا أن نعرف المزيد.
cases-step-suspect-arrested = قبضنا على شخص
    .more = القبض على شخص يعني إبقاءه عندنا لنسأله عن الأمر. ولا يعني أن شيئًا قد تقرر.
cases-step-suspect-interviewed = تكلمنا مع الشخص الآخر
    .more = سألناه عمّا حدث. نلتزم بقواعد تجعل كلامه مقبولًا في المحكمة.
cases-step-suspect-interviewed-as-witness = تكلمنا مع شخص قد يعرف المزيد
    .more = جاء ليخبرنا بما يعرف.
cases-step-suspect-released-without-charge = تركنا الشخص الآخر يذهب
    .more = لم يكن لدينا ما يكفي لإبقائه. هذا يُسمّى ”إخلاء سبيل من دون تهمة“. ما زال بإمكاننا البحث أكثر.
cases-step-suspect-bailed = تركنا الشخص الآخر يذهب في الوقت الحالي
    .more = هذا يُسمّى ”الإفراج بكفالة“. قد تكون معه شروط. إن كسر شرطًا، نرجو إخبارنا، أو الاتصال بالرقم 999 عند الخطر.
cases-step-suspect-bail-changed-conditions-varied = تغيّرت الشروط على الشخص الآخر
    .more = يمكنك الاتصال بنا، ونشرح لك الشروط الجديدة.
cases-step-suspect-bail-changed-extended = يجب أن يعود الشخص الآخر في يوم لاحق
    .more = نحتاج إلى وقت أكثر لنعرف ماذا حدث.
cases-step-suspect-bail-changed-cancelled = رُفعت الشروط عن الشخص الآخر
    .more = لم يعد عليه أن يلتزم بها. إن كان هذا يقلقك، يمكنك الاتصال بنا. وعند الخطر يكون الاتصال بالرقم 999.
cases-step-suspect-bail-changed-ended = انتهت الشروط على الشخص الآخر
    .more = لم يعد عليه أن يلتزم بها. إن كان هذا يقلقك، يمكنك الاتصال بنا. وعند الخطر يكون الاتصال بالرقم 999.
cases-step-suspect-released-under-investigation = تركنا الشخص الآخر يذهب في الوقت الحالي
    .more = هذا يُسمّى ”إخلاء سبيل مع استمرار التحقيق“. ما زلنا ننظر في الأمر.
cases-step-suspect-charged = سيكون على الشخص الآخر أن يجيب أمام المحكمة
    .more = هذا يُسمّى ”توجيه التهمة“. المحكمة تقرر الآن ماذا يحدث.
cases-step-suspect-out-of-court-disposal = تمت تسوية الأمر من دون محكمة
    .more = يمكن ذلك حين تكون المرة الأولى، أو يكون الأمر أقل خطورة. ويُسجَّل ذلك.
cases-step-prosecution-decision-charge = القرار: يذهب هذا إلى المحكمة
    .more = هناك ما يكفي لتنظر فيه المحكمة. بعد ذلك تأتي جلسة في المحكمة.
cases-step-prosecution-decision-no-charge-police = القرار: لا يذهب هذا إلى المحكمة
    .more = نحن قررنا ذلك. لا يعني هذا أننا لا نصدقك. يمكنك سؤالنا عن السبب، وطلب إعادة النظر.
cases-step-prosecution-decision-no-charge-cps = القرار: لا يذهب هذا إلى المحكمة
    .more = المحامون قرروا ذلك. لا يعني هذا أن أحدًا لا يصدقك. يمكنك السؤال عن السبب، وطلب إعادة النظر.
cases-step-prosecution-decision-discontinued = أوقف المحامون القضية
    .more = قرروا أنها لا تستطيع أن تستمر. يمكنك السؤال عن السبب، وطلب إعادة النظر.
cases-step-prosecution-decision-charge-altered = تغيّر ما على الشخص الآخر أن يجيب عنه
    .more = غيّر المحامون ما تنظر فيه المحكمة. يمكنك الاتصال بنا، ونشرحه لك.
cases-step-hearing-listed-first-hearing = حُدِّدت أول جلسة في المحكمة
    .more = يُسأل الشخص الآخر من هو، وهل فعل ذلك. كثيرًا ما تكون قصيرة.
cases-step-hearing-listed-plea-and-trial-preparation = حُدِّد يوم للتحضير للمحاكمة
    .more = تسأل المحكمة مرة أخرى هل فعل ذلك، وتخطط للمحاكمة. لا يحكي أحد بعد ما حدث.
cases-step-hearing-listed-trial = حُدِّد يوم المحاكمة
    .more = في المحاكمة تسمع المحكمة الجميع، وتقرر هل فعل الشخص الآخر ذلك.
cases-step-hearing-listed-sentence = حُدِّد يوم للعقوبة
    .more = سمعت المحكمة هل فعل ذلك. في هذا اليوم تقول ماذا يحدث له.
cases-step-hearing-listed-appeal = حُدِّد يوم في المحكمة الأعلى
    .more = ينظر قضاة آخرون فيما قررته المحكمة الأولى.
cases-step-hearing-listed-bail = حُدِّد يوم لتقرير الشروط أو السجن حتى المحاكمة
    .more = تقرر المحكمة هل ينتظر في السجن، أو يُترك بشروط.
cases-step-hearing-listed-other = حُدِّدت جلسة في المحكمة
    .more = تنظر المحكمة في شيء يجب حسمه أولًا.
cases-step-hearing-resulted-adjourned = نُقلت الجلسة إلى يوم آخر
    .more = تحتاج المحكمة إلى وقت أكثر. نخبرك باليوم الجديد حين نعرفه.
cases-step-hearing-resulted-guilty-plea = قال الشخص الآخر في المحكمة إنه فعل ذلك
    .more = لا محاكمة حول من فعل ذلك. بعد ذلك تأتي العقوبة.
cases-step-hearing-resulted-not-guilty-plea = قال الشخص الآخر في المحكمة إنه لم يفعل ذلك
    .more = ستكون هناك محاكمة. تسمع المحكمة الجميع ثم تقرر.
cases-step-hearing-resulted-convicted = قررت المحكمة أن الشخص الآخر فعل ذلك
    .more = بعد ذلك تأتي العقوبة.
cases-step-hearing-resulted-acquitted = قررت المحكمة أن الشخص الآخر غير مذنب
    .more = يجب أن تكون المحكمة متأكدة جدًا. وعدم التأكد لا يعني أنها لا تصدقك.
cases-step-hearing-resulted-discontinued = توقفت القضية في المحكمة
    .more = قرر المحامون أنها لا تستطيع أن تستمر. يمكنك السؤال عن السبب، وطلب إعادة النظر.
cases-step-hearing-resulted-sentenced = حكمت المحكمة بالعقوبة
    .more = يمكنك الاتصال بنا، ونشرح ما تعنيه.
cases-step-hearing-resulted-bail-granted = تركت المحكمة الشخص الآخر يذهب حتى الجلسة التالية
    .more = ربما عليه أن يلتزم ببعض الشروط. يمكنك الاتصال بنا، ونسأل لك عنها.
cases-step-hearing-resulted-bail-varied = غيّرت المحكمة الشروط على الشخص الآخر
    .more = يمكنك الاتصال بنا، ونشرح لك الشروط الجديدة.
cases-step-hearing-resulted-remanded = الشخص الآخر في السجن حتى الجلسة التالية في المحكمة
    .more = قررت المحكمة ألا يكون في الخارج.
cases-step-hearing-resulted-warrant-issued = أمرت المحكمة بالقبض على الشخص الآخر
    .more = لم يأتِ إلى المحكمة. الشرطة تبحث عنه الآن. وعند الخطر يكون الاتصال بالرقم 999.
cases-step-appeal-lodged = طلب الشخص الآخر من محكمة أعلى أن تنظر من جديد
    .more = لا يوافق على ما قررته المحكمة. هذا يُسمّى ”الاستئناف“.
cases-step-appeal-resulted = قررت المحكمة الأعلى
    .more = نظر قضاة آخرون في الأمر. كلماتهم مكتوبة في الأعلى.
cases-step-offender-release-planned = حُدِّد يوم للخروج من السجن: { $day }
    .more = إن كان هذا يقلقك، يمكنك الاتصال بنا. ويمكننا الكلام عمّا يزيد شعورك بالأمان.
cases-step-property-seized = أخذنا شيئًا من أغراضك لننظر فيه
    .more = نحفظه بأمان. يعود إليك حين لا يحتاج إليه أحد.
cases-step-property-ready = شيء من أغراضك جاهز ليعود إليك
    .more = يمكنك الاتصال بنا، ونتفق كيف يصل إليك.
cases-step-property-returned = عاد إليك شيء من أغراضك
    .more = سجلنا أنه لديك.
cases-step-victim-added = صرت جزءًا من هذه القضية
    .more = منذ ذلك اليوم لديك هنا حقوق خاصة بك.
cases-step-victim-contacted-talked = تكلمنا معك
    .more = تكلم معك شخص ممن يهتمون بك.
cases-step-victim-contacted-written = كتبنا إليك
    .more = ذهبت إليك رسالة منّا، بالطريقة التي اتفقنا عليها معك.
cases-step-victim-contacted-not-reached = حاولنا الوصول إليك
    .more = لم نصل إليك. يمكنك الاتصال بنا في أي وقت.
cases-step-victim-needs-assessed = سألنا عن احتياجاتك
    .more = بهذا يتقرر أي مساعدة تصلك، وبأي سرعة تصلك الأخبار.

# Lines under a step.
cases-bail-protects-you = بعض هذه الشروط موجود لحمايتك.
cases-under-caution = تم سؤاله بعد تحذير رسمي: ما قاله يمكن أن يُحسب في المحكمة.
cases-not-charged = لا توجد تهمة عليه الآن.
cases-no-rules = لا توجد شروط يجب أن يلتزم بها. ما زلنا ننظر في الأمر.
cases-help-offered = المساعدة متاحة لك. يمكنك الاتصال بنا، ونصلك بها.
cases-second-look-police = إذا جرى استجواب شخص رسميًا، فقد يمكنك طلب مراجعة. اطلب ذلك على صفحتك أو اتصل بنا، خلال 3 أشهر.
cases-second-look-cps = يمكنك أن تطلب من المحامين مراجعة القرار. اطلب ذلك قريبًا، على صفحتك أو بالاتصال بنا. سنساعدك.
cases-parole = قد يقرر مجلس الإفراج المشروط في الأمر. عندئذ يمكنك إخباره كيف آذاك هذا. يمكنك الاتصال بنا، ونساعدك.
cases-hearing-for = الموعد: { $moment }، { $court }.
cases-hearing-somewhere = الموعد: { $moment }. لا نعرف المكان بعد.
cases-hearing-place = { $moment }، { $court }.
cases-hearing-asked = طُلب منك الكلام هناك. يمكنك اختيار من يأتي معك، وكيف.
cases-court-words = بكلمات المحكمة نفسها: ”{ $words }“
cases-reason = السبب، كما هو مكتوب: ”{ $words }“
cases-bail-conditions = شروط الإفراج، كما هي مكتوبة:
cases-bail-must-not = يُمنع عليه (مكتوب بالإنجليزية): ”{ $words }“
cases-bail-must = يجب عليه (مكتوب بالإنجليزية): ”{ $words }“
cases-bail-rule = شرط، كما هو مكتوب: ”{ $words }“
cases-bail-by-person = هناك شروط يجب أن يلتزم بها. سيشرحها لك شخص منا: يمكنك الاتصال بنا في أي وقت.
    .spoken = هناك شروط يجب أن يلتزم بها. سيشرحها لك شخص منا.
cases-bail-changed-by-person = تغيرت الشروط. يمكنك الاتصال بنا لنشرح لك الشروط الجديدة.
    .spoken = تغيرت الشروط. سيشرح لك شخص منا الشروط الجديدة.

# How it ended.
cases-outcome-0 = لم يتقرر شيء بعد.
cases-outcome-1 = سيكون على الشخص الآخر أن يجيب أمام المحكمة.
cases-outcome-1A = سيكون على الشخص الآخر أن يجيب أمام المحكمة. ذلك عن جريمة غير التي سجلناها أولًا.
cases-outcome-2 = قال شخص دون 18 سنة إنه فعل ذلك. حصل على تحذير يبقى في السجل، من دون محكمة.
cases-outcome-2A = حصل شخص دون 18 سنة على تحذير يبقى في السجل. كان ذلك عن جريمة غير التي سجلناها أولًا.
cases-outcome-3 = قال الشخص الآخر إنه فعل ذلك. حصل على تحذير يبقى في السجل، من دون محكمة.
cases-outcome-3A = حصل الشخص الآخر على تحذير يبقى في السجل. كان ذلك عن جريمة غير التي سجلناها أولًا.
cases-outcome-4 = قال الشخص الآخر إنه فعل هذا أيضًا. تنظر فيه محكمة مع جرائم أخرى.
cases-outcome-5 = الشخص الذي نظن أنه فعل ذلك قد مات. لن تكون هناك محكمة.
cases-outcome-6 = كان على الشخص الآخر أن يدفع مبلغًا محددًا.
cases-outcome-7 = حصل الشخص الآخر على تحذير بشأن المخدرات.
cases-outcome-8 = وافق الشخص الآخر على إصلاح الأمر، من دون محكمة.
cases-outcome-9 = قرر المحامون ألا يذهب هذا إلى المحكمة. يمكنك السؤال عن أسبابهم، وطلب إعادة النظر.
cases-outcome-10 = قررنا ألا نمضي في الأمر. يمكنك سؤالنا عن الأسباب.
cases-outcome-11 = الشخص أصغر من أن يسمح القانون بأخذه إلى المحكمة.
cases-outcome-12 = الشخص مريض إلى حد لا يمكن معه أخذه إلى المحكمة.
cases-outcome-13 = شخص تحتاج المحكمة إلى سماعه لا يستطيع الكلام هناك. لذلك لا يمكن الاستمرار.
cases-outcome-14 = لم نعرف من فعل ذلك. نغلق القضية. إن أردت الاستمرار، نرجو إخبارنا.
cases-outcome-15 = نغلق القضية. لم نستطع إثبات ذلك. لا يعني هذا أننا لا نصدقك.
cases-outcome-16 = نغلق القضية. إن أردت الاستمرار، نرجو إخبارنا. تبقى المساعدة متاحة لك.
cases-outcome-17 = يعطي القانون مدة للذهاب إلى المحكمة، وقد انتهت. يمكنك سؤالنا، ونشرح ماذا حدث.
cases-outcome-18 = نغلق القضية. لم نستطع أن نعرف من فعل ذلك.
cases-outcome-19 = ما أخبرتنا به صار عند فريق الاحتيال للبلد كله. هم يقررون من ينظر فيه.
cases-outcome-20 = جهة أخرى تتولى هذا الآن. يمكنك الاتصال بنا، ونخبرك من هي، وكيفية الوصول إليها.
cases-outcome-21 = قررنا ألا ننظر أكثر. يمكنك سؤالنا عن الأسباب.
cases-outcome-22 = يشارك الشخص الآخر في دورة. هدفها ألا يفعل ذلك مرة أخرى.

# Now.
cases-now-reported = ننظر في الأمر
    .more = نقرأ ما أخبرتنا به، ونرى ما الذي يمكن معرفته. ما زال بإمكانك الإضافة إليه.
cases-now-found = نبحث عن المزيد
    .more = نبحث عمّا يبيّن من فعل ذلك. ما زال بإمكانك الإضافة إلى ما أخبرتنا به.
cases-now-arrested = نسأل الشخص الآخر عن ذلك
    .more = ما زال بإمكانك الإضافة إلى ما أخبرتنا به.
cases-now-interviewed = نجمع كل شيء معًا
    .more = نتأكد مما قاله كل واحد. ما زال بإمكانك الإضافة إلى ما أخبرتنا به.
cases-now-released = نرى ما الذي يمكن فعله غير ذلك
    .more = ما زال بإمكانك الإضافة إلى ما أخبرتنا به.
cases-now-let-go = ما زلنا ننظر في الأمر
    .more = ما زال بإمكانك الإضافة إلى ما أخبرتنا به.
cases-now-bailed = ما زلنا ننظر في الأمر
    .more = يجب أن يلتزم الشخص الآخر بالشروط. إن كسر شرطًا، نرجو إخبارنا. وعند الخطر يكون الاتصال بالرقم 999.
cases-now-with-lawyers = أحد المحامين يقرر
    .more = يقرأ المحامي كل شيء، ثم يقول نعم أو لا. ما زال بإمكانك الإضافة إلى ما أخبرتنا به.
cases-now-to-court = في انتظار أول جلسة في المحكمة
    .more = إن طُلب منك الكلام هناك، نخبرك أولًا.
cases-now-court = في انتظار الجلسة التالية في المحكمة
    .more = إن طُلب منك الكلام هناك، نخبرك أولًا.
cases-now-called = طُلب منك الكلام هناك. يمكنك الاتصال بنا بشأن أي شيء يساعدك.
cases-now-found-guilty = في انتظار العقوبة
    .more = ما زال بإمكانك كتابة كيف آذاك هذا. تقرؤه المحكمة قبل أن تقرر.
cases-now-sentenced = انتهى عمل المحكمة
    .more = إن كانت العقوبة في رأيك أقصر بكثير مما يجب، نرجو الاتصال بنا قريبًا. الوقت للطلب قليل.
cases-now-appeal = تنظر محكمة أعلى في الأمر
    .more = نخبرك بكل يوم هناك، وبما قيل.
cases-now-appeal-decided = انتهى عمل المحكمة الأعلى
    .more = يمكنك الاتصال بنا، ونشرح ما يعنيه ذلك.
cases-now-release = حُدِّد يوم للخروج من السجن
    .more = يمكنك قول ما يزيد شعورك بالأمان، بالاتصال بنا.
cases-now-not-guilty = انتهى عمل المحكمة
    .more = قد يكون سماع هذا صعبًا. يمكنك الكلام معنا، وتبقى المساعدة متاحة لك.
cases-now-stopped = توقفت القضية
    .more = يمكنك السؤال عن السبب، وطلب إعادة النظر.
cases-now-no-charge = لا يذهب هذا إلى المحكمة
    .more = يمكنك السؤال عن السبب، وطلب إعادة النظر.
cases-now-out-of-court = تمت تسوية الأمر
    .more = يمكنك السؤال لماذا تم بهذه الطريقة.
cases-now-closed = القضية مغلقة
    .more = يمكنك السؤال عن السبب. إن ظهرت أمور جديدة، نفتحها من جديد.
cases-now-not-investigated = لا ننظر أكثر
    .more = يمكنك السؤال عن السبب. إن ظهرت أمور جديدة، ننظر من جديد.
cases-now-you-stopped = قررت التوقف
    .more = يمكنك العودة. يكفي إخبارنا، ونتكلم عن ذلك.
cases-now-hearing-first-hearing = حُدِّدت أول جلسة في المحكمة
cases-now-hearing-plea-and-trial-preparation = حُدِّد يوم للتحضير للمحاكمة
cases-now-hearing-trial = حُدِّد يوم المحاكمة
cases-now-hearing-sentence = حُدِّد يوم للعقوبة
cases-now-hearing-appeal = حُدِّد يوم في المحكمة الأعلى
cases-now-hearing-bail = حُدِّدت جلسة بشأن الشروط أو السجن
cases-now-hearing-other = حُدِّدت جلسة في المحكمة

# Ahead.
cases-ahead-find = نبحث عمّن فعل ذلك
    .more = لا تصل كل القضايا إلى هنا. نخبرك في الحالتين.
cases-ahead-decide = يتقرر هل يذهب هذا إلى المحكمة
    .more = نقرر نحن أو المحامون، بحسب ما يمكن إثباته.
cases-ahead-hear-decision = نخبرك بما تقرر
    .more = إن كان الجواب لا، يمكنك طلب إعادة النظر.
cases-ahead-second-look = إن كان الجواب لا: إعادة النظر
    .more = يقرأ شخص آخر كل شيء من جديد. أمامك 3 أشهر للطلب.
cases-ahead-ask-second-look = يمكنك طلب إعادة النظر
    .more = يقرأ شخص آخر كل شيء من جديد. يمكنك الاتصال بنا لمعرفة الطريقة، وحتى متى.
cases-ahead-first-day = إن كان الجواب نعم: أول جلسة في المحكمة
    .more = نخبرك باليوم خلال يوم عمل واحد من معرفتنا به.
cases-ahead-speak = إن طُلب منك الكلام في المحكمة
    .more = يمكنك اختيار من يأتي معك، وكيف.
cases-ahead-court-decides = تقرر المحكمة
    .more = تسمع الجميع. نخبرك بما قررته خلال يوم عمل واحد من معرفتنا به.
cases-ahead-sentence = إن قررت أنه فعل ذلك: العقوبة
    .more = يمكنك إخبار المحكمة كيف آذاك هذا، بكلماتك أنت.
cases-ahead-hear-sentence = نخبرك بالعقوبة
    .more = نخبرك بما تعنيه خلال يوم عمل واحد من معرفتنا بها.
cases-ahead-after-sentence = بعد العقوبة
    .more = بعد بعض العقوبات يمكن أن يكون لك شخص يخبرك بما يأتي.
cases-ahead-appeal = تقرر المحكمة الأعلى
    .more = تقرأ كل شيء من جديد. قد يحتاج ذلك إلى أشهر.
cases-ahead-hear-appeal = نخبرك بما قررته
    .more = نخبرك حين نعرف.
cases-ahead-before-release = قبل ذلك اليوم
    .more = يمكنك طلب شروط تزيد أمانك.
cases-ahead-new-facts = إن ظهرت أمور جديدة
    .more = نفتح القضية من جديد، ونخبرك.
cases-ahead-ask-why = يمكنك السؤال عن السبب
    .more = بالاتصال بنا. يشرح لك شخص كل شيء.
cases-ahead-come-back = إن أردت العودة
    .more = يكفي إخبارنا. لا يلزم قول السبب.
cases-ahead-help-stays = تبقى المساعدة متاحة لك
    .more = ما دمت بحاجة إليها، مهما حدث في القضية.
cases-journey-all = ماذا حدث في القضية
cases-journey-person =
    { $place ->
        [1] الأول من الأشخاص الآخرين
        [2] الثاني من الأشخاص الآخرين
        [3] الثالث من الأشخاص الآخرين
       *[other] رقم { $place } من الأشخاص الآخرين
    }

# Rights, each with its line.
cases-right-held = شيء واحد لا نستطيع أن نخبرك به بعد
cases-right-line-due = في موعد أقصاه { $due }. هذا علينا نحن.
cases-right-line-due-aim = هدفنا: { $due }.
cases-right-line-due-undated = لا يوم محدد. هذا علينا نحن.
cases-right-line-due-ours = لا يوم محدد. الموعد الذي نلتزم به: { $due }.
cases-right-line-due-ours-past = لا يوم محدد. الموعد الذي التزمنا به: { $due }. لم يتم ذلك، ونحن آسفون.
cases-right-line-ask-first = نسألك أولًا.
cases-right-line-kept = الموعد: { $due }. تمّ: { $done }.
cases-right-line-kept-aim = كان هدفنا: { $due }. تمّ: { $done }.
cases-right-line-kept-undated = تمّ: { $done }.
cases-right-line-kept-after-no = كان جوابك لا في البداية، ثم نعم. تمّ: { $done }.
cases-right-line-late = الموعد: { $due }. تمّ: { $done }. كان ذلك متأخرًا، ونحن آسفون.
cases-right-line-late-aim = كان هدفنا: { $due }. تمّ: { $done }. كان ذلك متأخرًا، ونحن آسفون.
cases-right-line-missed = الموعد: { $due }. لم يتم ذلك، ونحن آسفون.
cases-right-line-missed-aim = كان هدفنا: { $due }. لم يتم ذلك، ونحن آسفون.
cases-right-line-held = هذا ليس ذنبك. نعرف أن الانتظار صعب، ونحن آسفون. ننظر في ذلك مرة بعد مرة، ونخبرك حين نستطيع.
cases-right-line-held-until = هذا ليس ذنبك. نعرف أن الانتظار صعب، ونحن آسفون. ننظر من جديد: { $day }. عندئذ نخبرك، أو نقول كم بقي من الوقت.
cases-right-line-declined = يمكنك تغيير رأيك في أي وقت.
cases-right-line-window = يمكنك الطلب حتى { $due }.
cases-right-line-window-aim = من الأفضل الطلب مبكرًا. يمكنك الاتصال بنا لمعرفة الطريقة.
cases-right-r1_interpretation = الفهم والكلام بلغتك
cases-right-r2_crime_recorded = تسجيل ما أخبرتنا به
cases-right-r2_interview_delay = سؤالك عن الأمر قريبًا، وبأقل عدد من المرات
cases-right-r3_written_acknowledgement = تأكيد مكتوب لبلاغك، مع الرقم المرجعي
cases-right-r3_information_on_reporting = معرفة كيف يجري كل شيء، وما المساعدة الموجودة
cases-right-r4_needs_assessment = سؤالك عن احتياجاتك
cases-right-r4_support_referral = وصلك بمن يستطيع المساعدة
cases-right-r4_court_needs_assessment = سؤالك عمّا يساعدك في المحكمة
cases-right-r5_compensation_information = معرفة كيف يُطلب مال عمّا فقدته
cases-right-r5_cics_application_limit = طلب مال من الدولة إذا تعرضت للأذى
cases-right-r6_not_investigated = معرفة أننا لا ننظر أكثر، ولماذا
cases-right-r6_suspect_arrested = معرفة ما حدث في هذا اليوم: { $on }
cases-right-r6_suspect_interviewed = معرفة من تكلمنا معه في هذا اليوم: { $on }
cases-right-r6_suspect_released_without_charge = معرفة من تُرك في هذا اليوم: { $on }
cases-right-r6_suspect_bailed_or_rui = معرفة من تُرك في هذا اليوم، وكيف: { $on }
cases-right-r6_police_bail_changed = معرفة أن الشروط تغيّرت في هذا اليوم: { $on }
cases-right-r6_update_preference = الاتفاق معنا كيف وكم مرة تصلك الأخبار
cases-right-r6_oocd_views = سؤالك قبل التسوية من دون محكمة
cases-right-r6_oocd_given = معرفة كيف تمت التسوية في هذا اليوم، ولماذا: { $on }
cases-right-r6_charge_decision_prosecute = معرفة ما تقرر في هذا اليوم: { $on }
cases-right-r6_charge_decision_no_prosecution_police = معرفة ما قررناه في هذا اليوم، ولماذا: { $on }
cases-right-r6_charge_decision_no_prosecution_cps = معرفة ما قرره المحامون في هذا اليوم، ولماذا: { $on }
cases-right-r6_charge_dropped_or_altered = معرفة أن المحامين غيّروا ذلك في هذا اليوم: { $on }
cases-right-r6_vrr_police_request = طلب إعادة النظر منّا
cases-right-r6_vrr_police_acknowledge = معرفة أننا نعلم بطلبك إعادة النظر
cases-right-r6_vrr_police_result = معرفة نتيجة إعادة النظر
cases-right-r6_vrr_cps_request_preferred = طلب إعادة النظر من المحامين
cases-right-r6_vrr_cps_local_resolution = معرفة ما يقوله المحامون أولًا
cases-right-r6_vrr_cps_independent_review = معرفة نتيجة إعادة النظر عند المحامين
cases-right-r7_vps_information = معرفة كيف يمكنك إخبار المحكمة بالأذى
cases-right-r7_vps_before_sentence = إخبار المحكمة بالأذى، قبل العقوبة
cases-right-r8_hearing_date = معرفة يوم الجلسة ووقتها ومكانها، كما حُدِّدت في هذا اليوم: { $on }
cases-right-r8_bail_hearing = معرفة ما قررته المحكمة بشأن الشروط أو السجن، ولماذا
cases-right-r8_arrest_warrant = معرفة أن المحكمة أمرت بالقبض على شخص
cases-right-r8_rearrest_hearing = معرفة ما قررته المحكمة بعد القبض مرة ثانية
cases-right-r8_required_to_give_evidence = معرفة أنه طُلب منك الكلام في المحكمة في هذا اليوم: { $on }
cases-right-r8_special_measures_outcome = معرفة ما سيسهّل الكلام في المحكمة
cases-right-r9_case_outcome = معرفة ما قررته المحكمة
cases-right-r9_sentence = معرفة العقوبة، وما تعنيه
cases-right-r9_bereaved_cps_meeting = عرض لقاء مع المحامين
cases-right-r9_appeal_lodged = معرفة أن محكمة أعلى طُلب منها النظر من جديد
cases-right-r9_appeal_bail = معرفة هل يُترك حتى تقرر المحكمة الأعلى
cases-right-r9_appeal_hearing_and_result = معرفة كل يوم في المحكمة الأعلى، وما قررته
cases-right-r9_uls_information = معرفة كيف يُطلب تطويل العقوبة
cases-right-r9_uls_request = طلب تطويل العقوبة
cases-right-r10_expenses = استرجاع ما دفعته للمجيء إلى المحكمة
cases-right-r10_property = استرجاع ما هو لك
cases-right-r11_vcs_referral = عرض شخص للسنوات بعد العقوبة
cases-right-r11_vlo_first_contact = أول تواصل من ذلك الشخص
cases-right-r11_sentence_milestones = إخبارك قبل خروجه من السجن
cases-right-r11_escape_or_release_in_error = إخبارك فورًا إن خرج في وقت لا يجوز فيه
cases-right-r12_complaint_response = جواب على شكواك
cases-right-r12_phso = معرفة إلى من تذهب شكواك غيرنا

# How we reach you.
cases-contact-call = نتصل بك.
cases-contact-text = نرسل لك رسائل نصية. لا تقول أبدًا عن أي شيء هي.
cases-contact-text-news = نرسل لك رسائل نصية. يمكن أن تقول ما هو الجديد، كما اتفقنا معك.
cases-contact-email = نكتب رسائل إلكترونية. لا تقول أبدًا عن أي شيء هي.
cases-contact-email-news = نكتب رسائل إلكترونية. يمكن أن تقول ما هو الجديد، كما اتفقنا معك.
cases-contact-post = نكتب رسائل بالبريد.
cases-contact-stopped = وصلتنا كلمة ”إيقاف“، لذلك لا نرسل شيئًا آخر إلى هناك. إن لم تكن منك، نرجو الاتصال بنا.
cases-contact-not-asked = لم نسأل بعد كيف نصل إليك. يمكنك الاتصال بنا، ونتفق معًا.
