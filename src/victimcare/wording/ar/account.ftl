# Where the page was used, who looked at the case, and print. A draft, like the rest, until somebody who speaks it has read it.
account-visits-title = أين فُتحت صفحتك
account-visits-lead = كل مرة فتح فيها رمزك شيئًا، في آخر 90 يومًا.
account-visits-short = يمكنك هنا إنهاء كل زيارة أخرى. قائمة الزيارات ليست في الصفحة القصيرة.
account-visits-this = أنت هنا الآن
account-visits-open = قد تكون ما زالت مفتوحة
account-visits-second = مع خطوتك الثانية
account-device-phone = هاتف
account-device-tablet = جهاز لوحي
account-device-computer = حاسوب
account-device-unknown = جهاز لا نعرفه
account-browser-chrome = مع كروم
account-browser-edge = مع إيدج
account-browser-firefox = مع فايرفوكس
account-browser-opera = مع أوبرا
account-browser-safari = مع سفاري
account-browser-samsung = مع متصفح سامسونج
account-by-phone = مكالمة، مع إدخال رمزك على الهاتف
account-by-person = رمزك، قيل لأحد منّا
account-visits-not-you = هل إحداها ليست منك؟
    .more = الأفضل إنهاء الزيارات الأخرى أولًا. لا يُخبَر أحد بأنك فعلت ذلك.
account-visits-end-others = إنهاء كل الزيارات الأخرى
account-visits-end-all = إنهاء هذه أيضًا
account-visits-new-code = يبقى رمزك صالحًا بعد ذلك. للحصول على رمز جديد، الرقم هو
    .more = عندئذ يتوقف الرمز القديم فورًا.
account-visits-guessed = إن حاول أحد تخمين رمزك، نرى ذلك. عندئذ يتكلم معك شخص عنه.
account-ended-title = تمّ ذلك
account-ended =
    { $count ->
        [0] لم تكن هناك زيارة أخرى مفتوحة.
        [zero] لم تكن هناك زيارة أخرى مفتوحة.
        [one] أنهينا زيارة أخرى واحدة.
        [two] أنهينا زيارتين أخريين.
        [few] أنهينا { $count } زيارات أخرى.
        [many] أنهينا { $count } زيارة أخرى.
       *[other] أنهينا { $count } زيارة أخرى.
    }
account-ended-short = انتهت كل زيارة أخرى كانت مفتوحة.
account-ended-back = العودة إلى: أين فُتحت صفحتك
account-looks-title = من اطّلع على قضيتك
account-looks-lead = كل من يعمل معنا يترك علامة هنا حين يفتح قضيتك.
account-looks-none = لم يفتحها أحد بعد
    .more = حين يفتحها أحد، يمكنك قراءة ذلك هنا.
account-looks-at = عند { $at }
account-looks-between = بين { $first } و { $last }
account-looks-earlier = عرض أيام سابقة
account-looks-later = عرض أيام لاحقة
account-looks-ask = هل يبدو شيء غير صحيح؟
    .more = يمكنك سؤالنا لماذا اطّلع أحد عليها. الرقم هو
account-who-name-team = { $name }، { $team }
account-who-team = شخص من { $team }
account-who-none = شخص يعمل معنا
account-look-asked = للإجابة عن شيء طلبته منّا
account-look-calls = لإجراء مكالمة أو استقبالها
account-look-code = لإعطائك طريقة دخول، أو إنهاء واحدة
account-look-messages = للتأكد مما أرسلناه إليك
account-look-owed = للتأكد مما هو حق لك علينا
account-look-reach = للتأكد من كيفية الوصول إليك بأمان
account-look-record = لقراءة ما حدث
account-look-spoke = للكلام معك، أو محاولة ذلك
account-look-tasks = لعمل مستحق لك
account-look-told-once = لقراءة ما أخبرتنا به مرة واحدة
account-look-work = للعمل على قضيتك
account-closing = تُغلق هذه الصفحة قريبًا.
    .more = لم يضغط أحد على شيء منذ مدة، وقد يراها آخرون.
account-closing-last = مرّت نصف ساعة، وقد يراها آخرون. يمكنك إدخال رمزك مرة أخرى.
account-closing-stay = إبقاؤها مفتوحة
account-closing-without-script = تُغلق هذه الصفحة وحدها بعد 10 دقائق من دون أي ضغطة.
    .more = يحتاج ”مغادرة هذه الصفحة“ هنا إلى الإنترنت. إن لم ينجح ذلك، فأغلق النافذة.
account-seen = هل تمت قراءة هذه الصفحة؟
account-seen-press = نعم، تمت قراءتها
account-unprinted = نرجو أولًا اختيار ”طباعة أو حفظ“ من القائمة.
account-print-title = طباعة هذه الصفحة أو حفظها؟
account-print-lead = ما هو على ورق، أو محفوظ، يمكن أن يجده آخرون.
account-print-easy = نعم، بكلمات سهلة
account-print-1 = قد يقرؤه شخص في البيت. الأفضل التفكير في مكان آمن له.
account-print-2 = قد تتذكر الطابعة أو الهاتف ما طُبع أو حُفظ.
account-print-3 = يمكن لشخص أيضًا أن يقول لك كل ذلك على الهاتف.
account-print-yes = عرضها للطباعة
account-print-no = لا، رجوع
account-paper-how = يكون ذلك بأمر ”الطباعة“ في المتصفح. مع إيقاف ”الرؤوس والتذييلات“ هناك، لا يُطبع أي عنوان.
account-paper-now = طباعتها الآن
account-look-beside = لرؤية ما وافقت على أن يراه
account-look-supporters = للكلام معك عمّن يساعدك
