# A draft, like the rest, until somebody who speaks it has read it.

## The front door: for anyone, with the force's name

portal-front-title = ਜਾਣੋ ਤੁਹਾਡਾ ਕੇਸ ਕਿੱਥੇ ਹੈ, ਅਤੇ ਕਿਸੇ ਵਿਅਕਤੀ ਨਾਲ ਗੱਲ ਕਰੋ
portal-front-lead = ਹਰ ਉਸ ਵਿਅਕਤੀ ਲਈ ਜਿਸਨੇ ਸਾਨੂੰ ਦੱਸਿਆ ਕਿ ਉਸ ਨਾਲ ਕੀ ਹੋਇਆ।
portal-front-code = ਮੇਰੇ ਕੋਲ ਕੋਡ ਹੈ
    .more = 12 ਅੰਕ, ਕਿਸੇ ਚਿੱਠੀ ਤੋਂ ਜਾਂ ਜਿਸ ਨਾਲ ਤੁਸੀਂ ਗੱਲ ਕੀਤੀ ਉਸ ਤੋਂ
portal-front-without = ਕੋਡ ਤੋਂ ਬਿਨਾਂ
portal-way-help = ਹੁਣੇ ਮਦਦ ਲਓ
    .more = ਮਦਦ ਕਰਨ ਵਾਲੀਆਂ ਥਾਵਾਂ, ਭਾਵੇਂ ਤੁਸੀਂ ਸਾਨੂੰ ਕਦੇ ਨਹੀਂ ਦੱਸਿਆ
portal-way-rights = ਆਪਣੇ ਹੱਕ ਸਮਝੋ
    .more = 4 ਸਵਾਲ। ਅਸੀਂ ਕੋਈ ਜਵਾਬ ਨਹੀਂ ਰੱਖਦੇ।
portal-way-support = ਮਦਦ ਲੱਭੋ
    .more = ਤੁਹਾਡੇ ਨੇੜੇ ਕੌਣ ਮਦਦ ਕਰਦਾ ਹੈ, ਅਤੇ ਕਿੰਨੀ ਉਡੀਕ ਹੈ
portal-way-complain = ਸਾਨੂੰ ਦੱਸੋ ਕਿ ਸਾਡੇ ਤੋਂ ਕੀ ਗਲਤ ਹੋਇਆ
    .more = ਕੋਈ ਵੀ ਸ਼ਿਕਾਇਤ ਕਰ ਸਕਦਾ ਹੈ, ਨਾਂ ਨਾਲ ਜਾਂ ਨਾਂ ਤੋਂ ਬਿਨਾਂ
portal-way-feedback = ਦੱਸੋ ਅਸੀਂ ਕਿਵੇਂ ਕੰਮ ਕੀਤਾ
    .more = ਇੱਕ ਸਵਾਲ
portal-way-get-code = ਕੋਡ ਕਿਵੇਂ ਮਿਲਦਾ ਹੈ
    .more = ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਨੂੰ ਦਿੰਦਾ ਹੈ। ਅਸੀਂ ਇਸਨੂੰ ਈਮੇਲ ਨਾਲ ਕਦੇ ਨਹੀਂ ਭੇਜਦੇ।
portal-way-easy = ਸੌਖੇ ਸ਼ਬਦ ਅਤੇ ਤਸਵੀਰਾਂ
portal-way-young = ਬੱਚਿਆਂ ਅਤੇ ਨੌਜਵਾਨਾਂ ਲਈ
portal-way-safer = ਇਹ ਸਫ਼ਾ ਵਧੇਰੇ ਸੁਰੱਖਿਅਤ ਢੰਗ ਨਾਲ ਵਰਤੋ
    .more = ਜੇ ਕੋਈ ਤੁਹਾਡਾ ਫ਼ੋਨ ਜਾਂ ਕੰਪਿਊਟਰ ਦੇਖਦਾ ਹੈ
portal-leaving-hides = ਛੱਡਣ ਨਾਲ ਇਹ ਸਫ਼ਾ ਲੁਕ ਜਾਂਦਾ ਹੈ। ਜੋ ਫ਼ੋਨ ਯਾਦ ਰੱਖਦਾ ਹੈ, ਉਹ ਨਹੀਂ ਮਿਟਦਾ।

## Sign in

portal-sign-in-title = ਆਪਣਾ ਕੋਡ ਲਿਖੋ
portal-sign-in-lead = ਇਹ ਤੁਹਾਡਾ ਸਫ਼ਾ ਖੋਲ੍ਹਦਾ ਹੈ। ਹੋਰ ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਦੱਸਿਆ ਜਾਂਦਾ ਕਿ ਤੁਸੀਂ ਇੱਥੇ ਆਏ ਸੀ।
portal-sign-in-go = ਅੱਗੇ ਜਾਓ
portal-sign-in-again = ਆਪਣਾ ਕੋਡ ਫਿਰ ਲਿਖੋ
portal-code = ਤੁਹਾਡਾ ਕੋਡ
    .hint = 12 ਅੰਕ। ਵਿੱਚ ਖਾਲੀ ਥਾਂ ਜਾਂ ਡੈਸ਼ ਠੀਕ ਹਨ।
portal-code-needed = ਆਪਣੇ ਕੋਡ ਦੇ 12 ਅੰਕ ਲਿਖੋ
portal-code-wrong = 12 ਅੰਕ ਦੇਖੋ ਅਤੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ
portal-code-held-back = ਬਹੁਤ ਸਾਰੇ ਗਲਤ ਕੋਡ ਆ ਰਹੇ ਹਨ। ਇੱਕ ਮਿੰਟ ਉਡੀਕੋ, ਫਿਰ ਆਪਣਾ ਕੋਡ ਇੱਕ ਵਾਰ ਹੋਰ ਲਿਖੋ
portal-code-not-numbers = ਕੋਡ ਵਿੱਚ ਸਿਰਫ਼ 12 ਅੰਕ ਹੁੰਦੇ ਹਨ, ਹੋਰ ਕੁਝ ਨਹੀਂ
portal-code-length = ਕੋਡ ਵਿੱਚ 12 ਅੰਕ ਹੁੰਦੇ ਹਨ। ਤੁਸੀਂ { $count } ਲਿਖੇ
portal-no-code = ਕੋਡ ਨਹੀਂ ਹੈ, ਜਾਂ ਚੱਲਦਾ ਨਹੀਂ?
portal-still-not = ਅਜੇ ਵੀ ਨਹੀਂ ਚੱਲਦਾ?
    .more = ਤੁਹਾਨੂੰ ਸੁਰੱਖਿਅਤ ਰੱਖਣ ਲਈ ਕੋਡ 5 ਕੋਸ਼ਿਸ਼ਾਂ ਤੋਂ ਬਾਅਦ ਬੰਦ ਹੋ ਜਾਂਦਾ ਹੈ। ਇਸ ਵਿੱਚ ਤੁਹਾਡਾ ਕਸੂਰ ਨਹੀਂ।
portal-new-code-ring = ਫ਼ੋਨ ਕਰੋ:
portal-new-code-made = ਜਦੋਂ ਤੁਸੀਂ ਫ਼ੋਨ ’ਤੇ ਹੋ, ਅਸੀਂ ਨਵਾਂ ਬਣਾ ਸਕਦੇ ਹਾਂ।
portal-someone-with-you = ਕੀ ਕੋਈ ਤੁਹਾਡੇ ਕੋਲ ਹੈ? ਤੁਸੀਂ ਬਾਅਦ ਵਿੱਚ ਵੀ ਆ ਸਕਦੇ ਹੋ।
portal-sign-out = ਬਾਹਰ ਜਾਓ
portal-sign-out-title = ਕੀ ਤੁਸੀਂ ਬਾਹਰ ਜਾਣਾ ਚਾਹੁੰਦੇ ਹੋ?
portal-sign-out-back = ਨਹੀਂ, ਮੇਰੇ ਸਫ਼ੇ ’ਤੇ ਵਾਪਸ
portal-signed-out-title = ਤੁਸੀਂ ਬਾਹਰ ਆ ਗਏ ਹੋ
portal-signed-out-more = ਹੁਣ ਤੁਸੀਂ ਇਹ ਸਫ਼ਾ ਬੰਦ ਕਰ ਸਕਦੇ ਹੋ। ਜਦੋਂ ਤੁਸੀਂ ਮੁੜ ਆਓ, ਤੁਹਾਡਾ ਕੋਡ ਚੱਲਦਾ ਹੈ।

## Her page

portal-case-title = ਗੱਲ ਕਿੱਥੇ ਪਹੁੰਚੀ ਹੈ
portal-updated = ਇਹ ਸਫ਼ਾ ਆਖ਼ਰੀ ਵਾਰ ਬਦਲਿਆ ਗਿਆ: { $moment }।
portal-next = ਅੱਗੇ ਕੀ ਹੁੰਦਾ ਹੈ
portal-today-days = ਅੱਜ, ਦਿਨ { $count }
portal-today-weeks = ਅੱਜ, ਹਫ਼ਤਾ { $count }
portal-spread-days = { $count } ਦਿਨ
portal-spread-weeks = { $count } ਹਫ਼ਤੇ
portal-who = ਇਸਦਾ ਧਿਆਨ ਕੌਣ ਰੱਖ ਰਿਹਾ ਹੈ
portal-carer = ਤੁਹਾਡੇ ਕੇਸ ਦਾ ਕੰਮ ਚਲਾਉਂਦੇ ਹਨ।
portal-carer-since = { $day } ਤੋਂ ਤੁਹਾਡੇ ਕੇਸ ਦਾ ਕੰਮ ਚਲਾਉਂਦੇ ਹਨ।
portal-carer-team = ਤੁਹਾਡਾ ਧਿਆਨ ਰੱਖਣ ਵਾਲੀ ਟੀਮ। ਜੋ ਵੀ ਫ਼ੋਨ ਚੁੱਕੇ, ਮਦਦ ਕਰ ਸਕਦਾ ਹੈ।
portal-journey = ਹੁਣ ਤੱਕ ਦਾ ਰਾਹ, ਅਤੇ ਅੱਗੇ ਦਾ
portal-earlier =
    { $count ->
        [one] ਪਹਿਲਾਂ ਦਾ 1 ਕਦਮ ਦਿਖਾਓ
       *[other] ਪਹਿਲਾਂ ਦੇ { $count } ਕਦਮ ਦਿਖਾਓ
    }
portal-rights = ਅਸੀਂ ਤੁਹਾਡੇ ਲਈ ਕੀ ਕਰਨਾ ਹੈ
portal-rights-sum =
    { $kept } ਨਿਭਾਏ, { $late ->
        [0] { "" }
       *[other] { $late } ਦੇਰ ਨਾਲ,{ " " }
    }{ $missed ->
        [0] { "" }
       *[other] { $missed } ਨਹੀਂ ਹੋਏ,{ " " }
    }{ $to_come } ਅਜੇ ਬਾਕੀ
portal-reason-written = ਕਾਰਨ, ਜਿਵੇਂ ਲਿਖਿਆ ਗਿਆ
portal-rights-rest =
    { $count ->
        [one] 1 ਹੋਰ ਦਿਖਾਓ
       *[other] { $count } ਹੋਰ ਦਿਖਾਓ
    }
portal-not-done = ਕੀ ਕੁਝ ਨਹੀਂ ਕੀਤਾ ਗਿਆ?
    .ring = ਫ਼ੋਨ ਕਰੋ:
    .more = ਅਸੀਂ ਇਸਨੂੰ ਦੇਖਦੇ ਹਾਂ, ਅਤੇ ਠੀਕ ਕਰਦੇ ਹਾਂ।
portal-talk = ਸਾਡੇ ਨਾਲ ਗੱਲ ਕਰੋ
portal-ring-shows = ਇਹ ਇਸ ਫ਼ੋਨ ਦੀ ਕਾਲਾਂ ਦੀ ਸੂਚੀ ਵਿੱਚ ਦਿਖ ਸਕਦਾ ਹੈ।
portal-relay = ਲਿਖ ਕੇ ਕਾਲ ਕਰੋ
    .more = ਰੀਲੇ ਯੂਕੇ ਰਾਹੀਂ: { $number }। ਅਸੀਂ ਤੁਹਾਡੀ ਭਾਸ਼ਾ ਬੋਲਣ ਵਾਲਾ, ਜਾਂ ਇਸ਼ਾਰਿਆਂ ਵਾਲਾ ਵੀ ਲਿਆ ਸਕਦੇ ਹਾਂ।
portal-contact = ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਸੰਪਰਕ ਕਿਵੇਂ ਕਰਦੇ ਹਾਂ
portal-contact-change = ਬਦਲੋ ਕਿ ਅਸੀਂ ਸੰਪਰਕ ਕਿਵੇਂ ਕਰੀਏ
portal-short-more = ਇਹ ਛੋਟਾ ਸਫ਼ਾ ਹੈ। ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਨੂੰ ਹੋਰ ਦੱਸ ਸਕਦਾ ਹੈ।
    .second-step = ਆਪਣੇ ਸਫ਼ੇ ਦਾ ਹੋਰ ਹਿੱਸਾ ਦੇਖੋ

## The menu of her pages

portal-menu = ਸੂਚੀ
portal-menu-title = ਤੁਹਾਡੇ ਸਾਰੇ ਸਫ਼ੇ
portal-menu-of-case = ਤੁਹਾਡਾ ਕੇਸ
portal-menu-of-court = ਅਦਾਲਤ, ਪੈਸੇ ਅਤੇ ਤੁਹਾਡੀਆਂ ਚੀਜ਼ਾਂ
portal-menu-statement = ਅਦਾਲਤ ਲਈ ਤੁਹਾਡੀ ਗੱਲ
    .more = ਤੁਹਾਨੂੰ ਇਸ ਨਾਲ ਕਿੰਨੀ ਸੱਟ ਲੱਗੀ, ਤੁਹਾਡੇ ਆਪਣੇ ਸ਼ਬਦਾਂ ਵਿੱਚ
portal-menu-court = ਅਦਾਲਤ ਵਿੱਚ ਤੁਹਾਡਾ ਦਿਨ
    .more = ਕਦੋਂ ਹੈ, ਕਿਸ ਨਾਲ ਸੌਖਾ ਹੁੰਦਾ ਹੈ, ਕੀ ਖਰਚ ਹੁੰਦਾ ਹੈ
portal-menu-compensation = ਜੋ ਤੁਹਾਡੇ ਨਾਲ ਹੋਇਆ, ਉਸ ਲਈ ਪੈਸੇ
    .more = ਕਿਵੇਂ ਮੰਗਣੇ ਹਨ, ਕਦੋਂ ਤੱਕ, ਅਤੇ ਕੌਣ ਮਦਦ ਕਰਦਾ ਹੈ
portal-menu-property = ਤੁਹਾਡੀਆਂ ਚੀਜ਼ਾਂ
    .more = ਤੁਹਾਡਾ ਸਾਡੇ ਕੋਲ ਕੀ ਹੈ, ਅਤੇ ਸੂਚੀ ਕਿ ਕੀ ਲਿਆ ਗਿਆ ਜਾਂ ਤੋੜਿਆ ਗਿਆ
portal-menu-of-talk = ਸਾਡੇ ਨਾਲ ਗੱਲ ਕਰੋ
portal-menu-of-us-two = ਤੁਹਾਡੇ ਤੱਕ ਕਿਵੇਂ ਪਹੁੰਚੀਏ, ਅਤੇ ਕਿਵੇਂ ਗੱਲ ਕਰੀਏ
portal-menu-of-you = ਤੁਸੀਂ ਅਤੇ ਇਹ ਸਫ਼ਾ
portal-menu-case = ਗੱਲ ਕਿੱਥੇ ਪਹੁੰਚੀ ਹੈ
    .more = ਕੀ ਹੋ ਚੁੱਕਾ ਹੈ, ਅਤੇ ਅੱਗੇ ਕੀ ਆਉਂਦਾ ਹੈ
portal-menu-easy = ਸੌਖੇ ਸ਼ਬਦਾਂ ਵਿੱਚ
    .more = ਛੋਟੀਆਂ ਲਾਈਨਾਂ, ਹਰ ਇੱਕ ਨਾਲ ਤਸਵੀਰ
portal-menu-young = ਨੌਜਵਾਨਾਂ ਲਈ
    .more = ਜਦੋਂ ਤੁਹਾਡੀ ਉਮਰ 18 ਸਾਲ ਤੋਂ ਘੱਟ ਹੈ
portal-menu-journey = ਪੂਰਾ ਰਾਹ
    .more = ਪਹਿਲੀ ਵਾਰ ਦੱਸਣ ਤੋਂ ਜੇਲ੍ਹ ਛੱਡਣ ਤੱਕ, ਅਤੇ ਹਰ ਹਿੱਸੇ ਤੋਂ ਬਾਅਦ ਕੀ ਆਉਂਦਾ ਹੈ
portal-menu-second-look = ਦੁਬਾਰਾ ਜਾਂਚ ਮੰਗੋ
    .more = ਜਦੋਂ ਤੁਸੀਂ ਕਿਸੇ ਫ਼ੈਸਲੇ ਨਾਲ ਸਹਿਮਤ ਨਹੀਂ
portal-todo-see-review = ਆਪਣੀ ਬੇਨਤੀ ਦੇਖੋ
portal-reference = ਜੁਰਮ ਦਾ ਹਵਾਲਾ ਨੰਬਰ
portal-reference-lead = ਬੀਮਾ ਕੰਪਨੀਆਂ, ਮਕਾਨ ਮਾਲਕ ਅਤੇ ਬੈਂਕ ਤੁਹਾਡੇ ਤੋਂ ਇਹ ਨੰਬਰ ਮੰਗ ਸਕਦੇ ਹਨ।
portal-reference-copy = ਨੰਬਰ ਕਾਪੀ ਕਰੋ
portal-reference-copied = ਕਾਪੀ ਹੋ ਗਿਆ
portal-reference-print = ਇਹ ਪੰਨਾ ਛਾਪੋ ਜਾਂ ਸਾਂਭੋ
portal-reference-safe = ਸੋਚੋ ਕਿ ਇਸਨੂੰ ਇਸ ਯੰਤਰ ਤੇ ਜਾਂ ਕਾਗਜ਼ ਤੇ ਕੌਣ ਦੇਖ ਸਕਦਾ ਹੈ।
portal-reference-shows = ਇਹ ਪੰਨਾ ਦੱਸਦਾ ਹੈ ਕਿ ਇਸ ਜੁਰਮ ਦੀ ਰਿਪੋਰਟ { $force } ਨੂੰ ਕੀਤੀ ਗਈ ਸੀ।
portal-reference-what = ਕੀ ਹੋਇਆ
portal-reference-record = ਜਿਵੇਂ ਦਰਜ ਹੈ
portal-reference-where = ਕਿੱਥੇ
portal-reference-when = ਜਿਸ ਦਿਨ ਇਹ ਹੋਇਆ
portal-reference-reported = ਜਿਸ ਦਿਨ ਰਿਪੋਰਟ ਕੀਤੀ ਗਈ
portal-reference-printed = ਪੀੜਤ ਦੇ ਆਪਣੇ ਪੰਨੇ ਤੋਂ ਛਾਪਿਆ ਗਿਆ: { $day }।
portal-another-title = ਕੋਈ ਹੋਰ ਜੁਰਮ ਦੇਖੋ
portal-another-lead = ਜੇ ਤੁਹਾਡੇ ਕੋਲ ਕਿਸੇ ਹੋਰ ਜੁਰਮ ਦਾ ਕੋਡ ਹੈ, ਤਾਂ ਇੱਥੇ ਲਿਖੋ।
portal-another-after = ਫਿਰ ਤੁਸੀਂ ਉਸ ਜੁਰਮ ਦਾ ਸਫ਼ਾ ਦੇਖੋਗੇ, ਅਤੇ ਇੱਕ ਸਫ਼ੇ ਤੋਂ ਦੂਜੇ ’ਤੇ ਜਾ ਸਕੋਗੇ। ਜਦੋਂ ਤੁਸੀਂ ਸਫ਼ਾ ਛੱਡੋਗੇ, ਦੋਵੇਂ ਸਫ਼ੇ ਬੰਦ ਹੋ ਜਾਣਗੇ।
portal-another-part = ਜੇ ਉਹ ਸਫ਼ਾ ਪੂਰਾ ਨਹੀਂ ਖੁੱਲ੍ਹਦਾ, ਤਾਂ ਉੱਥੇ “ਆਪਣੇ ਸਫ਼ੇ ਦਾ ਹੋਰ ਹਿੱਸਾ ਦੇਖੋ” ਵਰਤੋ। ਉਦੋਂ ਤੱਕ ਤੁਸੀਂ ਇਸ ਸਫ਼ੇ ’ਤੇ ਵਾਪਸ ਨਹੀਂ ਆ ਸਕਦੇ।
portal-another-no-code = ਦੂਜੇ ਜੁਰਮ ਦਾ ਕੋਡ ਨਹੀਂ ਹੈ, ਜਾਂ ਚੱਲਦਾ ਨਹੀਂ?
portal-others = ਇਸ ਵਾਰ ਇਹ ਵੀ ਖੁੱਲ੍ਹਾ ਹੈ
portal-others-this = ਤੁਸੀਂ ਇਹ ਦੇਖ ਰਹੇ ਹੋ:
portal-others-go = ਇਸ ਸਫ਼ੇ ’ਤੇ ਜਾਓ
portal-menu-reference = ਜੁਰਮ ਦਾ ਹਵਾਲਾ ਨੰਬਰ
    .more = ਬੀਮਾ ਕੰਪਨੀ, ਮਕਾਨ ਮਾਲਕ ਜਾਂ ਬੈਂਕ ਲਈ
portal-menu-another = ਕੋਈ ਹੋਰ ਜੁਰਮ ਦੇਖੋ
    .more = ਉਸ ਦਾ ਕੋਡ ਲਿਖੋ ਅਤੇ ਦੋਵੇਂ ਸਫ਼ੇ ਪੜ੍ਹੋ
portal-menu-messages = ਸੁਨੇਹੇ
    .more = ਸਾਨੂੰ ਲਿਖੋ, ਅਤੇ ਸਾਡੇ ਜਵਾਬ ਪੜ੍ਹੋ
portal-menu-update = ਪੁੱਛੋ ਗੱਲ ਕਿੱਥੇ ਪਹੁੰਚੀ ਹੈ
    .more = ਜੋ ਤੁਹਾਡੇ ਕੇਸ ਦਾ ਧਿਆਨ ਰੱਖਦੇ ਹਨ, ਅਸੀਂ ਉਹਨਾਂ ਨੂੰ ਪੁੱਛਦੇ ਹਾਂ
portal-menu-call-me = ਸਾਨੂੰ ਕਹੋ ਕਿ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ਕਰੀਏ
    .more = ਉਸ ਵੇਲੇ ਜੋ ਤੁਹਾਡੇ ਲਈ ਸੁਰੱਖਿਅਤ ਹੋਵੇ
portal-menu-more-help = ਛੇਤੀ ਖ਼ਬਰ ਅਤੇ ਵੱਧ ਮਦਦ
    .more = ਇਹ ਕਿਸਦਾ ਹੱਕ ਹੈ, ਅਤੇ ਕਿਵੇਂ ਮੰਗਣਾ ਹੈ
portal-menu-not-done = ਕੁਝ ਨਹੀਂ ਕੀਤਾ ਗਿਆ
    .more = ਸਾਨੂੰ ਦੱਸੋ, ਅਤੇ ਅਸੀਂ ਦੇਖਦੇ ਹਾਂ
portal-menu-get-help = ਹੁਣੇ ਮਦਦ ਲਓ
    .more = ਮਦਦ ਕਰਨ ਵਾਲੀਆਂ ਥਾਵਾਂ, ਦਿਨ ਰਾਤ
portal-menu-visits = ਤੁਹਾਡਾ ਸਫ਼ਾ ਕਿੱਥੇ ਵਰਤਿਆ ਗਿਆ
    .more = ਕਦੋਂ, ਅਤੇ ਕਿਸ ਕਿਸਮ ਦੇ ਫ਼ੋਨ ਜਾਂ ਕੰਪਿਊਟਰ ਤੋਂ
portal-menu-who-looked = ਤੁਹਾਡਾ ਕੇਸ ਕਿਸਨੇ ਦੇਖਿਆ
    .more = ਸਾਡੇ ਲਈ ਕੰਮ ਕਰਨ ਵਾਲੇ, ਅਤੇ ਕਿਉਂ
portal-menu-your-code = ਤੁਹਾਡਾ ਕੋਡ
    .more = ਇਹ ਕਿਵੇਂ ਕੰਮ ਕਰਦਾ ਹੈ, ਅਤੇ ਤੁਸੀਂ ਇਸ ਨਾਲ ਕੀ ਕਰ ਸਕਦੇ ਹੋ
portal-menu-second-step = ਆਪਣੇ ਸਫ਼ੇ ਦਾ ਹੋਰ ਹਿੱਸਾ ਦੇਖੋ
    .more = ਦੂਜਾ ਨੰਬਰ, ਜੋ ਸਿਰਫ਼ ਤੁਹਾਡੇ ਕੋਲ ਹੈ
portal-menu-support = ਤੁਹਾਡੇ ਨੇੜੇ ਮਦਦ
    .more = ਇਸ ਵਿੱਚ ਕੌਣ ਮਦਦ ਕਰਦਾ ਹੈ, ਅਤੇ ਕਿੰਨੀ ਉਡੀਕ ਹੈ
portal-menu-tell-once = ਸਾਨੂੰ ਇੱਕ ਵਾਰ ਦੱਸੋ
    .more = ਜੋ ਤੁਸੀਂ ਮੁੜ ਨਹੀਂ ਕਹਿਣਾ ਚਾਹੁੰਦੇ
portal-menu-passport = ਤੁਹਾਡੇ ਨਾਲ ਕਿਵੇਂ ਗੱਲ ਕਰੀਏ
    .more = ਤੁਹਾਡੀ ਭਾਸ਼ਾ, ਅਤੇ ਕਿਸ ਨਾਲ ਗੱਲ ਕਰਨੀ ਸੌਖੀ ਹੁੰਦੀ ਹੈ
portal-menu-family = ਤੁਹਾਡੀ ਮਦਦ ਕਰਨ ਵਾਲੇ
    .more = ਕੌਣ ਕੀ ਦੇਖ ਸਕਦਾ ਹੈ, ਅਤੇ ਕਿਵੇਂ ਰੋਕਣਾ ਹੈ
portal-menu-contact = ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਸੰਪਰਕ ਕਿਵੇਂ ਕਰਦੇ ਹਾਂ
    .more = ਕੀ ਸੁਰੱਖਿਅਤ ਹੈ, ਅਤੇ ਕੀ ਨਹੀਂ
portal-menu-print = ਛਾਪੋ ਜਾਂ ਸਾਂਭੋ
    .more = ਅਸੀਂ ਪਹਿਲਾਂ ਪੁੱਛਦੇ ਹਾਂ ਕਿ ਕਾਗਜ਼ ਸੁਰੱਖਿਅਤ ਹੈ ਜਾਂ ਨਹੀਂ
portal-menu-use-more-safely = ਇਹ ਸਫ਼ਾ ਵਧੇਰੇ ਸੁਰੱਖਿਅਤ ਢੰਗ ਨਾਲ ਵਰਤੋ
    .more = ਜੇ ਕੋਈ ਤੁਹਾਡਾ ਫ਼ੋਨ ਜਾਂ ਕੰਪਿਊਟਰ ਦੇਖਦਾ ਹੈ

## Help without a code

portal-help-title = ਹੁਣੇ ਮਦਦ ਲਓ
portal-help-lead = ਤੁਹਾਨੂੰ ਕੋਡ ਨਹੀਂ ਚਾਹੀਦਾ। ਜ਼ਰੂਰੀ ਨਹੀਂ ਕਿ ਤੁਸੀਂ ਸਾਨੂੰ ਕੁਝ ਦੱਸਿਆ ਹੋਵੇ।
portal-help-people = ਲੋਕ ਜਿਨ੍ਹਾਂ ਨਾਲ ਤੁਸੀਂ ਗੱਲ ਕਰ ਸਕਦੇ ਹੋ
portal-help-home = ਘਰੇਲੂ ਜ਼ੁਲਮ
    .more = ਘਰ ਵਿੱਚ ਜ਼ੁਲਮ ਲਈ ਕੌਮੀ ਮਦਦ ਲਾਈਨ। ਮੁਫ਼ਤ, ਦਿਨ ਰਾਤ, ਜਦੋਂ ਘਰ ਵਿੱਚ ਕੋਈ ਤੁਹਾਨੂੰ ਸੱਟ ਮਾਰੇ ਜਾਂ ਡਰਾਏ।
portal-help-fraud = ਧੋਖਾਧੜੀ
    .more = ਰਿਪੋਰਟ ਫ਼ਰਾਡ। ਜਦੋਂ ਕਿਸੇ ਨੇ ਧੋਖੇ ਨਾਲ ਤੁਹਾਡੇ ਪੈਸੇ ਲੈ ਲਏ।
portal-help-anyone = ਕੋਈ ਵੀ ਜੁਰਮ
    .more = ਵਿਕਟਿਮ ਸਪੋਰਟ। ਮੁਫ਼ਤ, ਦਿਨ ਰਾਤ, ਹਰ ਉਸ ਲਈ ਜਿਸਦਾ ਨੁਕਸਾਨ ਹੋਇਆ, ਸਾਨੂੰ ਦੱਸਿਆ ਹੋਵੇ ਜਾਂ ਨਾ।
portal-help-sexual = ਬਲਾਤਕਾਰ ਅਤੇ ਜਿਨਸੀ ਜ਼ੁਲਮ
    .more = ਬਲਾਤਕਾਰ ਅਤੇ ਜਿਨਸੀ ਜ਼ੁਲਮ ਲਈ ਮਦਦ ਲਾਈਨ। ਮੁਫ਼ਤ, ਦਿਨ ਰਾਤ, 16 ਸਾਲ ਦੀ ਉਮਰ ਤੋਂ।
portal-help-child = ਬੱਚੇ ਅਤੇ ਨੌਜਵਾਨ
    .more = ਚਾਈਲਡਲਾਈਨ। ਮੁਫ਼ਤ, ਦਿਨ ਰਾਤ, 19 ਸਾਲ ਤੋਂ ਘੱਟ ਉਮਰ ਵਾਲਿਆਂ ਲਈ।
portal-help-men = ਘਰ ਵਿੱਚ ਜ਼ੁਲਮ ਸਹਿਣ ਵਾਲੇ ਮਰਦ
    .more = ਮਰਦਾਂ ਲਈ ਸਲਾਹ ਲਾਈਨ। ਮੁਫ਼ਤ, ਸੋਮਵਾਰ ਤੋਂ ਸ਼ੁੱਕਰਵਾਰ, ਉਹਨਾਂ ਮਰਦਾਂ ਲਈ ਜਿਨ੍ਹਾਂ ਨੂੰ ਘਰ ਵਿੱਚ ਕੋਈ ਸੱਟ ਮਾਰਦਾ ਜਾਂ ਡਰਾਉਂਦਾ ਹੈ।
portal-help-listen = ਕੋਈ ਜੋ ਤੁਹਾਡੀ ਗੱਲ ਸੁਣੇ
    .more = ਸਮੈਰਿਟਨਜ਼। ਮੁਫ਼ਤ, ਦਿਨ ਰਾਤ, ਜਦੋਂ ਸਭ ਕੁਝ ਸਹਿਣ ਤੋਂ ਬਾਹਰ ਹੋ ਜਾਵੇ।
portal-help-stalking = ਪਿੱਛਾ ਅਤੇ ਤੰਗ ਕਰਨਾ
    .more = ਨੈਸ਼ਨਲ ਸਟਾਕਿੰਗ ਹੈਲਪਲਾਈਨ। ਮੁਫ਼ਤ, ਜਦੋਂ ਕੋਈ ਤੁਹਾਡਾ ਪਿੱਛਾ ਕਰੇ ਜਾਂ ਨਾ ਛੱਡੇ।
portal-help-death = ਜਦੋਂ ਕਿਸੇ ਦੀ ਮੌਤ ਹੋਈ ਹੋਵੇ
    .more = ਕਰੂਜ਼ ਬਿਰੀਵਮੈਂਟ ਸਪੋਰਟ। ਮੁਫ਼ਤ, ਜਦੋਂ ਤੁਹਾਡੇ ਕਿਸੇ ਆਪਣੇ ਦੀ ਮੌਤ ਹੋਈ ਹੋਵੇ।
portal-deaf = ਜੇ ਤੁਸੀਂ ਸੁਣ ਨਹੀਂ ਸਕਦੇ ਜਾਂ ਫ਼ੋਨ ’ਤੇ ਬੋਲ ਨਹੀਂ ਸਕਦੇ
portal-deaf-video = ਬ੍ਰਿਟਿਸ਼ ਸੰਕੇਤ ਭਾਸ਼ਾ ਵਿੱਚ ਸਾਡੇ ਨਾਲ ਗੱਲ ਕਰੋ
    .more = ਵੀਡੀਓ ਕਾਲ। ਇੱਕ ਦੁਭਾਸ਼ੀਆ ਨਾਲ ਹੁੰਦਾ ਹੈ।
portal-deaf-films = ਬ੍ਰਿਟਿਸ਼ ਸੰਕੇਤ ਭਾਸ਼ਾ ਵਿੱਚ ਸਾਡੀਆਂ ਫ਼ਿਲਮਾਂ ਦੇਖੋ
portal-deaf-999-bsl = ਖ਼ਤਰੇ ਵਿੱਚ: { $service } ਐਪ ਜਾਂ ਵੈੱਬਸਾਈਟ। ਦੁਭਾਸ਼ੀਆ ਤੁਹਾਡੇ ਨਾਲ ਸੰਕੇਤਾਂ ਵਿੱਚ ਗੱਲ ਕਰਦਾ ਹੈ। ਮੁਫ਼ਤ, ਦਿਨ ਰਾਤ।
portal-deaf-999-text = ਖ਼ਤਰੇ ਵਿੱਚ: 999 ’ਤੇ ਸੁਨੇਹਾ ਭੇਜੋ। ਪਹਿਲਾਂ ਰਜਿਸਟਰ ਕਰੋ: 999 ’ਤੇ ਸ਼ਬਦ “{ $word }” ਭੇਜੋ।
portal-help-near = ਤੁਹਾਡੇ ਨੇੜੇ
portal-help-yours = ਤੁਸੀਂ ਸਾਡੇ ਤੋਂ ਕੀ ਮੰਗ ਸਕਦੇ ਹੋ
portal-help-yours-1 = ਤੁਹਾਨੂੰ ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਤੁਹਾਡੇ ਕੇਸ ਵਿੱਚ ਕੀ ਹੁੰਦਾ ਹੈ, ਅਤੇ ਕਦੋਂ।
portal-help-yours-2 = ਤੁਹਾਨੂੰ ਮਦਦ ਕਰ ਸਕਣ ਵਾਲਿਆਂ ਨਾਲ ਮਿਲਾਇਆ ਜਾਵੇ।
portal-help-yours-3 = ਤੁਹਾਡੇ ਨਾਲ ਤੁਹਾਡੀ ਭਾਸ਼ਾ ਵਿੱਚ, ਜਾਂ ਇਸ਼ਾਰਿਆਂ ਨਾਲ ਗੱਲ ਕੀਤੀ ਜਾਵੇ।
portal-help-yours-4 = ਆਪਣੇ ਸ਼ਬਦਾਂ ਵਿੱਚ ਅਦਾਲਤ ਨੂੰ ਦੱਸਣਾ ਕਿ ਤੁਹਾਨੂੰ ਕਿੰਨੀ ਸੱਟ ਲੱਗੀ।
portal-help-yours-5 = ਜਦੋਂ ਅਸੀਂ ਰੁਕਣ ਦਾ ਫ਼ੈਸਲਾ ਕਰੀਏ, ਦੁਬਾਰਾ ਜਾਂਚ ਮੰਗਣਾ।

## How to get a code

portal-get-code-title = ਕੋਡ ਕਿਵੇਂ ਮਿਲਦਾ ਹੈ
portal-get-code-lead = ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਨੂੰ ਦਿੰਦਾ ਹੈ, ਜਦੋਂ ਉਸਨੂੰ ਪਤਾ ਹੋਵੇ ਕਿ ਇਹ ਤੁਸੀਂ ਹੀ ਹੋ।
portal-get-code-how = ਇਹ ਕਿਵੇਂ ਹੁੰਦਾ ਹੈ
portal-get-code-how-1 = ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ, ਜਾਂ ਤੁਹਾਡੇ ਕੇਸ ਦਾ ਧਿਆਨ ਰੱਖਣ ਵਾਲੇ ਤੋਂ ਮੰਗੋ।
portal-get-code-how-2 = ਅਸੀਂ ਉਸ ਤਰ੍ਹਾਂ ਪੁੱਛਦੇ ਹਾਂ ਜੋ ਤੁਹਾਡੇ ਲਈ ਸੁਰੱਖਿਅਤ ਹੋਵੇ।
portal-get-code-how-3 = ਤੁਹਾਨੂੰ 12 ਅੰਕ ਮਿਲਦੇ ਹਨ। ਉਹ ਇੱਥੇ ਅਤੇ ਫ਼ੋਨ ’ਤੇ ਚੱਲਦੇ ਹਨ।
portal-get-code-how-4 = ਨਵਾਂ ਕੋਡ ਪੁਰਾਣੇ ਨੂੰ ਬੰਦ ਕਰ ਦਿੰਦਾ ਹੈ। ਤੁਸੀਂ ਕਿਸੇ ਵੀ ਵੇਲੇ ਨਵਾਂ ਮੰਗ ਸਕਦੇ ਹੋ।
portal-get-code-never = ਜੋ ਅਸੀਂ ਕਦੇ ਨਹੀਂ ਕਰਦੇ
portal-get-code-never-1 = ਅਸੀਂ ਕਦੇ ਈਮੇਲ ਨਾਲ ਕੋਡ ਨਹੀਂ ਭੇਜਦੇ।
portal-get-code-never-2 = ਅਸੀਂ ਕਦੇ ਫ਼ੋਨ ਕਰਕੇ ਤੁਹਾਡਾ ਕੋਡ ਨਹੀਂ ਪੁੱਛਦੇ।
portal-get-code-never-3 = ਅਸੀਂ ਕਦੇ ਕਿਸੇ ਹੋਰ ਨੂੰ ਨਹੀਂ ਦੱਸਦੇ ਕਿ ਤੁਹਾਡੇ ਕੋਲ ਕੋਡ ਹੈ।

## Using it more safely

portal-safer-title = ਇਹ ਸਫ਼ਾ ਵਧੇਰੇ ਸੁਰੱਖਿਅਤ ਢੰਗ ਨਾਲ ਵਰਤੋ
portal-safer-lead = ਕੁਝ ਲੋਕਾਂ ਦੇ ਫ਼ੋਨ ਅਤੇ ਕੰਪਿਊਟਰ ਦੂਜੇ ਦੇਖਦੇ ਹਨ। ਇਹ ਗੱਲਾਂ ਮਦਦ ਕਰ ਸਕਦੀਆਂ ਹਨ।
portal-safer-leave = ਜਦੋਂ ਤੁਹਾਨੂੰ ਛੇਤੀ ਛੱਡਣਾ ਪਵੇ
portal-safer-leave-1 = “ਇਹ ਸਫ਼ਾ ਛੱਡੋ” ਦਬਾਓ, ਜਾਂ ਐਸਕੇਪ ਬਟਨ। ਤੁਸੀਂ ਬਾਹਰ ਆ ਜਾਂਦੇ ਹੋ, ਅਤੇ ਅਜਿਹਾ ਸਫ਼ਾ ਦਿਖਦਾ ਹੈ ਜੋ ਕੋਈ ਵੀ ਦੇਖ ਰਿਹਾ ਹੋ ਸਕਦਾ ਹੈ।
portal-safer-leave-2 = ਇਹ ਇਸ ਸਫ਼ੇ ਨੂੰ ਲੁਕਾਉਂਦਾ ਹੈ। ਇਹ ਇਸਨੂੰ ਹਿਸਟਰੀ ਵਿੱਚੋਂ ਨਹੀਂ ਮਿਟਾਉਂਦਾ।
portal-safer-leave-3 = ਦੋਵੇਂ ਬਟਨ ਇੰਟਰਨੈੱਟ ਤੋਂ ਬਿਨਾਂ ਵੀ ਚੱਲਦੇ ਹਨ। ਜੇ ਨਾ ਚੱਲਣ, ਵਿੰਡੋ ਬੰਦ ਕਰ ਦਿਓ।
portal-safer-leave-4 = ਜੇ 10 ਮਿੰਟ ਕੁਝ ਨਾ ਦਬਾਇਆ ਜਾਵੇ, ਤਾਂ ਤੁਸੀਂ ਆਪੇ ਬਾਹਰ ਆ ਜਾਂਦੇ ਹੋ।
portal-safer-before = ਸ਼ੁਰੂ ਕਰਨ ਤੋਂ ਪਹਿਲਾਂ
portal-safer-before-1 = ਅਜਿਹਾ ਫ਼ੋਨ ਜਾਂ ਕੰਪਿਊਟਰ ਵਰਤੋ ਜਿਸਨੂੰ ਹੋਰ ਕੋਈ ਨਹੀਂ ਦੇਖਦਾ। ਲਾਇਬ੍ਰੇਰੀਆਂ ਵਿੱਚ ਹੁੰਦੇ ਹਨ।
portal-safer-before-2 = ਬ੍ਰਾਊਜ਼ਰ ਦੀ ਪ੍ਰਾਈਵੇਟ ਵਿੰਡੋ ਆਪਣੀ ਹਿਸਟਰੀ ਨਹੀਂ ਰੱਖਦੀ।
portal-safer-before-3 = ਜੇ ਕਿਸੇ ਨੇ ਤੁਹਾਡੇ ’ਤੇ ਨਜ਼ਰ ਰੱਖਣ ਲਈ ਤੁਹਾਡੇ ਫ਼ੋਨ ਵਿੱਚ ਕੁਝ ਪਾਇਆ ਹੋ ਸਕਦਾ ਹੈ, ਤਾਂ ਹੋਰ ਫ਼ੋਨ ਵਰਤੋ।
portal-safer-before-4 = ਆਪਣਾ ਕੋਡ ਉੱਥੇ ਨਾ ਰੱਖੋ ਜਿੱਥੇ ਹੋਰ ਕੋਈ ਲੱਭ ਸਕੇ।
portal-safer-after = ਜਦੋਂ ਤੁਹਾਡਾ ਕੰਮ ਹੋ ਜਾਵੇ
portal-safer-after-1 = ਬਾਹਰ ਜਾਓ, ਅਤੇ ਵਿੰਡੋ ਬੰਦ ਕਰੋ।
portal-safer-after-2 = ਹਿਸਟਰੀ ਵਿੱਚ ਇਸ ਸਾਈਟ ਦਾ ਪਤਾ ਰਹਿੰਦਾ ਹੈ, ਅਤੇ ਹਰ ਸਫ਼ੇ ਦਾ ਸਿਰਫ਼ ਨਾਂ “{ $title }”।
portal-safer-after-3 = ਸਾਨੂੰ ਕੀਤੀ ਕਾਲ, ਕਾਲਾਂ ਦੀ ਸੂਚੀ ਅਤੇ ਬਿੱਲ ਵਿੱਚ ਦਿਖ ਸਕਦੀ ਹੈ।
portal-safer-after-4 = ਸਾਰੀ ਹਿਸਟਰੀ ਮਿਟਾਉਣਾ ਵੀ ਉਸਨੂੰ ਅਜੀਬ ਲੱਗ ਸਕਦਾ ਹੈ ਜੋ ਦੇਖਦਾ ਹੈ।

portal-languages = ਭਾਸ਼ਾ
