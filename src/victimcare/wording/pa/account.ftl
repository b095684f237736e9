# A draft, like the rest, until somebody who speaks it has read it.

## Her account and its safety: where it was used, who looked, how long a page stays

account-visits-title = ਤੁਹਾਡਾ ਸਫ਼ਾ ਕਿੱਥੇ ਵਰਤਿਆ ਗਿਆ
account-visits-lead = ਪਿਛਲੇ 90 ਦਿਨਾਂ ਵਿੱਚ ਹਰ ਵਾਰ ਜਦੋਂ ਤੁਹਾਡੇ ਕੋਡ ਨੇ ਕੁਝ ਖੋਲ੍ਹਿਆ।
account-visits-short = ਤੁਸੀਂ ਇੱਥੇ ਬਾਕੀ ਸਭ ਥਾਵਾਂ ’ਤੇ ਸਫ਼ਾ ਬੰਦ ਕਰ ਸਕਦੇ ਹੋ। ਛੋਟੇ ਸਫ਼ੇ ’ਤੇ ਸੂਚੀ ਨਹੀਂ ਹੁੰਦੀ।
account-visits-this = ਤੁਸੀਂ ਹੁਣ ਇੱਥੇ ਹੋ
account-visits-open = ਸ਼ਾਇਦ ਅਜੇ ਖੁੱਲ੍ਹਾ ਹੋਵੇ
account-visits-second = ਤੁਹਾਡੇ ਦੂਜੇ ਕਦਮ ਨਾਲ
account-device-phone = ਫ਼ੋਨ
account-device-tablet = ਟੈਬਲੇਟ
account-device-computer = ਕੰਪਿਊਟਰ
account-device-unknown = ਕੋਈ ਚੀਜ਼ ਜਿਸਦਾ ਸਾਨੂੰ ਪਤਾ ਨਹੀਂ
account-browser-chrome = ਕ੍ਰੋਮ ਨਾਲ
account-browser-edge = ਐਜ ਨਾਲ
account-browser-firefox = ਫ਼ਾਇਰਫ਼ੌਕਸ ਨਾਲ
account-browser-opera = ਓਪੇਰਾ ਨਾਲ
account-browser-safari = ਸਫ਼ਾਰੀ ਨਾਲ
account-browser-samsung = ਸੈਮਸੰਗ ਦੇ ਬ੍ਰਾਊਜ਼ਰ ਨਾਲ
account-by-phone = ਕਾਲ, ਜਿਸ ਵਿੱਚ ਤੁਹਾਡਾ ਕੋਡ ਫ਼ੋਨ ’ਤੇ ਦਬਾਇਆ ਗਿਆ
account-by-person = ਤੁਹਾਡਾ ਕੋਡ, ਸਾਡੇ ਵਿੱਚੋਂ ਕਿਸੇ ਨੂੰ ਦੱਸਿਆ ਗਿਆ
account-visits-not-you = ਕੀ ਇਹਨਾਂ ਵਿੱਚੋਂ ਕੋਈ ਤੁਸੀਂ ਨਹੀਂ ਸੀ?
    .more = ਪਹਿਲਾਂ ਬਾਕੀ ਸਭ ਥਾਵਾਂ ’ਤੇ ਬੰਦ ਕਰੋ। ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਦੱਸਿਆ ਜਾਂਦਾ ਕਿ ਤੁਸੀਂ ਇਹ ਕੀਤਾ।
account-visits-end-others = ਬਾਕੀ ਸਭ ਥਾਵਾਂ ’ਤੇ ਬੰਦ ਕਰੋ
account-visits-end-all = ਇੱਥੇ ਵੀ ਬੰਦ ਕਰੋ
account-visits-new-code = ਉਸ ਤੋਂ ਬਾਅਦ ਵੀ ਤੁਹਾਡਾ ਕੋਡ ਚੱਲਦਾ ਹੈ। ਨਵੇਂ ਲਈ ਫ਼ੋਨ ਕਰੋ:
    .more = ਪੁਰਾਣਾ ਕੋਡ ਫਿਰ ਫ਼ੌਰਨ ਬੰਦ ਹੋ ਜਾਂਦਾ ਹੈ।
account-visits-guessed = ਜੇ ਕੋਈ ਤੁਹਾਡਾ ਕੋਡ ਬੁੱਝਣ ਦੀ ਕੋਸ਼ਿਸ਼ ਕਰੇ, ਸਾਨੂੰ ਦਿਖਦਾ ਹੈ। ਫਿਰ ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਡੇ ਨਾਲ ਇਸ ਬਾਰੇ ਗੱਲ ਕਰਦਾ ਹੈ।
account-ended-title = ਇਹ ਹੋ ਗਿਆ
account-ended =
    { $count ->
        [0] ਹੋਰ ਕਿਤੇ ਖੁੱਲ੍ਹਾ ਨਹੀਂ ਸੀ।
        [one] ਅਸੀਂ 1 ਹੋਰ ਥਾਂ ’ਤੇ ਬੰਦ ਕਰ ਦਿੱਤਾ।
       *[other] ਅਸੀਂ { $count } ਹੋਰ ਥਾਵਾਂ ’ਤੇ ਬੰਦ ਕਰ ਦਿੱਤਾ।
    }
account-ended-short = ਬਾਕੀ ਜਿੱਥੇ ਵੀ ਖੁੱਲ੍ਹਾ ਸੀ, ਬੰਦ ਹੋ ਗਿਆ।
account-ended-back = ਵਾਪਸ: ਤੁਹਾਡਾ ਸਫ਼ਾ ਕਿੱਥੇ ਵਰਤਿਆ ਗਿਆ

## Who looked

account-looks-title = ਤੁਹਾਡਾ ਕੇਸ ਕਿਸਨੇ ਦੇਖਿਆ
account-looks-lead = ਸਾਡੇ ਲਈ ਕੰਮ ਕਰਨ ਵਾਲਾ ਹਰ ਕੋਈ ਜਦੋਂ ਤੁਹਾਡਾ ਕੇਸ ਖੋਲ੍ਹਦਾ ਹੈ, ਇੱਥੇ ਨਿਸ਼ਾਨ ਛੱਡਦਾ ਹੈ।
account-looks-none = ਅਜੇ ਕਿਸੇ ਨੇ ਨਹੀਂ ਖੋਲ੍ਹਿਆ
    .more = ਜਦੋਂ ਕੋਈ ਖੋਲ੍ਹੇ, ਤੁਸੀਂ ਇੱਥੇ ਪੜ੍ਹ ਸਕਦੇ ਹੋ।
account-looks-at = ਸਮਾਂ: { $at }
account-looks-between = { $first } ਤੋਂ { $last } ਦੇ ਵਿਚਕਾਰ
account-looks-earlier = ਪਹਿਲਾਂ ਦੇ ਦਿਨ ਦਿਖਾਓ
account-looks-later = ਬਾਅਦ ਦੇ ਦਿਨ ਦਿਖਾਓ
account-looks-ask = ਕੀ ਕੁਝ ਗਲਤ ਲੱਗਦਾ ਹੈ?
    .more = ਤੁਸੀਂ ਪੁੱਛ ਸਕਦੇ ਹੋ ਕਿ ਕਿਸੇ ਨੇ ਕਿਉਂ ਦੇਖਿਆ। ਫ਼ੋਨ ਕਰੋ:
account-who-name-team = { $name }, { $team }
account-who-team = { $team } ਵਿੱਚੋਂ ਕੋਈ
account-who-none = ਸਾਡੇ ਲਈ ਕੰਮ ਕਰਨ ਵਾਲਾ ਕੋਈ
account-look-asked = ਤੁਹਾਡੀ ਪੁੱਛੀ ਗੱਲ ਦਾ ਜਵਾਬ ਦੇਣ ਲਈ
account-look-calls = ਕਾਲ ਲੈਣ ਜਾਂ ਕਰਨ ਲਈ
account-look-code = ਤੁਹਾਨੂੰ ਦਾਖ਼ਲ ਹੋਣ ਦਾ ਤਰੀਕਾ ਦੇਣ ਲਈ, ਜਾਂ ਬੰਦ ਕਰਨ ਲਈ
account-look-messages = ਇਹ ਦੇਖਣ ਲਈ ਕਿ ਅਸੀਂ ਤੁਹਾਨੂੰ ਕੀ ਭੇਜਿਆ
account-look-owed = ਇਹ ਦੇਖਣ ਲਈ ਕਿ ਅਸੀਂ ਤੁਹਾਡੇ ਲਈ ਕੀ ਕਰਨਾ ਹੈ
account-look-reach = ਇਹ ਦੇਖਣ ਲਈ ਕਿ ਤੁਹਾਡੇ ਤੱਕ ਸੁਰੱਖਿਅਤ ਢੰਗ ਨਾਲ ਕਿਵੇਂ ਪਹੁੰਚੀਏ
account-look-record = ਇਹ ਪੜ੍ਹਨ ਲਈ ਕਿ ਕੀ ਹੋਇਆ
account-look-spoke = ਤੁਹਾਡੇ ਨਾਲ ਗੱਲ ਕਰਨ ਲਈ, ਜਾਂ ਕੋਸ਼ਿਸ਼ ਕਰਨ ਲਈ
account-look-tasks = ਤੁਹਾਡੇ ਲਈ ਬਾਕੀ ਕੰਮ ਕਰਨ ਲਈ
account-look-told-once = ਉਹ ਪੜ੍ਹਨ ਲਈ ਜੋ ਤੁਸੀਂ ਇੱਕ ਵਾਰ ਦੱਸਿਆ
account-look-beside = ਉਹ ਦੇਖਣ ਲਈ ਜਿਸਦੀ ਤੁਸੀਂ ਸਹਿਮਤੀ ਦਿੱਤੀ
account-look-supporters = ਤੁਹਾਡੇ ਨਾਲ ਗੱਲ ਕਰਨ ਲਈ ਕਿ ਕੌਣ ਮਦਦ ਕਰਦਾ ਹੈ
account-look-work = ਤੁਹਾਡੇ ਕੇਸ ’ਤੇ ਕੰਮ ਕਰਨ ਲਈ

## How long a page stays

account-closing = ਇਹ ਸਫ਼ਾ ਛੇਤੀ ਬੰਦ ਹੋਣ ਲੱਗਾ ਹੈ।
    .more = ਕੁਝ ਦੇਰ ਤੋਂ ਕਿਸੇ ਨੇ ਕੁਝ ਨਹੀਂ ਦਬਾਇਆ, ਅਤੇ ਹੋਰ ਇਸਨੂੰ ਦੇਖ ਸਕਦੇ ਹਨ।
account-closing-last = ਅੱਧਾ ਘੰਟਾ ਹੋ ਗਿਆ, ਅਤੇ ਹੋਰ ਇਸਨੂੰ ਦੇਖ ਸਕਦੇ ਹਨ। ਤੁਸੀਂ ਆਪਣਾ ਕੋਡ ਫਿਰ ਲਿਖ ਸਕਦੇ ਹੋ।
account-closing-stay = ਖੁੱਲ੍ਹਾ ਰੱਖੋ
account-closing-without-script = ਜੇ 10 ਮਿੰਟ ਕੁਝ ਨਾ ਦਬਾਇਆ ਜਾਵੇ, ਇਹ ਸਫ਼ਾ ਆਪੇ ਬੰਦ ਹੋ ਜਾਂਦਾ ਹੈ।
    .more = ਇੱਥੇ “ਇਹ ਸਫ਼ਾ ਛੱਡੋ” ਲਈ ਇੰਟਰਨੈੱਟ ਚਾਹੀਦਾ ਹੈ। ਜੇ ਨਾ ਚੱਲੇ, ਵਿੰਡੋ ਬੰਦ ਕਰ ਦਿਓ।
account-seen = ਕੀ ਤੁਸੀਂ ਇਹ ਸਫ਼ਾ ਪੜ੍ਹ ਲਿਆ?
account-seen-press = ਮੈਂ ਇਹ ਪੜ੍ਹ ਲਿਆ

## On paper

account-unprinted = ਪਹਿਲਾਂ ਸੂਚੀ ਵਿੱਚ “ਛਾਪੋ ਜਾਂ ਸਾਂਭੋ” ਚੁਣੋ।
account-print-title = ਕੀ ਇਹ ਸਫ਼ਾ ਛਾਪਣਾ ਜਾਂ ਸਾਂਭਣਾ ਹੈ?
account-print-lead = ਜੋ ਕਾਗਜ਼ ’ਤੇ ਹੈ ਜਾਂ ਸਾਂਭਿਆ ਹੈ, ਉਹ ਹੋਰ ਲੱਭ ਸਕਦੇ ਹਨ।
account-print-1 = ਘਰ ਵਿੱਚ ਕੋਈ ਪੜ੍ਹ ਸਕਦਾ ਹੈ। ਸੋਚੋ ਕਿ ਇਹ ਕਿੱਥੇ ਸੁਰੱਖਿਅਤ ਰਹੇਗਾ।
account-print-2 = ਪ੍ਰਿੰਟਰ ਜਾਂ ਫ਼ੋਨ ਯਾਦ ਰੱਖ ਸਕਦਾ ਹੈ ਕਿ ਕੀ ਛਾਪਿਆ ਜਾਂ ਸਾਂਭਿਆ ਗਿਆ।
account-print-3 = ਕੋਈ ਵਿਅਕਤੀ ਵੀ ਇਹ ਸਭ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ’ਤੇ ਦੱਸ ਸਕਦਾ ਹੈ।
account-print-yes = ਛਾਪਣ ਲਈ ਦਿਖਾਓ
account-print-easy = ਹਾਂ, ਸੌਖੇ ਸ਼ਬਦਾਂ ਵਿੱਚ
account-print-no = ਨਹੀਂ, ਵਾਪਸ ਜਾਓ
account-paper-how = ਬ੍ਰਾਊਜ਼ਰ ਦਾ ਆਪਣਾ “ਪ੍ਰਿੰਟ” ਵਰਤੋ। ਉੱਥੇ “ਹੈੱਡਰ ਅਤੇ ਫੁੱਟਰ” ਬੰਦ ਕਰੋ। ਫਿਰ ਕੋਈ ਪਤਾ ਨਹੀਂ ਛਪਦਾ।
account-paper-now = ਹੁਣੇ ਛਾਪੋ
