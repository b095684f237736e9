# A draft, like the rest, until somebody who speaks it has read it.

### Files that people send us and are given.

files-hint =
    { $most ->
        [one] ਇੱਕ ਤਸਵੀਰ, ਪੀਡੀਐੱਫ਼ ਜਾਂ ਲਿਖਤ ਦੀ ਫ਼ਾਈਲ। 10 ਐੱਮਬੀ ਤੱਕ। ਤਸਵੀਰ ਕਿੱਥੇ ਖਿੱਚੀ ਗਈ, ਇਹ ਅਸੀਂ ਕੱਢ ਦਿੰਦੇ ਹਾਂ। ਆਪਣੀ ਕਾਪੀ ਵੀ ਰੱਖੋ।
       *[other] ਤਸਵੀਰਾਂ, ਪੀਡੀਐੱਫ਼ ਜਾਂ ਲਿਖਤ ਦੀਆਂ ਫ਼ਾਈਲਾਂ। ਵੱਧ ਤੋਂ ਵੱਧ { $most }। ਹਰ ਇੱਕ 10 ਐੱਮਬੀ ਤੱਕ। ਤਸਵੀਰ ਕਿੱਥੇ ਖਿੱਚੀ ਗਈ, ਇਹ ਅਸੀਂ ਕੱਢ ਦਿੰਦੇ ਹਾਂ। ਆਪਣੀ ਕਾਪੀ ਵੀ ਰੱਖੋ।
    }
files-needed = ਫ਼ਾਈਲ ਚੁਣੋ
files-too-many =
    { $most ->
        [one] ਇੱਕ ਫ਼ਾਈਲ ਚੁਣੋ
       *[other] ਵੱਧ ਤੋਂ ਵੱਧ { $most } ਫ਼ਾਈਲਾਂ ਚੁਣੋ
    }
files-empty = ਫ਼ਾਈਲ { $place } ਵਿੱਚ ਕੁਝ ਨਹੀਂ। ਆਪਣੀਆਂ ਫ਼ਾਈਲਾਂ ਫਿਰ ਚੁਣੋ
files-too-big = ਫ਼ਾਈਲ { $place } ਬਹੁਤ ਵੱਡੀ ਹੈ। 10 ਐੱਮਬੀ ਤੱਕ ਦੀਆਂ ਫ਼ਾਈਲਾਂ ਚੁਣੋ
files-kind = ਅਸੀਂ ਫ਼ਾਈਲ { $place } ਨਹੀਂ ਲੈ ਸਕਦੇ। ਤਸਵੀਰਾਂ, ਪੀਡੀਐੱਫ਼ ਜਾਂ ਲਿਖਤ ਦੀਆਂ ਫ਼ਾਈਲਾਂ ਚੁਣੋ
files-too-big-media = ਫ਼ਾਈਲ { $place } ਬਹੁਤ ਵੱਡੀ ਹੈ। ਆਵਾਜ਼ ਅਤੇ ਵੀਡੀਓ 50 ਐੱਮਬੀ ਤੱਕ, ਹੋਰ ਫ਼ਾਈਲਾਂ 10 ਐੱਮਬੀ ਤੱਕ ਹੋ ਸਕਦੀਆਂ ਹਨ
files-kind-media = ਅਸੀਂ ਫ਼ਾਈਲ { $place } ਨਹੀਂ ਲੈ ਸਕਦੇ। ਤਸਵੀਰਾਂ, ਪੀਡੀਐੱਫ਼, ਲਿਖਤ ਦੀਆਂ ਫ਼ਾਈਲਾਂ, ਆਵਾਜ਼ ਜਾਂ ਵੀਡੀਓ ਚੁਣੋ
files-broken = ਅਸੀਂ ਫ਼ਾਈਲ { $place } ਨਹੀਂ ਖੋਲ੍ਹ ਸਕਦੇ। ਹੋਰ ਚੁਣੋ, ਜਾਂ ਉਸਦੀ ਫ਼ੋਟੋ ਭੇਜੋ
files-too-many-dots = ਤਸਵੀਰ { $place } ਬਹੁਤ ਵੱਡੀ ਹੈ। ਛੋਟੀ ਚੁਣੋ
files-harmful = ਫ਼ਾਈਲ { $place } ਕੰਪਿਊਟਰ ਦਾ ਨੁਕਸਾਨ ਕਰ ਸਕਦੀ ਹੈ, ਇਸ ਲਈ ਅਸੀਂ ਨਹੀਂ ਲਈ। ਆਪਣੀਆਂ ਫ਼ਾਈਲਾਂ ਫਿਰ ਚੁਣੋ
files-none-kept = { $why }। ਅਸੀਂ ਕੋਈ ਫਾਈਲ ਨਹੀਂ ਰੱਖੀ
files-one-jpeg = ਤਸਵੀਰ
files-one-png = ਤਸਵੀਰ
files-one-webp = ਤਸਵੀਰ
files-one-pdf = ਪੀਡੀਐੱਫ਼
files-one-text = ਲਿਖਤ ਦੀ ਫ਼ਾਈਲ
files-one-mp3 = ਆਵਾਜ਼ ਦੀ ਰਿਕਾਰਡਿੰਗ
files-one-m4a = ਆਵਾਜ਼ ਦੀ ਰਿਕਾਰਡਿੰਗ
files-one-wav = ਆਵਾਜ਼ ਦੀ ਰਿਕਾਰਡਿੰਗ
files-one-ogg = ਆਵਾਜ਼ ਦੀ ਰਿਕਾਰਡਿੰਗ
files-one-amr = ਆਵਾਜ਼ ਦੀ ਰਿਕਾਰਡਿੰਗ
files-one-mp4 = ਵੀਡੀਓ
files-one-mov = ਵੀਡੀਓ
files-one-3gp = ਵੀਡੀਓ
files-one-webm = ਵੀਡੀਓ
files-size-small = 100 ਕੇਬੀ ਤੋਂ ਘੱਟ
files-size-kilo = { $size } ਕੇਬੀ
files-size-mega = { $size } ਐੱਮਬੀ
files-gone = ਹੁਣ ਇੱਥੇ ਨਹੀਂ
