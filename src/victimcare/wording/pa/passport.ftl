# A draft, like the rest, until somebody who speaks it has read it.

## How to speak with somebody: on her page, and at the desk

passport-language-none = ਜਿਵੇਂ ਹੁਣ ਹੈ
passport-language-other = ਹੋਰ ਭਾਸ਼ਾ
passport-other-needed = ਲਿਖੋ ਕਿਹੜੀ ਭਾਸ਼ਾ
passport-hers-language = ਜਿਸ ਭਾਸ਼ਾ ਵਿੱਚ ਤੁਸੀਂ ਗੱਲ ਕਰਨਾ ਚਾਹੁੰਦੇ ਹੋ
passport-hers-other-language = ਕਿਹੜੀ ਹੋਰ ਭਾਸ਼ਾ
passport-hers-talk = ਜਦੋਂ ਅਸੀਂ ਗੱਲ ਕਰੀਏ
passport-hers-interpreter = ਮੈਨੂੰ ਦੁਭਾਸ਼ੀਆ ਚਾਹੀਦਾ ਹੈ
passport-hers-bsl = ਮੇਰੀ ਭਾਸ਼ਾ ਬ੍ਰਿਟਿਸ਼ ਇਸ਼ਾਰਿਆਂ ਦੀ ਭਾਸ਼ਾ ਹੈ
passport-hers-lip-reading = ਮੈਨੂੰ ਬੁੱਲ੍ਹ ਦੇਖ ਕੇ ਸਮਝ ਆਉਂਦੀ ਹੈ: ਮੈਨੂੰ ਆਪਣਾ ਚਿਹਰਾ ਦਿਖਾਓ
passport-hers-relay = ਮੇਰੀ ਫ਼ੋਨ ’ਤੇ ਗੱਲ ਲਿਖ ਕੇ ਹੁੰਦੀ ਹੈ, ਰੀਲੇ ਯੂਕੇ ਰਾਹੀਂ
passport-hers-with-someone = ਮੈਨੂੰ ਕੋਈ ਨਾਲ ਚਾਹੀਦਾ ਹੈ
passport-hers-read = ਜਦੋਂ ਤੁਸੀਂ ਮੈਨੂੰ ਲਿਖੋ
passport-hers-large-print = ਵੱਡੇ ਅੱਖਰ
passport-hers-high-contrast = ਗੂੜ੍ਹਾ ਰੰਗ ਫ਼ਰਕ
passport-hers-still = ਕੁਝ ਨਾ ਹਿੱਲੇ
passport-hers-easy-read = ਸੌਖੇ ਸ਼ਬਦ ਅਤੇ ਤਸਵੀਰਾਂ
passport-hers-audio = ਆਵਾਜ਼ ਵਿੱਚ, ਸੁਣਨ ਲਈ
passport-hers-child-words = ਬੱਚੇ ਲਈ ਸ਼ਬਦ
passport-hers-pace = ਕਿੰਨੀ ਤੇਜ਼
passport-hers-slowly = ਹੌਲੀ ਹੌਲੀ, ਇੱਕ ਵਾਰ ਵਿੱਚ ਇੱਕ ਗੱਲ
passport-hers-breaks = ਵਿੱਚ ਵਿੱਚ ਆਰਾਮ ਨਾਲ
passport-hers-written-after = ਜੋ ਤੁਸੀਂ ਕਿਹਾ, ਬਾਅਦ ਵਿੱਚ ਲਿਖ ਕੇ ਦਿਓ
passport-hers-someone = ਤੁਹਾਡੇ ਨਾਲ ਕੌਣ ਹੈ
    .hint = ਨਾਂ, ਅਤੇ ਉਹ ਤੁਹਾਡੇ ਕੀ ਲੱਗਦੇ ਹਨ।
passport-hers-avoid = ਕਿਸ ਨਾਲ ਔਖਾ ਹੁੰਦਾ ਹੈ
    .hint = ਆਵਾਜ਼ਾਂ, ਸ਼ਬਦ, ਥਾਵਾਂ ਜਾਂ ਸਵਾਲ ਜੋ ਸਹਿਣੇ ਔਖੇ ਹਨ।
passport-hers-helps = ਕਿਸ ਨਾਲ ਮਦਦ ਮਿਲਦੀ ਹੈ
    .hint = ਕੁਝ ਵੀ ਜਿਸ ਨਾਲ ਸਾਡੇ ਨਾਲ ਗੱਲ ਕਰਨੀ ਸੌਖੀ ਹੋਵੇ।
