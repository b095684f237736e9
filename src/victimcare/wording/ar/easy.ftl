# Her page in easy words. A draft, like the rest, until somebody who speaks it has read it.
easy-all = قراءة هذه الصفحة بكلمات أكثر
easy-can = ما يمكنك فعله
easy-done = ما فعلناه، وما بقي علينا
easy-done-kept =
    { $count ->
        [zero] لم نفعل شيئًا بعد.
        [one] فعلنا شيئًا واحدًا لك.
        [two] فعلنا شيئين لك.
        [few] فعلنا { $count } أشياء لك.
        [many] فعلنا { $count } شيئًا لك.
       *[other] فعلنا { $count } شيء لك.
    }
easy-done-late =
    { $count ->
        [zero] لم يتأخر شيء.
        [one] شيء واحد تأخر. نحن آسفون.
        [two] شيئان تأخرا. نحن آسفون.
        [few] { $count } أشياء تأخرت. نحن آسفون.
        [many] { $count } شيئًا تأخر. نحن آسفون.
       *[other] { $count } شيء تأخر. نحن آسفون.
    }
easy-done-missed =
    { $count ->
        [zero] لا شيء ناقص.
        [one] شيء واحد لم يتم. نحن آسفون.
        [two] شيئان لم يتمّا. نحن آسفون.
        [few] { $count } أشياء لم تتم. نحن آسفون.
        [many] { $count } شيئًا لم يتم. نحن آسفون.
       *[other] { $count } شيء لم يتم. نحن آسفون.
    }
easy-done-to-come =
    { $count ->
        [zero] لم يبقَ شيء.
        [one] بقي شيء واحد.
        [two] بقي شيئان.
        [few] بقيت { $count } أشياء.
        [many] بقي { $count } شيئًا.
       *[other] بقي { $count } شيء.
    }
easy-who = من يساعدك
easy-who-leads = العمل على قضيتك عند { $name }.
easy-who-team = يهتم بك فريق { $name }. كل من يرد يستطيع المساعدة.
easy-talk-ring = للاتصال بنا: { $number }.
easy-talk-free = الاتصال مجاني. قد تظهر المكالمة على هاتفك.
easy-talk-call = يمكننا أن نتصل بك. الوقت اختيارك.
easy-talk-write = يمكنك الكتابة إلينا هنا.
easy-talk-language = يمكننا الكلام بلغتك، أو بالإشارة.
easy-danger = هل أنت في خطر الآن؟ الاتصال فورًا بالرقم 999.
easy-danger-quiet = لا يمكنك الكلام؟ يكفي الانتظار، ثم الضغط على 55.
easy-leave = حاجة إلى المغادرة بسرعة؟ الزر هو ”مغادرة هذه الصفحة“.
easy-front-lead = هل آذاك أحد، أو أخافك، أو أخذ أغراضك؟
easy-front-us = يمكننا المساعدة. يمكنك الكلام مع شخص.
easy-front-case = هل أخبرتنا بذلك؟ يمكنك رؤية أين وصلت قضيتك.
easy-front-code = يلزم رمز. هو 12 رقمًا.
easy-front-get = ليس لديك رمز؟ يعطيك شخص رمزًا.
easy-front-rights = لديك حقوق. يجب أن نخبرك بما يحدث.
easy-front-others = لا يلزم إخبارنا. يمكن لآخرين المساعدة أيضًا.
easy-front-watched = هل ينظر أحد إلى هاتفك؟ الأفضل استعمال هاتف آخر.
easy-front-wrong = هل أخطأنا؟ يمكنك إخبارنا.
easy-front-heading-case = رؤية قضيتك
easy-front-heading-help = مساعدة أكثر
