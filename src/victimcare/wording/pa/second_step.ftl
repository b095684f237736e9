# A draft, like the rest, until somebody who speaks it has read it.

## The second step on her page: what opens all of it beside her code. Whoever stands beside her reads this too, so each
## sentence is the same whether or not she has one.

second-step-title = ਆਪਣੇ ਸਫ਼ੇ ਦਾ ਹੋਰ ਹਿੱਸਾ ਦੇਖੋ
second-step-lead = ਤੁਹਾਡਾ ਕੋਡ ਛੋਟਾ ਸਫ਼ਾ ਖੋਲ੍ਹਦਾ ਹੈ। ਦੂਜਾ ਨੰਬਰ ਪੂਰਾ ਸਫ਼ਾ ਖੋਲ੍ਹ ਸਕਦਾ ਹੈ।
second-step-number = ਤੁਹਾਡਾ ਦੂਜਾ ਨੰਬਰ
    .hint = ਤੁਹਾਡੀ ਐਪ ਜਾਂ ਮੈਸੇਜ ਤੋਂ 6 ਅੰਕ। ਜਾਂ ਤੁਹਾਡੇ ਕਾਗਜ਼ ਤੋਂ 10 ਅੰਕ।
second-step-number-needed = ਆਪਣਾ ਦੂਜਾ ਨੰਬਰ ਲਿਖੋ।
second-step-number-length = ਤੁਹਾਡੇ ਦੂਜੇ ਨੰਬਰ ਵਿੱਚ 6 ਜਾਂ 10 ਅੰਕ ਹਨ। ਫਿਰ ਲਿਖੋ।
second-step-number-six = ਇਸ ਨੰਬਰ ਵਿੱਚ 6 ਅੰਕ ਹਨ। ਫਿਰ ਲਿਖੋ।
second-step-open = ਮੇਰਾ ਸਫ਼ਾ ਖੋਲ੍ਹੋ
second-step-wrong = ਉਸ ਨੰਬਰ ਨਾਲ ਹੋਰ ਨਹੀਂ ਖੁੱਲ੍ਹਿਆ। ਤੁਹਾਡੇ ਕੋਲ ਜੋ ਸਭ ਤੋਂ ਨਵਾਂ ਹੈ, ਉਹ ਲਿਖੋ।
second-step-two = ਕੀ ਐਪ ਦੇ ਨੰਬਰ ਨਾਲ ਨਹੀਂ ਖੁੱਲ੍ਹਦਾ? ਲਗਾਤਾਰ ਦੋ ਲਿਖੋ: ਇਹ, ਫਿਰ ਅਗਲਾ।
second-step-no-more = ਇਸ ਵਾਰ ਲਈ ਇੰਨੀਆਂ ਕੋਸ਼ਿਸ਼ਾਂ ਕਾਫ਼ੀ ਹਨ। ਬਾਹਰ ਜਾਓ, ਫਿਰ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ।
second-step-is-open = ਜਦੋਂ ਤੱਕ ਤੁਸੀਂ ਬਾਹਰ ਨਹੀਂ ਜਾਂਦੇ, ਤੁਹਾਡਾ ਪੂਰਾ ਸਫ਼ਾ ਖੁੱਲ੍ਹਾ ਹੈ।
second-step-numbers-left =
    { $count ->
        [0] ਤੁਸੀਂ ਕਾਗਜ਼ ਦਾ ਹਰ ਨੰਬਰ ਵਰਤ ਲਿਆ ਹੈ। ਨਵਿਆਂ ਲਈ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ।
        [one] ਤੁਹਾਡੇ ਕਾਗਜ਼ ’ਤੇ 1 ਨੰਬਰ ਬਾਕੀ ਹੈ।
       *[other] ਤੁਹਾਡੇ ਕਾਗਜ਼ ’ਤੇ { $count } ਨੰਬਰ ਬਾਕੀ ਹਨ।
    }
second-step-to-page = ਮੇਰਾ ਸਫ਼ਾ ਦੇਖੋ
second-step-text = ਮੈਨੂੰ ਮੈਸੇਜ ਵਿੱਚ ਨੰਬਰ ਭੇਜੋ
second-step-text-yes = ਜੇ ਇਸ ਲਈ ਤੁਹਾਡਾ ਫ਼ੋਨ ਤੈਅ ਹੈ, ਇੱਕ ਮਿੰਟ ਵਿੱਚ ਨੰਬਰ ਆਉਂਦਾ ਹੈ। ਸਿਰਫ਼ ਉਹਨਾਂ ਘੰਟਿਆਂ ਵਿੱਚ ਜੋ ਤੁਸੀਂ ਤੈਅ ਕੀਤੇ।
second-step-text-too-many = ਤੁਸੀਂ ਇਸ ਘੰਟੇ ਵਿੱਚ 3 ਵਾਰ ਮੰਗ ਚੁੱਕੇ ਹੋ। ਥੋੜ੍ਹਾ ਉਡੀਕੋ, ਜਾਂ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ।
second-step-text-no-more = ਇਸ ਵਾਰ ਲਈ ਇੰਨੀਆਂ ਕੋਸ਼ਿਸ਼ਾਂ ਕਾਫ਼ੀ ਹਨ। ਬਾਹਰ ਜਾਓ, ਫਿਰ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ।
second-step-passkey = ਪਾਸ-ਕੀ ਵਰਤੋ
second-step-passkey-wrong = ਉਸ ਨਾਲ ਹੋਰ ਨਹੀਂ ਖੁੱਲ੍ਹਿਆ। ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਹੋਰ ਤਰੀਕਾ ਵਰਤੋ।
second-step-never-asked = ਸਾਡੇ ਨਾਲ ਕੰਮ ਕਰਨ ਵਾਲਾ ਕੋਈ ਵੀ ਤੁਹਾਡੇ ਤੋਂ ਇਹ ਨੰਬਰ ਨਹੀਂ ਪੁੱਛਦਾ। ਇਹ ਕਿਸੇ ਨੂੰ ਨਾ ਦੱਸੋ।
second-step-none-yet = ਤੁਹਾਡੇ ਕੋਲ ਨਹੀਂ ਹੈ?
    .more = ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਡੇ ਨਾਲ ਬਣਾਉਂਦਾ ਹੈ। ਪਹਿਲਾਂ ਉਹ ਦੇਖਦਾ ਹੈ ਕਿ ਇਹ ਤੁਸੀਂ ਹੀ ਹੋ। ਫ਼ੋਨ ਕਰੋ:
second-step-begin = ਕਿਸੇ ਨੇ ਮੈਨੂੰ ਇਹ ਬਣਾਉਣ ਲਈ ਨੰਬਰ ਦਿੱਤਾ ਹੈ
second-step-lost = ਗੁਆਚ ਗਿਆ, ਜਾਂ ਕਿਸੇ ਨੇ ਦੇਖ ਲਿਆ? ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ। ਇਹ ਫ਼ੌਰਨ ਬੰਦ ਹੋ ਜਾਂਦਾ ਹੈ।

second-step-set-up-title = ਦੂਜਾ ਕਦਮ ਬਣਾਓ
second-step-set-up-lead = ਇਸ ਲਈ ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਨੂੰ ਨੰਬਰ ਦਿੰਦਾ ਹੈ, ਫ਼ੋਨ ’ਤੇ ਜਾਂ ਆਹਮੋ ਸਾਹਮਣੇ।
second-step-set-up-number = ਜੋ ਨੰਬਰ ਉਹਨਾਂ ਨੇ ਤੁਹਾਨੂੰ ਦਿੱਤਾ
    .hint = 6 ਅੰਕ। ਇਹ ਅੱਧਾ ਘੰਟਾ ਚੱਲਦਾ ਹੈ, ਇੱਕ ਵਾਰ।
second-step-set-up-wrong = ਉਹ ਨੰਬਰ ਨਹੀਂ ਚੱਲਿਆ। ਉਸ ਵਿਅਕਤੀ ਨੂੰ ਫਿਰ ਦੱਸਣ ਲਈ ਕਹੋ।
second-step-set-up-without = ਤੁਹਾਡੇ ਕੋਲ ਨੰਬਰ ਨਹੀਂ? ਫ਼ੋਨ ਕਰੋ:
second-step-choose-title = ਆਪਣਾ ਦੂਜਾ ਕਦਮ ਚੁਣੋ
second-step-choose-lead = ਉਹ ਚੁਣੋ ਜੋ ਸਿਰਫ਼ ਤੁਸੀਂ ਵਰਤ ਸਕੋ। ਤੁਹਾਡੇ ਕੋਲ ਇਸ ਵੇਲੇ ਤੱਕ ਸਮਾਂ ਹੈ: { $moment }।
second-step-choose-think = ਸੋਚੋ ਕਿ ਤੁਹਾਡਾ ਫ਼ੋਨ ਕੌਣ ਖੋਲ੍ਹ ਸਕਦਾ ਹੈ, ਜਾਂ ਉਸ ’ਤੇ ਜੋ ਆਵੇ ਉਹ ਪੜ੍ਹ ਸਕਦਾ ਹੈ।
second-step-choose-text = ਮੈਸੇਜ ਵਿੱਚ ਨੰਬਰ
    .safe = ਚੰਗਾ ਹੈ ਜਦੋਂ ਤੁਹਾਡਾ ਤੈਅ ਕੀਤਾ ਫ਼ੋਨ ਸਿਰਫ਼ ਤੁਸੀਂ ਪੜ੍ਹਦੇ ਹੋ।
    .not = ਠੀਕ ਨਹੀਂ ਜਦੋਂ ਕੋਈ ਉਸ ’ਤੇ ਆਇਆ ਦੇਖ ਜਾਂ ਸੁਣ ਲੈਂਦਾ ਹੈ, ਭਾਵੇਂ ਇੱਕ ਪਲ ਲਈ।
second-step-choose-app = ਐਪ ਜੋ ਨੰਬਰ ਦਿਖਾਉਂਦੀ ਹੈ
    .safe = ਚੰਗੀ ਹੈ ਜਦੋਂ ਤੁਹਾਡਾ ਫ਼ੋਨ ਹੋਰ ਕੋਈ ਨਹੀਂ ਖੋਲ੍ਹਦਾ।
    .not = ਠੀਕ ਨਹੀਂ ਜਦੋਂ ਕਿਸੇ ਨੂੰ ਫ਼ੋਨ ਖੋਲ੍ਹਣਾ ਆਉਂਦਾ ਹੈ, ਜਾਂ ਕੋਈ ਉਸਨੂੰ ਫਰੋਲਦਾ ਹੈ।
second-step-choose-passkey = ਪਾਸ-ਕੀ
    .safe = ਚੰਗੀ ਹੈ ਜਦੋਂ ਇਹ ਫ਼ੋਨ ਜਾਂ ਕੰਪਿਊਟਰ ਸਿਰਫ਼ ਤੁਹਾਡੇ ਚਿਹਰੇ, ਉਂਗਲ ਜਾਂ ਪਿੰਨ ਨਾਲ ਖੁੱਲ੍ਹਦਾ ਹੈ।
    .not = ਠੀਕ ਨਹੀਂ ਜਦੋਂ ਕਿਸੇ ਨੂੰ ਤੁਹਾਡਾ ਪਿੰਨ ਪਤਾ ਹੈ, ਜਾਂ ਕਿਸੇ ਨਾਲ ਪਾਸਵਰਡ ਸਾਂਝੇ ਹਨ।
second-step-choose-stop = ਇਹਨਾਂ ਵਿੱਚੋਂ ਕੋਈ ਮੇਰੇ ਲਈ ਸੁਰੱਖਿਅਤ ਨਹੀਂ
    .more = ਫਿਰ ਕੋਈ ਨਾ ਬਣਾਓ। ਅਸੀਂ ਤੁਹਾਨੂੰ ਫ਼ੋਨ ਕਰ ਸਕਦੇ ਹਾਂ, ਜਾਂ ਮਿਲ ਕੇ ਸਭ ਕੁਝ ਦੱਸ ਸਕਦੇ ਹਾਂ।
second-step-back = ਹੋਰ ਤਰੀਕਾ ਚੁਣੋ

second-step-phone-title = ਮੈਸੇਜ ਵਿੱਚ ਨੰਬਰ ਲਓ
second-step-phone-lead = ਅਸੀਂ ਉਸ ਫ਼ੋਨ ’ਤੇ ਨੰਬਰ ਭੇਜਦੇ ਹਾਂ ਜੋ ਤੁਸੀਂ ਸਾਡੇ ਨਾਲ ਤੈਅ ਕੀਤਾ। ਉਹ ਕੋਲ ਰੱਖੋ।
second-step-phone-number = ਮੈਸੇਜ ਵਾਲਾ ਨੰਬਰ
    .hint = 6 ਅੰਕ। ਇਹ 10 ਮਿੰਟਾਂ ਵਿੱਚ ਖ਼ਤਮ ਹੋ ਜਾਂਦਾ ਹੈ।
second-step-phone-wrong = ਉਹ ਨੰਬਰ ਠੀਕ ਨਹੀਂ ਸੀ। ਸਭ ਤੋਂ ਨਵਾਂ ਲਿਖੋ, ਜਾਂ ਹੋਰ ਮੰਗੋ।
second-step-phone-none = ਕੁਝ ਨਹੀਂ ਆਇਆ? ਫਿਰ ਹੁਣ ਮੈਸੇਜ ਲਈ ਕੋਈ ਫ਼ੋਨ ਤੈਅ ਨਹੀਂ। ਜੋ ਤੁਹਾਡੀ ਮਦਦ ਕਰਦਾ ਹੈ, ਉਸਨੂੰ ਦੱਸੋ।

second-step-passkey-title = ਪਾਸ-ਕੀ ਬਣਾਓ
second-step-passkey-lead = ਫਿਰ ਤੁਹਾਡਾ ਚਿਹਰਾ, ਉਂਗਲ ਜਾਂ ਪਿੰਨ ਤੁਹਾਡੇ ਸਫ਼ੇ ਦਾ ਬਾਕੀ ਹਿੱਸਾ ਖੋਲ੍ਹਦਾ ਹੈ।
second-step-passkey-kept = ਇਹ ਫ਼ੋਨ ਜਾਂ ਕੰਪਿਊਟਰ ਇਸਨੂੰ ਤੁਹਾਡੇ ਪਾਸਵਰਡਾਂ ਨਾਲ ਰੱਖਦਾ ਹੈ, ਇਸ ਨਾਂ ਨਾਲ: “{ $name }”।
second-step-passkey-none = ਇਸ ਲਈ ਨਵਾਂ ਬ੍ਰਾਊਜ਼ਰ ਚਾਹੀਦਾ ਹੈ, ਜਿਸ ਵਿੱਚ ਸਕ੍ਰਿਪਟ ਚਾਲੂ ਹੋਣ। ਜਾਂ ਹੋਰ ਤਰੀਕਾ ਚੁਣੋ।
second-step-passkey-go = ਹੁਣੇ ਬਣਾਓ
second-step-passkey-failed = ਇਹ ਨਹੀਂ ਹੋਇਆ। ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਹੋਰ ਤਰੀਕਾ ਚੁਣੋ।

second-step-app-title = ਐਪ ਤਿਆਰ ਕਰੋ
second-step-app-get = ਪਹਿਲਾਂ, ਦਾਖ਼ਲ ਹੋਣ ਵਾਲੇ ਨੰਬਰਾਂ ਲਈ ਐਪ ਲਓ। ਇਹ ਮੁਫ਼ਤ ਹੈ। ਇਸਦੇ ਨਾਂ ਵਿੱਚ ਅਕਸਰ “ਔਥੈਂਟੀਕੇਟਰ” ਸ਼ਬਦ ਹੁੰਦਾ ਹੈ।
second-step-app-add = ਐਪ ਖੋਲ੍ਹੋ, ਅਤੇ ਨਵਾਂ ਖਾਤਾ ਜੋੜੋ।
second-step-app-open = ਇਸ ਫ਼ੋਨ ’ਤੇ ਤੁਸੀਂ ਇੱਥੇ ਵੀ ਦਬਾ ਸਕਦੇ ਹੋ
second-step-app-type = ਐਪ ਵਿੱਚ ਇਹ ਅੱਖਰ ਲਿਖੋ
second-step-app-picture = ਜਾਂ ਐਪ ਨਾਲ ਇਸ ਚੌਰਸ ਦੀ ਤਸਵੀਰ ਲਓ
    .image = ਚੌਰਸ ਜਿਸਨੂੰ ਐਪ ਪੜ੍ਹਦੀ ਹੈ
second-step-app-shows = ਹੁਣ ਐਪ 6 ਅੰਕ ਦਿਖਾਉਂਦੀ ਹੈ। ਉਹ ਹਰ ਅੱਧੇ ਮਿੰਟ ਬਦਲਦੇ ਹਨ।
second-step-app-number = ਐਪ ਵਾਲਾ ਨੰਬਰ
    .hint = 6 ਅੰਕ
second-step-app-wrong = ਉਹ ਨੰਬਰ ਠੀਕ ਨਹੀਂ ਸੀ। ਐਪ ਵਿੱਚ ਅਗਲੇ ਦੀ ਉਡੀਕ ਕਰੋ, ਅਤੇ ਉਹ ਲਿਖੋ।
second-step-app-name = ਐਪ ਵਿੱਚ ਇਸਦਾ ਨਾਂ “{ $name }” ਹੈ। ਤੁਸੀਂ ਉਹ ਨਾਂ ਬਦਲ ਸਕਦੇ ਹੋ।
second-step-app-go = ਪੂਰਾ ਕਰੋ
second-step-paper-title = ਇਹ ਨੰਬਰ ਲਿਖ ਲਓ
second-step-paper-lead = ਤੁਹਾਡਾ ਦੂਜਾ ਕਦਮ ਤਿਆਰ ਹੈ। ਇਹ ਨੰਬਰ ਉਸ ਵੇਲੇ ਲਈ ਹਨ ਜਦੋਂ ਤੁਹਾਡਾ ਫ਼ੋਨ ਗੁਆਚ ਜਾਵੇ।
second-step-paper-once = ਹਰ ਇੱਕ ਇੱਕੋ ਵਾਰ ਚੱਲਦਾ ਹੈ। ਇਹ ਸਿਰਫ਼ ਹੁਣੇ ਦਿਖਦੇ ਹਨ।
second-step-paper-keep = ਕਾਗਜ਼ ਉੱਥੇ ਰੱਖੋ ਜਿੱਥੇ ਹੋਰ ਕੋਈ ਨਹੀਂ ਦੇਖਦਾ। ਕਿਸੇ ਦੋਸਤ ਦੇ ਘਰ, ਜਾਂ ਕੰਮ ’ਤੇ।
second-step-paper-not = ਜੇ ਕੋਈ ਥਾਂ ਸੁਰੱਖਿਅਤ ਨਹੀਂ, ਤਾਂ ਨਾ ਲਿਖੋ। ਜਦੋਂ ਲੋੜ ਪਵੇ, ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ।
second-step-paper-done = ਮੈਂ ਤਿਆਰ ਹਾਂ। ਮੇਰਾ ਸਫ਼ਾ ਦਿਖਾਓ
