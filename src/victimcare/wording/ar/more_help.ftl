# Faster news and more help: who has a right to it. A draft, like the rest, until somebody who speaks it has read it.
more-help-title = أخبار أسرع ومساعدة أكثر
more-help-lead = لبعض الناس حق في أكثر من غيرهم. يمكنك طلبه هنا.
more-help-has-it = هو لك من الآن. لا حاجة إلى طلبه.
more-help-asked = طلبت ذلك. يتكلم معك شخص عنه في موعد أقصاه { $day }.
more-help-what = ما يصلك
more-help-what-news =
    تصلك الأخبار { $faster ->
        [zero] في اليوم نفسه
        [one] خلال يوم عمل واحد
        [two] خلال يومي عمل
        [few] خلال { $faster } أيام عمل
        [many] خلال { $faster } يوم عمل
       *[other] خلال { $faster } يوم عمل
    }، بدلًا من { $usual }.
more-help-what-news-aim = تصلك الأخبار أسرع.
more-help-what-help = نصلك أسرع بمن يستطيع المساعدة.
more-help-what-court = يمكن تسهيل الكلام في المحكمة، مثلًا بستار.
more-help-what-person = يسألك شخص عن احتياجاتك في المحكمة، ويهتم به.
more-help-who = لمن هذا
more-help-who-lead = هو لك إن انطبق واحد مما يلي. لا يلزم أن يثبته أحد وحده: نتكلم عنه.
more-help-who-age = كان عمرك دون 18 سنة حين حدث ذلك.
more-help-who-lost = قُتل شخص قريب منك.
more-help-who-kind = كان الأمر جنسيًا، أو عن شخص يسكن معك، أو بسبب من أنت.
more-help-ask = هل ينطبق واحد من هذه أيضًا؟
    .hint = يمكنك اختيار ما أردت، أو لا شيء. لا نعرضه هنا مرة أخرى.
more-help-ground-most-serious-crime = كان من أسوأ الجرائم
    .hint = شخص أصابه أذى شديد، أو قُتل، أو احتُجز كعبد.
more-help-ground-persistently-targeted = يحدث لي ذلك مرة بعد مرة
    .hint = شخص يستمر في فعل أشياء بك، أو يقصدك أنت.
more-help-ground-vulnerable = أحتاج إلى مساعدة لأشارك
    .hint = مثلًا بسبب مرض، أو طريقة التفكير، أو الحركة أو السمع.
more-help-ground-intimidated = لديّ خوف، أو ضغط حتى لا أقول شيئًا
    .hint = من الشخص الآخر، أو ممن حوله، أو من الكلام في المحكمة.
more-help-ground-discretion = شيء آخر، أفضّل أن أقوله لشخص
more-help-go = طلب هذا
more-help-how = يتواصل معك شخص، بطريقة آمنة لك. يسألك عن احتياجاتك، ويخبرك بما تقرر.
more-help-no = إن كان الجواب لا، نخبرك لماذا. ويمكنك قول إنه غير مقبول لديك.
more-help-kept = وصلنا هذا
more-help-kept-by = يتكلم معك شخص عن ذلك في موعد أقصاه { $day }.
more-help-again = أريد هذا مع ذلك
