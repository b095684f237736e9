## Asking a service to be in touch, without the police

in-touch-title = طلب أن يتواصل أحد معك
in-touch-lead = الاختيار لك. هم يقرؤونه، ونحن لا نقرؤه.
in-touch-who = من يتواصل معك؟
in-touch-name = بأي اسم ينادونك؟
    .hint = أي اسم مناسب. يمكنك ترك هذا فارغًا.
in-touch-reach = كيف يمكنهم الوصول إليك؟
    .hint = رقم أو بريد لا يرد عليه ولا يقرؤه أحد غيرك.
in-touch-reach-needed = نرجو كتابة كيف يمكنهم الوصول إليك
in-touch-safely = متى وكيف يكون ذلك آمنًا؟
    .hint = مثلًا: أيام العمل حتى الثانية ظهرًا. دون ترك رسالة.
in-touch-words = هل هناك ما يجب أن يعرفوه؟
in-touch-police-may-know = يمكنكم إخبار الشرطة أنني طلبت هذا
in-touch-send = إرساله إليهم
in-touch-kept = يُحذف عند الانتهاء منه. وإن لم يقرأه أحد يُحذف بعد 30 يومًا.
in-touch-nobody = لا يمكن الطلب من أحد بهذه الطريقة الآن
    .more = يمكنك الاتصال بمن يساعد.
in-touch-sent = وصل إليهم
in-touch-sent-to = يمكن لـ { $service } قراءته الآن.
in-touch-sent-by = إن لم يصلك شيء حتى { $day }، فالأفضل الاتصال بهم.

## On her page: with whom we put her in touch

in-touch-now = من وصلناك بهم
in-touch-since = منذ { $day }
in-touch-state-ready = نحن نوصله إليهم.
in-touch-state-sent = وصل إليهم. لم يقرؤوه بعد.
in-touch-state-seen = قرؤوه.
in-touch-state-accepted = قالوا نعم.
in-touch-state-waiting =
    { $count ->
        [zero] قالوا نعم. لا انتظار تقريبًا.
        [one] قالوا نعم. الانتظار نحو أسبوع واحد.
        [two] قالوا نعم. الانتظار نحو أسبوعين.
        [few] قالوا نعم. الانتظار نحو { $count } أسابيع.
        [many] قالوا نعم. الانتظار نحو { $count } أسبوعًا.
       *[other] قالوا نعم. الانتظار نحو { $count } أسبوع.
    }
in-touch-state-in-contact = هم على تواصل معك.
in-touch-state-refused = لا يستطيعون مساعدتك الآن.
in-touch-state-ended = انتهت مساعدتهم.
in-touch-state-recalled = تم سحبه. لا يرونه بعد الآن.
in-touch-state-expired = انتهت المدة التي وافقت عليها.
in-touch-looks-on = نبحث معك عن جهة أخرى.
in-touch-take-back = سحب الطلب
    .more = عندها لا يرون منه شيئًا. ويمكنك أن تطلب منّا من جديد في أي وقت.
in-touch-take-back-now = نعم، سحبه

## On her page: the very words that would leave

in-touch-read = قراءة ما سنرسله
in-touch-read-title = ما سنرسله
in-touch-read-lead = يذهب هذا إلى { $service }. يرون هذا ولا شيء غيره.
in-touch-read-in-english = يصلهم بالإنجليزية، هكذا
in-touch-read-back = يمكنك سحبه من هذا الموقع في أي وقت.
in-touch-read-yes = إرسال هذا
in-touch-read-talk = الكلام مع شخص أولًا
in-touch-read-no = عدم إرساله
in-touch-changed = تغيّر شيء. نرجو قراءته من جديد.
in-touch-change = تغيير ما يرونه
in-touch-way = كيف يكون التواصل؟
in-touch-way-call = يتصلون بك: { $to }
in-touch-way-text = يرسلون رسالة نصية: { $to }
in-touch-way-email = يرسلون بريدًا: { $to }
in-touch-way-she-rings = الاتصال بهم من جانبك. لا يصلهم أي رقم لك.
in-touch-shares = ما يمكنهم معرفته
in-touch-share-family-name = اسم عائلتك
in-touch-share-area = المنطقة التي فيها بيتك
in-touch-share-adjustments = لغتك وكيف يكون الكلام معك
in-touch-change-show = إظهار الكلمات الجديدة
in-touch-told-sent = أرسلناه. وهنا تظهر النتيجة.
in-touch-told-talk = سيتكلم معك شخص عن هذا.
in-touch-told-no = كان طلبك ألا يصلك دعم آخر. يمكنك أن تطلبه منّا من جديد.
