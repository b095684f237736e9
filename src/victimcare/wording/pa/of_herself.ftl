# A draft, like the rest, until somebody who speaks it has read it.

## What she says of herself, on her own page

of-herself-written-since = ਤੁਹਾਡੇ ਇਹ ਸਫ਼ਾ ਖੋਲ੍ਹਣ ਤੋਂ ਬਾਅਦ ਕਿਸੇ ਨੇ ਇੱਥੇ ਲਿਖਿਆ। ਉਹ ਪੜ੍ਹੋ, ਫਿਰ ਆਪਣਾ ਸਾਂਭੋ।

of-herself-note-title = ਸਾਨੂੰ ਇੱਕ ਵਾਰ ਦੱਸੋ
of-herself-note-lead = ਉਹ ਲਿਖੋ ਜੋ ਤੁਸੀਂ ਮੁੜ ਨਹੀਂ ਕਹਿਣਾ ਚਾਹੁੰਦੇ। ਜੋ ਵੀ ਤੁਹਾਡੇ ਨਾਲ ਗੱਲ ਕਰਦਾ ਹੈ, ਪਹਿਲਾਂ ਇਹ ਪੜ੍ਹਦਾ ਹੈ।
of-herself-note-who-sees = ਇਹ ਸਿਰਫ਼ ਉਹ ਲੋਕ ਦੇਖਦੇ ਹਨ ਜੋ ਇੱਥੇ ਤੁਹਾਡੇ ਨਾਲ ਕੰਮ ਕਰਦੇ ਹਨ, ਜਦੋਂ ਉਹਨਾਂ ਨੂੰ ਪਤਾ ਹੋਵੇ ਕਿ ਇਹ ਤੁਸੀਂ ਹੋ।
of-herself-note-avoid = ਜੋ ਅਸੀਂ ਨਾ ਪੁੱਛੀਏ ਜਾਂ ਨਾ ਕਹੀਏ
    .hint = ਜਿਸ ਨਾਲ ਦੁੱਖ ਹੁੰਦਾ ਹੈ, ਜਾਂ ਜੋ ਹੋਰ ਕੋਈ ਨਾ ਸੁਣੇ।
of-herself-note-needs = ਤੁਹਾਨੂੰ ਸਾਡੇ ਤੋਂ ਕੀ ਚਾਹੀਦਾ ਹੈ
    .hint = ਜਦੋਂ ਅਸੀਂ ਫ਼ੋਨ ਕਰੀਏ, ਮਿਲੀਏ, ਜਾਂ ਤੁਹਾਨੂੰ ਅਦਾਲਤ ਬੁਲਾਈਏ।
of-herself-note-happened = ਕੀ ਹੋਇਆ, ਥੋੜ੍ਹੇ ਸ਼ਬਦਾਂ ਵਿੱਚ
    .hint = ਜਿਵੇਂ ਤੁਸੀਂ ਆਪ ਕਹੋ। ਤੁਸੀਂ ਇਹ ਛੱਡ ਵੀ ਸਕਦੇ ਹੋ।
of-herself-note-empty = ਤਿੰਨਾਂ ਵਿੱਚੋਂ ਇੱਕ ਵਿੱਚ ਕੁਝ ਲਿਖੋ
of-herself-note-keep = ਇਹ ਸਾਂਭੋ
of-herself-note-stands = ਹੁਣ ਸਾਡੇ ਕੋਲ ਕੀ ਹੈ
of-herself-note-by-you = ਇਹ ਤੁਸੀਂ ਲਿਖਿਆ, { $moment }।
of-herself-note-by-us = ਇਹ ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਲਿਖਿਆ, { $moment }।
of-herself-note-by = ਇਹ { $who } ਨੇ ਤੁਹਾਡੇ ਨਾਲ ਲਿਖਿਆ, { $moment }।
of-herself-note-change = ਇਹ ਬਦਲੋ
of-herself-note-begin = ਇਹ ਲਿਖੋ
of-herself-note-end = ਇਹ ਵਾਪਸ ਲਓ
    .more = ਉਸ ਤੋਂ ਬਾਅਦ ਇਹ ਕੋਈ ਨਹੀਂ ਦੇਖਦਾ।
of-herself-note-read = ਇਹ ਕਿਸਨੇ ਪੜ੍ਹਿਆ
of-herself-note-read-none = ਇਹ ਅਜੇ ਕਿਸੇ ਨੇ ਨਹੀਂ ਪੜ੍ਹਿਆ।
of-herself-note-read-somebody = ਤੁਹਾਡੇ ਨਾਲ ਕੰਮ ਕਰਨ ਵਾਲਾ ਕੋਈ
of-herself-note-read-named = { $name }, { $team }

of-herself-passport-title = ਤੁਹਾਡੇ ਨਾਲ ਕਿਵੇਂ ਗੱਲ ਕਰੀਏ
of-herself-passport-lead = ਸਾਨੂੰ ਇੱਕ ਵਾਰ ਦੱਸੋ ਕਿ ਕਿਸ ਨਾਲ ਗੱਲ ਕਰਨੀ ਸੌਖੀ ਹੁੰਦੀ ਹੈ। ਇਹ ਕਾਲਾਂ, ਚਿੱਠੀਆਂ ਅਤੇ ਅਦਾਲਤ ਵਿੱਚ ਤੁਹਾਡੇ ਨਾਲ ਜਾਂਦਾ ਹੈ।
of-herself-passport-optional = ਜੋ ਮਰਜ਼ੀ ਹੋਵੇ, ਤੁਸੀਂ ਛੱਡ ਸਕਦੇ ਹੋ।
of-herself-passport-by-you = ਇਹ ਤੁਸੀਂ ਲਿਖਿਆ, { $moment }।
of-herself-passport-by-us = ਇਹ ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਲਿਖਿਆ, { $moment }।
of-herself-passport-recorded = ਜੋ ਤੁਹਾਡੇ ਰਿਕਾਰਡ ਵਿੱਚ ਹੈ, ਅਸੀਂ ਉਸ ’ਤੇ ਨਿਸ਼ਾਨ ਲਾਇਆ ਹੈ। ਗਲਤ ਹੋਵੇ ਤਾਂ ਬਦਲੋ। ਫਿਰ ਰੱਖੋ।
of-herself-passport-keep = ਇਹ ਸਾਂਭੋ
of-herself-passport-clear = ਸਭ ਕੁਝ ਵਾਪਸ ਲੈਣ ਲਈ, ਹਰ ਜਵਾਬ ਮਿਟਾਓ ਅਤੇ ਸਾਂਭੋ।
