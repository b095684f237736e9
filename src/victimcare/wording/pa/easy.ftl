# A draft, like the rest, until somebody who speaks it has read it.

## Easy words, with a picture beside each line: one idea a line, ten words at most. What a line says of her case are the
## sentences of `cases`, in their form `.easy` where they have one.

easy-all = ਇਹ ਸਫ਼ਾ ਹੋਰ ਸ਼ਬਦਾਂ ਨਾਲ ਪੜ੍ਹੋ
easy-can = ਤੁਸੀਂ ਕੀ ਕਰ ਸਕਦੇ ਹੋ
easy-done = ਅਸੀਂ ਕੀ ਕੀਤਾ, ਅਤੇ ਅਜੇ ਕੀ ਕਰਨਾ ਹੈ
easy-done-kept =
    { $count ->
        [one] ਅਸੀਂ ਤੁਹਾਡੇ ਲਈ 1 ਕੰਮ ਕੀਤਾ।
       *[other] ਅਸੀਂ ਤੁਹਾਡੇ ਲਈ { $count } ਕੰਮ ਕੀਤੇ।
    }
easy-done-late =
    { $count ->
        [one] 1 ਕੰਮ ਦੇਰ ਨਾਲ ਹੋਇਆ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ।
       *[other] { $count } ਕੰਮ ਦੇਰ ਨਾਲ ਹੋਏ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ।
    }
easy-done-missed =
    { $count ->
        [one] 1 ਕੰਮ ਨਹੀਂ ਹੋਇਆ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ।
       *[other] { $count } ਕੰਮ ਨਹੀਂ ਹੋਏ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ।
    }
easy-done-to-come =
    { $count ->
        [one] 1 ਕੰਮ ਅਜੇ ਬਾਕੀ ਹੈ।
       *[other] { $count } ਕੰਮ ਅਜੇ ਬਾਕੀ ਹਨ।
    }
easy-who = ਤੁਹਾਡੀ ਮਦਦ ਕੌਣ ਕਰਦਾ ਹੈ
easy-who-leads = { $name } ਤੁਹਾਡੇ ਕੇਸ ਦਾ ਕੰਮ ਚਲਾਉਂਦੇ ਹਨ।
easy-who-team = { $name } ਤੁਹਾਡਾ ਧਿਆਨ ਰੱਖਦੀ ਹੈ। ਜੋ ਵੀ ਫ਼ੋਨ ਚੁੱਕੇ, ਮਦਦ ਕਰ ਸਕਦਾ ਹੈ।
easy-talk-ring = ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ: { $number }।
easy-talk-free = ਇਹ ਮੁਫ਼ਤ ਹੈ। ਕਾਲ ਤੁਹਾਡੇ ਫ਼ੋਨ ’ਤੇ ਦਿਖ ਸਕਦੀ ਹੈ।
easy-talk-call = ਅਸੀਂ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹਾਂ। ਸਮਾਂ ਤੁਸੀਂ ਚੁਣਦੇ ਹੋ।
easy-talk-write = ਤੁਸੀਂ ਸਾਨੂੰ ਇੱਥੇ ਲਿਖ ਸਕਦੇ ਹੋ।
easy-talk-language = ਅਸੀਂ ਤੁਹਾਡੀ ਭਾਸ਼ਾ ਜਾਂ ਇਸ਼ਾਰੇ ਵਰਤ ਸਕਦੇ ਹਾਂ।
easy-danger = ਕੀ ਤੁਸੀਂ ਹੁਣੇ ਖ਼ਤਰੇ ਵਿੱਚ ਹੋ? 999 ’ਤੇ ਫ਼ੋਨ ਕਰੋ।
easy-danger-quiet = ਕੀ ਤੁਸੀਂ ਬੋਲ ਨਹੀਂ ਸਕਦੇ? ਉਡੀਕ ਕਰੋ, ਫਿਰ 55 ਦਬਾਓ।
easy-leave = ਕੀ ਤੁਸੀਂ ਛੇਤੀ ਛੱਡਣਾ ਹੈ? “ਇਹ ਸਫ਼ਾ ਛੱਡੋ” ਦਬਾਓ।

## The front door in easy words

easy-front-lead = ਕੀ ਕਿਸੇ ਨੇ ਤੁਹਾਨੂੰ ਸੱਟ ਮਾਰੀ, ਡਰਾਇਆ, ਜਾਂ ਚੀਜ਼ਾਂ ਲਈਆਂ?
easy-front-us = ਅਸੀਂ ਮਦਦ ਕਰ ਸਕਦੇ ਹਾਂ। ਤੁਸੀਂ ਕਿਸੇ ਵਿਅਕਤੀ ਨਾਲ ਗੱਲ ਕਰ ਸਕਦੇ ਹੋ।
easy-front-case = ਕੀ ਤੁਸੀਂ ਸਾਨੂੰ ਦੱਸਿਆ ਸੀ? ਦੇਖੋ ਤੁਹਾਡਾ ਕੇਸ ਕਿੱਥੇ ਹੈ।
easy-front-code = ਤੁਹਾਨੂੰ ਕੋਡ ਚਾਹੀਦਾ ਹੈ। ਉਸ ਵਿੱਚ 12 ਅੰਕ ਹਨ।
easy-front-get = ਤੁਹਾਡੇ ਕੋਲ ਕੋਡ ਨਹੀਂ? ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਨੂੰ ਦਿੰਦਾ ਹੈ।
easy-front-rights = ਤੁਹਾਡੇ ਹੱਕ ਹਨ। ਅਸੀਂ ਤੁਹਾਨੂੰ ਦੱਸਣਾ ਹੈ ਕਿ ਕੀ ਹੁੰਦਾ ਹੈ।
easy-front-others = ਤੁਹਾਨੂੰ ਸਾਨੂੰ ਦੱਸਣ ਦੀ ਲੋੜ ਨਹੀਂ। ਹੋਰ ਲੋਕ ਵੀ ਮਦਦ ਕਰ ਸਕਦੇ ਹਨ।
easy-front-watched = ਕੀ ਕੋਈ ਤੁਹਾਡਾ ਫ਼ੋਨ ਦੇਖਦਾ ਹੈ? ਹੋਰ ਫ਼ੋਨ ਵਰਤੋ।
easy-front-wrong = ਕੀ ਸਾਡੇ ਤੋਂ ਕੁਝ ਗਲਤ ਹੋਇਆ? ਸਾਨੂੰ ਦੱਸੋ।
easy-front-heading-case = ਆਪਣਾ ਕੇਸ ਦੇਖੋ
easy-front-heading-help = ਹੋਰ ਮਦਦ
