# A draft, like the rest, until somebody who speaks it has read it.

## Understand your rights: four questions, and nothing is kept

front-door-rights-number = ਸਵਾਲ { $number }, ਕੁੱਲ { $of }
front-door-rights-kept = ਅਸੀਂ ਤੁਹਾਡਾ ਕੋਈ ਜਵਾਬ ਨਹੀਂ ਰੱਖਦੇ। ਇਹ ਸਫ਼ਾ ਬੰਦ ਕਰਨ ’ਤੇ ਉਹ ਮਿਟ ਜਾਂਦੇ ਹਨ।
front-door-next = ਅੱਗੇ
front-door-back = ਪਿੱਛੇ
front-door-again = ਫਿਰ ਜਵਾਬ ਦਿਓ

front-door-ask-who = ਨੁਕਸਾਨ ਕਿਸਦਾ ਹੋਇਆ?
front-door-who-me = ਮੇਰਾ
front-door-who-child = ਕਿਸੇ ਬੱਚੇ ਦਾ, ਜਾਂ ਜਿਸਦੀ ਗੱਲ ਮੈਂ ਕਰਨੀ ਹੈ
front-door-who-bereaved = ਮੇਰੇ ਕਿਸੇ ਆਪਣੇ ਦੀ ਜੁਰਮ ਕਰਕੇ ਮੌਤ ਹੋਈ
front-door-who-business = ਕਿਸੇ ਕਾਰੋਬਾਰ ਦਾ
front-door-who-witness = ਕਿਸੇ ਹੋਰ ਦਾ। ਮੈਂ ਦੇਖਿਆ, ਜਾਂ ਮੈਨੂੰ ਪਤਾ ਹੈ
front-door-who-not-said = ਮੈਂ ਇਹ ਨਹੀਂ ਦੱਸਣਾ

front-door-ask-kind = ਗੱਲ ਕਿਸ ਬਾਰੇ ਹੈ?
front-door-kind-home = ਘਰ ਦਾ ਕੋਈ, ਸਾਥੀ, ਜਾਂ ਪਰਿਵਾਰ ਦਾ ਕੋਈ
front-door-kind-sexual = ਜਿਨਸੀ ਗੱਲ
front-door-kind-violence = ਕਿਸੇ ਨੂੰ ਸੱਟ ਮਾਰੀ ਜਾਂ ਧਮਕੀ ਦਿੱਤੀ ਗਈ
front-door-kind-hate = ਨਫ਼ਰਤ, ਕਿਉਂਕਿ ਕੋਈ ਜੋ ਹੈ ਸੋ ਹੈ
front-door-kind-property = ਕੁਝ ਚੋਰੀ ਹੋਇਆ ਜਾਂ ਤੋੜਿਆ ਗਿਆ
front-door-kind-fraud = ਕਿਸੇ ਤੋਂ ਧੋਖੇ ਨਾਲ ਪੈਸੇ ਲਏ ਗਏ
front-door-kind-not-said = ਕੁਝ ਹੋਰ, ਜਾਂ ਦੱਸਣ ਦੀ ਮਰਜ਼ੀ ਨਹੀਂ

front-door-ask-when = ਇਹ ਕਦੋਂ ਹੋਇਆ?
front-door-when-week = ਪਿਛਲੇ 7 ਦਿਨਾਂ ਵਿੱਚ, ਜਾਂ ਅਜੇ ਵੀ ਹੋ ਰਿਹਾ ਹੈ
front-door-when-two-years = ਪਿਛਲੇ 2 ਸਾਲਾਂ ਵਿੱਚ
front-door-when-longer = ਇਸ ਤੋਂ ਪਹਿਲਾਂ
front-door-when-not-said = ਪਤਾ ਨਹੀਂ, ਜਾਂ ਦੱਸਣ ਦੀ ਮਰਜ਼ੀ ਨਹੀਂ

front-door-ask-stage = ਗੱਲ ਕਿੱਥੇ ਪਹੁੰਚੀ ਹੈ?
front-door-stage-not-told = ਮੈਂ ਤੁਹਾਨੂੰ ਇਸ ਬਾਰੇ ਨਹੀਂ ਦੱਸਿਆ
front-door-stage-looked-into = ਤੁਸੀਂ ਜਾਂਚ ਕਰ ਰਹੇ ਹੋ
front-door-stage-stopped = ਤੁਸੀਂ ਅੱਗੇ ਨਾ ਚੱਲਣ ਦਾ ਫ਼ੈਸਲਾ ਕੀਤਾ
front-door-stage-court = ਇਹ ਅਦਾਲਤ ਵਿੱਚ ਜਾ ਰਿਹਾ ਹੈ
front-door-stage-over = ਅਦਾਲਤ ਨੇ ਫ਼ੈਸਲਾ ਕਰ ਦਿੱਤਾ ਹੈ
front-door-stage-not-said = ਪਤਾ ਨਹੀਂ, ਜਾਂ ਦੱਸਣ ਦੀ ਮਰਜ਼ੀ ਨਹੀਂ

front-door-answer-title = ਤੁਹਾਡਾ ਕੀ ਹੱਕ ਬਣਦਾ ਹੈ
front-door-answer-owed = ਇਹ ਤੁਹਾਡੇ ਹੱਕ ਹਨ
front-door-answer-next = ਤੁਸੀਂ ਹੁਣ ਕੀ ਕਰ ਸਕਦੇ ਹੋ

front-door-note-witness = ਇਹ ਹੱਕ ਉਸਦੇ ਹਨ ਜਿਸਦਾ ਨੁਕਸਾਨ ਹੋਇਆ। ਜਿਸਨੇ ਦੇਖਿਆ, ਉਸਨੂੰ ਵੀ ਮਦਦ ਮਿਲਦੀ ਹੈ। ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ, ਅਸੀਂ ਦੱਸਦੇ ਹਾਂ ਕਿਵੇਂ।
front-door-note-business = ਕਾਰੋਬਾਰ ਦੇ ਵੀ ਇਹ ਹੱਕ ਹਨ। ਉਹ ਇੱਕ ਵਿਅਕਤੀ ਦਾ ਨਾਂ ਦੇ ਸਕਦਾ ਹੈ ਜਿਸ ਨਾਲ ਅਸੀਂ ਗੱਲ ਕਰੀਏ।
front-door-note-soon-after = ਜਿਨਸੀ ਹਮਲੇ ਲਈ ਮਦਦ ਕੇਂਦਰ ਹੁਣੇ ਤੁਹਾਨੂੰ ਦੇਖ ਸਕਦਾ ਹੈ, ਭਾਵੇਂ ਤੁਸੀਂ ਸਾਨੂੰ ਕਦੇ ਨਾ ਦੱਸੋ। ਲੱਭਣ ਲਈ ਹੇਠਲੇ ਨੰਬਰ ’ਤੇ ਜਾਂ ਕਿਸੇ ਵੀ ਹਸਪਤਾਲ ਨੂੰ ਫ਼ੋਨ ਕਰੋ।
front-door-note-home = ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰਨ ਲਈ ਤੁਹਾਨੂੰ ਘਰ ਛੱਡਣ ਜਾਂ ਕੋਈ ਫ਼ੈਸਲਾ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।
front-door-note-fraud = ਜੇ ਪੈਸੇ ਹੁਣੇ ਗਏ ਹਨ, ਪਹਿਲਾਂ ਆਪਣੇ ਬੈਂਕ ਨੂੰ ਫ਼ੋਨ ਕਰੋ। 159 ਨੰਬਰ ਬਹੁਤੇ ਬੈਂਕਾਂ ਨਾਲ ਮਿਲਾਉਂਦਾ ਹੈ।
front-door-note-any-time = ਭਾਵੇਂ ਕਿੰਨਾ ਵੀ ਸਮਾਂ ਹੋ ਗਿਆ ਹੋਵੇ, ਤੁਸੀਂ ਸਾਨੂੰ ਦੱਸ ਸਕਦੇ ਹੋ।
front-door-note-your-choice = ਸਾਨੂੰ ਦੱਸਣਾ ਹੈ ਜਾਂ ਨਹੀਂ, ਇਹ ਤੁਹਾਡੀ ਮਰਜ਼ੀ ਹੈ। ਮਦਦ ਦੋਵੇਂ ਤਰ੍ਹਾਂ ਮਿਲਦੀ ਹੈ।
front-door-note-bereaved = ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ ਕਿ ਤੁਹਾਡੇ ਕਿਸੇ ਆਪਣੇ ਦੀ ਮੌਤ ਹੋਈ। ਇੱਕ ਸੰਪਰਕ ਅਫ਼ਸਰ ਤੁਹਾਡੇ ਪਰਿਵਾਰ ਨਾਲ ਕੰਮ ਕਰ ਸਕਦੇ ਹਨ: ਸਾਨੂੰ ਪੁੱਛੋ ਕਿ ਉਹ ਕੌਣ ਹਨ।
front-door-note-late-scheme = ਸੱਟ ਲਈ ਪੈਸੇ ਮੰਗਣ ਦਾ ਸਮਾਂ ਸ਼ਾਇਦ ਲੰਘ ਗਿਆ ਹੋਵੇ। ਫਿਰ ਵੀ ਮੰਗੋ: ਦੇਰ ਨਾਲ ਵੀ ਕਦੇ ਕਦੇ ਲਿਆ ਜਾਂਦਾ ਹੈ।

front-door-faster-title = ਛੇਤੀ ਖ਼ਬਰ ਅਤੇ ਵੱਧ ਮਦਦ
front-door-faster-likely = ਜੋ ਤੁਸੀਂ ਦੱਸਿਆ, ਉਸ ਅਨੁਸਾਰ ਤੁਹਾਨੂੰ ਛੇਤੀ ਖ਼ਬਰ ਅਤੇ ਵੱਧ ਮਦਦ ਮਿਲ ਸਕਦੀ ਹੈ।
front-door-faster-ask = ਕਿਸੇ ਨੇ ਇਹ ਇਕੱਲੇ ਤੈਅ ਨਹੀਂ ਕਰਨਾ। ਸਾਨੂੰ ਪੁੱਛੋ, ਕੋਈ ਤੁਹਾਡੇ ਨਾਲ ਗੱਲ ਕਰਦਾ ਹੈ।
front-door-faster-if = ਜੇ ਇਹਨਾਂ ਵਿੱਚੋਂ ਕੋਈ ਗੱਲ ਠੀਕ ਹੈ, ਤੁਸੀਂ ਮੰਗ ਸਕਦੇ ਹੋ:
front-door-faster-if-1 = ਤੁਹਾਡੀ ਉਮਰ 18 ਸਾਲ ਤੋਂ ਘੱਟ ਹੈ।
front-door-faster-if-2 = ਤੁਸੀਂ ਬਿਮਾਰ ਹੋ, ਕੋਈ ਅਪੰਗਤਾ ਹੈ, ਜਾਂ ਗੱਲਾਂ ਸਮਝਣੀਆਂ ਔਖੀਆਂ ਲੱਗਦੀਆਂ ਹਨ।
front-door-faster-if-3 = ਤੁਹਾਨੂੰ ਡਰ ਹੈ ਕਿ ਬੋਲਣ ਨਾਲ ਕੀ ਹੋ ਸਕਦਾ ਹੈ।
front-door-faster-if-4 = ਇਹ ਬਹੁਤ ਗੰਭੀਰ ਸੀ, ਜਾਂ ਮੁੜ ਮੁੜ ਹੁੰਦਾ ਹੈ।

front-door-within-working-day =
    { $count ->
        [one] 1 ਕੰਮ ਦੇ ਦਿਨ ਵਿੱਚ।
       *[other] { $count } ਕੰਮ ਦੇ ਦਿਨਾਂ ਵਿੱਚ।
    }
front-door-within-day =
    { $count ->
        [one] 1 ਦਿਨ ਵਿੱਚ।
       *[other] { $count } ਦਿਨਾਂ ਵਿੱਚ।
    }
front-door-within-month =
    { $count ->
        [one] 1 ਮਹੀਨੇ ਵਿੱਚ।
       *[other] { $count } ਮਹੀਨਿਆਂ ਵਿੱਚ।
    }
front-door-within-hour =
    { $count ->
        [one] 1 ਘੰਟੇ ਵਿੱਚ।
       *[other] { $count } ਘੰਟਿਆਂ ਵਿੱਚ।
    }
front-door-faster-working-day =
    { $count ->
        [one] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, 1 ਕੰਮ ਦੇ ਦਿਨ ਵਿੱਚ।
       *[other] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, { $count } ਕੰਮ ਦੇ ਦਿਨਾਂ ਵਿੱਚ।
    }
front-door-faster-day =
    { $count ->
        [one] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, 1 ਦਿਨ ਵਿੱਚ।
       *[other] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, { $count } ਦਿਨਾਂ ਵਿੱਚ।
    }
front-door-faster-month =
    { $count ->
        [one] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, 1 ਮਹੀਨੇ ਵਿੱਚ।
       *[other] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, { $count } ਮਹੀਨਿਆਂ ਵਿੱਚ।
    }
front-door-faster-hour =
    { $count ->
        [one] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, 1 ਘੰਟੇ ਵਿੱਚ।
       *[other] ਛੇਤੀ ਖ਼ਬਰ ਨਾਲ, { $count } ਘੰਟਿਆਂ ਵਿੱਚ।
    }
front-door-window-working-day =
    { $count ->
        [one] ਤੁਹਾਡੇ ਕੋਲ 1 ਕੰਮ ਦਾ ਦਿਨ ਹੈ।
       *[other] ਤੁਹਾਡੇ ਕੋਲ { $count } ਕੰਮ ਦੇ ਦਿਨ ਹਨ।
    }
front-door-window-day =
    { $count ->
        [one] ਤੁਹਾਡੇ ਕੋਲ 1 ਦਿਨ ਹੈ।
       *[other] ਤੁਹਾਡੇ ਕੋਲ { $count } ਦਿਨ ਹਨ।
    }
front-door-window-month =
    { $count ->
        [one] ਤੁਹਾਡੇ ਕੋਲ 1 ਮਹੀਨਾ ਹੈ।
       *[other] ਤੁਹਾਡੇ ਕੋਲ { $count } ਮਹੀਨੇ ਹਨ।
    }
front-door-window-year =
    { $count ->
        [one] ਤੁਹਾਡੇ ਕੋਲ 1 ਸਾਲ ਹੈ।
       *[other] ਤੁਹਾਡੇ ਕੋਲ { $count } ਸਾਲ ਹਨ।
    }

front-door-owed-r1-interpretation = ਆਪਣੀ ਭਾਸ਼ਾ ਵਿੱਚ ਬੋਲਣਾ ਅਤੇ ਸੁਣਨਾ, ਮੁਫ਼ਤ
front-door-owed-r2-crime-recorded = ਜੋ ਤੁਸੀਂ ਦੱਸੋ, ਅਸੀਂ ਲਿਖੀਏ
front-door-owed-r3-written-acknowledgement = ਲਿਖਤੀ ਮਿਲੇ ਕਿ ਤੁਸੀਂ ਸਾਨੂੰ ਦੱਸਿਆ
front-door-owed-r3-information-on-reporting = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਇਹ ਸਭ ਕਿਵੇਂ ਹੁੰਦਾ ਹੈ
front-door-owed-r4-needs-assessment = ਪੁੱਛਿਆ ਜਾਵੇ ਕਿ ਤੁਹਾਨੂੰ ਕੀ ਚਾਹੀਦਾ ਹੈ
front-door-owed-r4-support-referral = ਮਦਦ ਕਰਨ ਵਾਲਿਆਂ ਨਾਲ ਮਿਲਾਇਆ ਜਾਵੇ
front-door-owed-r5-compensation-information = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਨੁਕਸਾਨ ਲਈ ਪੈਸੇ ਕਿਵੇਂ ਮੰਗਣੇ ਹਨ
front-door-owed-r5-cics-application-limit = ਸੱਟ ਲੱਗਣ ਕਰਕੇ ਸਰਕਾਰ ਤੋਂ ਪੈਸੇ ਮੰਗਣਾ
front-door-owed-r6-not-investigated = ਦੱਸਿਆ ਜਾਵੇ ਜੇ ਅਸੀਂ ਜਾਂਚ ਨਹੀਂ ਕਰਦੇ, ਅਤੇ ਕਿਉਂ
front-door-owed-r6-suspect-arrested = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਕਿਸੇ ਨੂੰ ਗ੍ਰਿਫ਼ਤਾਰ ਕੀਤਾ ਗਿਆ
front-door-owed-r6-suspect-interviewed = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਕਿਸੇ ਤੋਂ ਰਿਕਾਰਡ ਵਿੱਚ ਪੁੱਛਗਿੱਛ ਹੋਈ
front-door-owed-r6-suspect-bailed-or-rui = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਕਿਸੇ ਨੂੰ ਫ਼ਿਲਹਾਲ ਛੱਡਿਆ ਗਿਆ
front-door-owed-r6-suspect-released-without-charge = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਕਿਸੇ ਨੂੰ ਛੱਡਿਆ ਗਿਆ
front-door-owed-r6-update-preference = ਸਾਡੇ ਨਾਲ ਤੈਅ ਕਰਨਾ ਕਿ ਕਿੰਨੀ ਵਾਰ ਸੰਪਰਕ ਹੋਵੇ
front-door-owed-r6-vrr-police-request = ਮੰਗਣਾ ਕਿ ਕੋਈ ਹੋਰ ਸਾਡੇ ਫ਼ੈਸਲੇ ਨੂੰ ਮੁੜ ਦੇਖੇ
front-door-owed-r6-vrr-police-acknowledge = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਸਾਨੂੰ ਤੁਹਾਡੀ ਮੰਗ ਦਾ ਪਤਾ ਹੈ
front-door-owed-r6-vrr-police-result = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਉਸ ਵਿੱਚ ਕੀ ਨਿਕਲਿਆ
front-door-owed-r7-vps-information = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਤੁਸੀਂ ਆਪਣੀ ਸੱਟ ਬਾਰੇ ਕਿਵੇਂ ਦੱਸ ਸਕਦੇ ਹੋ
front-door-owed-r7-vps-before-sentence = ਅਦਾਲਤ ਨੂੰ ਆਪਣੇ ਸ਼ਬਦਾਂ ਵਿੱਚ ਦੱਸਣਾ ਕਿ ਤੁਹਾਨੂੰ ਕਿੰਨੀ ਸੱਟ ਲੱਗੀ
front-door-owed-r8-hearing-date = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਅਦਾਲਤ ਦਾ ਦਿਨ ਕਦੋਂ ਅਤੇ ਕਿੱਥੇ ਹੈ
front-door-owed-r8-required-to-give-evidence = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਅਦਾਲਤ ਨੇ ਤੁਹਾਨੂੰ ਸੁਣਨਾ ਹੈ
front-door-owed-r8-bail-hearing = ਦੱਸਿਆ ਜਾਵੇ ਜੇ ਕਿਸੇ ਨੂੰ ਛੱਡਿਆ ਗਿਆ, ਅਤੇ ਕਿਹੜੀਆਂ ਸ਼ਰਤਾਂ ਨਾਲ
front-door-owed-r8-special-measures-outcome = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਅਦਾਲਤ ਵਿੱਚ ਬੋਲਣਾ ਕਿਵੇਂ ਸੌਖਾ ਹੋਵੇਗਾ, ਅਤੇ ਪਹਿਲਾਂ ਦੇਖਣ ਨੂੰ ਮਿਲੇ
front-door-owed-r9-case-outcome = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਕਿਵੇਂ ਖ਼ਤਮ ਹੋਇਆ, ਅਤੇ ਕਿਉਂ
front-door-owed-r9-sentence = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਸਜ਼ਾ ਦਾ ਕੀ ਮਤਲਬ ਹੈ
front-door-owed-r9-uls-request = ਮੰਗਣਾ ਕਿ ਬਹੁਤ ਘੱਟ ਸਜ਼ਾ ਨੂੰ ਮੁੜ ਦੇਖਿਆ ਜਾਵੇ
front-door-owed-r9-bereaved-cps-meeting = ਕੇਸ ਦੇ ਵਕੀਲਾਂ ਨੂੰ ਮਿਲਣਾ
front-door-owed-r11-vcs-referral = ਕੁਝ ਲੰਮੀਆਂ ਸਜ਼ਾਵਾਂ ਤੋਂ ਬਾਅਦ: ਪੁੱਛਿਆ ਜਾਵੇ ਕਿ ਕੀ ਤੁਸੀਂ ਜਾਣਨਾ ਚਾਹੁੰਦੇ ਹੋ ਉਹ ਜੇਲ੍ਹ ਕਦੋਂ ਛੱਡੇਗਾ
front-door-owed-r12-phso = ਦੱਸਿਆ ਜਾਵੇ ਕਿ ਹੋਰ ਕਿੱਥੇ ਸ਼ਿਕਾਇਤ ਕਰ ਸਕਦੇ ਹੋ

## Find support

front-door-support-title = ਮਦਦ ਲੱਭੋ
front-door-support-lead = ਮੁਫ਼ਤ, ਅਤੇ ਜ਼ਰੂਰੀ ਨਹੀਂ ਕਿ ਤੁਸੀਂ ਸਾਨੂੰ ਕੁਝ ਦੱਸਿਆ ਹੋਵੇ।
front-door-support-kept = ਜੋ ਤੁਸੀਂ ਇੱਥੇ ਚੁਣਦੇ ਹੋ, ਅਸੀਂ ਨਹੀਂ ਰੱਖਦੇ।
front-door-support-now = ਨੰਬਰ ਜੋ ਦਿਨ ਰਾਤ ਜਵਾਬ ਦਿੰਦੇ ਹਨ
front-door-need = ਗੱਲ ਕਿਸ ਬਾਰੇ ਹੈ?
front-door-need-talk = ਮੈਂ ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰਨੀ ਹੈ
front-door-need-domestic-abuse = ਘਰ ਦਾ ਕੋਈ, ਜਾਂ ਸਾਥੀ
front-door-need-sexual-offence = ਜਿਨਸੀ ਗੱਲ
front-door-need-child = ਬੱਚਾ
front-door-need-bereaved = ਕਿਸੇ ਦੀ ਮੌਤ ਹੋਈ
front-door-need-hate = ਨਫ਼ਰਤ, ਕਿਉਂਕਿ ਕੋਈ ਜੋ ਹੈ ਸੋ ਹੈ
front-door-need-fraud = ਕਿਸੇ ਤੋਂ ਧੋਖੇ ਨਾਲ ਪੈਸੇ ਲਏ ਗਏ
front-door-need-stalking = ਕੋਈ ਮੇਰਾ ਪਿੱਛਾ ਕਰਦਾ ਹੈ ਜਾਂ ਵਾਰ-ਵਾਰ ਸੰਪਰਕ ਕਰਦਾ ਹੈ
front-door-need-homicide = ਮੇਰੇ ਕਿਸੇ ਆਪਣੇ ਦਾ ਕਤਲ ਹੋਇਆ
front-door-area = ਤੁਸੀਂ ਕਿੱਥੇ ਰਹਿੰਦੇ ਹੋ?
front-door-area-any = ਦੱਸਣ ਦੀ ਮਰਜ਼ੀ ਨਹੀਂ
front-door-search = ਦਿਖਾਓ ਕੌਣ ਮਦਦ ਕਰਦਾ ਹੈ
front-door-search-again = ਕੁਝ ਹੋਰ ਲੱਭੋ
front-door-found =
    { $count ->
        [0] ਕੌਣ ਮਦਦ ਕਰਦਾ ਹੈ
        [one] 1 ਥਾਂ ਜੋ ਮਦਦ ਕਰਦੀ ਹੈ
       *[other] { $count } ਥਾਵਾਂ ਜੋ ਮਦਦ ਕਰਦੀਆਂ ਹਨ
    }
front-door-found-none = ਸਾਨੂੰ ਉੱਥੇ ਇਸ ਲਈ ਕਿਸੇ ਦਾ ਪਤਾ ਨਹੀਂ
    .more = ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ। ਕੋਈ ਵਿਅਕਤੀ ਤੁਹਾਡੇ ਨਾਲ ਮਿਲ ਕੇ ਲੱਭਦਾ ਹੈ।
front-door-serves = ਇੱਥੇ ਦੇ ਲੋਕਾਂ ਲਈ:
front-door-speaks = ਅੰਗਰੇਜ਼ੀ ਤੋਂ ਬਿਨਾਂ:
front-door-has-room = ਉਹ ਨਵੇਂ ਲੋਕ ਲੈਂਦੇ ਹਨ।
front-door-is-full = ਇਸ ਵੇਲੇ ਉਹਨਾਂ ਕੋਲ ਥਾਂ ਨਹੀਂ।
front-door-waiting =
    { $count ->
        [one] ਤੁਹਾਨੂੰ ਲਗਭਗ 1 ਹਫ਼ਤਾ ਉਡੀਕਣਾ ਪੈਂਦਾ ਹੈ।
       *[other] ਤੁਹਾਨੂੰ ਲਗਭਗ { $count } ਹਫ਼ਤੇ ਉਡੀਕਣਾ ਪੈਂਦਾ ਹੈ।
    }
front-door-stated-on = ਉਹਨਾਂ ਨੇ ਇਹ ਦੱਸਿਆ: { $day }।
front-door-through-us = ਸਾਨੂੰ ਕਹੋ, ਅਸੀਂ ਤੁਹਾਨੂੰ ਮਿਲਾਉਂਦੇ ਹਾਂ। ਉਹ ਕਿਸੇ ਨੂੰ ਸਿੱਧਾ ਨਹੀਂ ਲੈਂਦੇ।
front-door-site = ਉਹਨਾਂ ਦੀ ਸਾਈਟ ਦੇਖੋ

front-door-leaving-title = ਤੁਸੀਂ ਇਹ ਸਾਈਟ ਛੱਡਣ ਲੱਗੇ ਹੋ
front-door-leaving-to = ਤੁਸੀਂ ਇਹਨਾਂ ਦੀ ਸਾਈਟ ’ਤੇ ਜਾਂਦੇ ਹੋ:
front-door-leaving-1 = ਅਸੀਂ ਉਹਨਾਂ ਨੂੰ ਨਹੀਂ ਦੱਸਦੇ ਕਿ ਤੁਸੀਂ ਕੌਣ ਹੋ, ਜਾਂ ਤੁਸੀਂ ਇੱਥੋਂ ਆਏ ਹੋ।
front-door-leaving-2 = ਫਿਰ ਤੁਹਾਡੇ ਫ਼ੋਨ ਜਾਂ ਕੰਪਿਊਟਰ ਦੀ ਹਿਸਟਰੀ ਵਿੱਚ ਉਹਨਾਂ ਦੀ ਸਾਈਟ ਦਿਖਦੀ ਹੈ।
front-door-leaving-3 = ਛੇਤੀ ਛੱਡਣ ਵਾਲਾ ਬਟਨ ਉੱਥੇ ਹੋਰ ਥਾਂ ਹੋ ਸਕਦਾ ਹੈ, ਜਾਂ ਨਾ ਵੀ ਹੋਵੇ।
front-door-leaving-4 = ਉਹ ਤੁਹਾਡੇ ਫ਼ੋਨ ’ਤੇ ਕੁਝ ਰੱਖਣ ਲਈ ਪੁੱਛ ਸਕਦੇ ਹਨ। ਤੁਸੀਂ ਨਾਂਹ ਕਹਿ ਸਕਦੇ ਹੋ।
front-door-leaving-go = ਜਾਓ: { $site }
front-door-leaving-stay = ਇੱਥੇ ਹੀ ਰਹੋ
front-door-leaving-ring = ਤੁਸੀਂ ਉਹਨਾਂ ਨੂੰ ਫ਼ੋਨ ਵੀ ਕਰ ਸਕਦੇ ਹੋ:

## Make a complaint

front-door-complaint-title = ਸਾਨੂੰ ਦੱਸੋ ਕਿ ਸਾਡੇ ਤੋਂ ਕੀ ਗਲਤ ਹੋਇਆ
front-door-complaint-lead = ਕੋਈ ਵੀ ਸ਼ਿਕਾਇਤ ਕਰ ਸਕਦਾ ਹੈ। ਤੁਹਾਨੂੰ ਇਹ ਦੱਸਣ ਦੀ ਲੋੜ ਨਹੀਂ ਕਿ ਤੁਸੀਂ ਕੌਣ ਹੋ।
front-door-complaint-words = ਕੀ ਗਲਤ ਹੋਇਆ?
    .hint = ਆਪਣੇ ਸ਼ਬਦਾਂ ਵਿੱਚ। ਜੇ ਹੋ ਸਕੇ, ਦੱਸੋ ਕਿ ਕੀ ਠੀਕ ਕੀਤਾ ਜਾਵੇ।
front-door-complaint-words-needed = ਲਿਖੋ ਕਿ ਕੀ ਗਲਤ ਹੋਇਆ
front-door-way-back = ਅਸੀਂ ਤੁਹਾਨੂੰ ਜਵਾਬ ਕਿਵੇਂ ਦੇਈਏ?
    .hint = ਤੁਸੀਂ ਇਹ ਖਾਲੀ ਛੱਡ ਸਕਦੇ ਹੋ। ਸਿਰਫ਼ ਉਹ ਲਿਖੋ ਜੋ ਹੋਰ ਕੋਈ ਨਹੀਂ ਪੜ੍ਹਦਾ ਜਾਂ ਚੁੱਕਦਾ।
front-door-send = ਭੇਜੋ
front-door-too-much = ਹੁਣੇ ਇੰਨਾ ਭੇਜਿਆ ਗਿਆ ਹੈ ਕਿ ਅਸੀਂ ਲੈ ਨਹੀਂ ਸਕਦੇ। { $minutes } ਮਿੰਟ ਬਾਅਦ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਸਾਨੂੰ ਫ਼ੋਨ ਕਰੋ
front-door-complaint-no-case = ਇੱਥੇ ਅਸੀਂ ਕਦੇ ਨਹੀਂ ਦੱਸਦੇ ਕਿ ਕਿਸੇ ਨੇ ਸਾਨੂੰ ਕੁਝ ਦੱਸਿਆ ਹੈ ਜਾਂ ਨਹੀਂ।
front-door-complaint-ways = ਹੋਰ ਤਰੀਕੇ
front-door-way-right = ਤੁਹਾਡਾ ਕੋਈ ਹੱਕ ਪੂਰਾ ਨਹੀਂ ਕੀਤਾ ਗਿਆ
    .more = ਜੇ ਤੁਹਾਡੇ ਕੋਲ ਕੋਡ ਹੈ, ਆਪਣੇ ਸਫ਼ੇ ’ਤੇ ਦੱਸੋ। ਫਿਰ ਸਾਨੂੰ ਪਤਾ ਹੁੰਦਾ ਹੈ ਕਿ ਕਿਹੜਾ ਕੇਸ ਹੈ।
front-door-way-behaved = ਸਾਡੇ ਵਿੱਚੋਂ ਕੋਈ ਤੁਹਾਡੇ ਨਾਲ ਕਿਵੇਂ ਪੇਸ਼ ਆਇਆ
    .more = ਇੱਥੇ ਸ਼ਿਕਾਇਤ ਕਰੋ, ਜਾਂ ਪੁਲਿਸ ਦੇ ਵਤੀਰੇ ਲਈ ਆਜ਼ਾਦ ਦਫ਼ਤਰ ਨੂੰ:
front-door-way-answer = ਤੁਸੀਂ ਸਾਡੇ ਜਵਾਬ ਨਾਲ ਸਹਿਮਤ ਨਹੀਂ
    .more = ਸੰਸਦ ਅਤੇ ਸਿਹਤ ਸੇਵਾ ਦਾ ਓਮਬਡਜ਼ਮੈਨ ਇਸਨੂੰ ਮੁਫ਼ਤ ਦੇਖ ਸਕਦਾ ਹੈ:
front-door-way-commissioner = ਗੱਲਾਂ ਜੋ ਬਹੁਤਿਆਂ ਲਈ ਗਲਤ ਹੁੰਦੀਆਂ ਹਨ
    .more = ਵਿਕਟਿਮਜ਼ ਕਮਿਸ਼ਨਰ ਹਰ ਉਸ ਲਈ ਬੋਲਦੇ ਹਨ ਜਿਸਦਾ ਨੁਕਸਾਨ ਹੋਇਆ। ਉਹ ਇੱਕ ਕੇਸ ਨਹੀਂ ਦੇਖ ਸਕਦੇ।
front-door-complained = ਤੁਹਾਡੀ ਸ਼ਿਕਾਇਤ ਸਾਨੂੰ ਮਿਲ ਗਈ
front-door-complained-by = ਕੋਈ ਵਿਅਕਤੀ ਇਸਨੂੰ ਪੜ੍ਹਦਾ ਅਤੇ ਦੇਖਦਾ ਹੈ। ਆਖ਼ਰੀ ਦਿਨ: { $day }।
front-door-complained-answer = ਜੇ ਤੁਸੀਂ ਜਵਾਬ ਦਾ ਤਰੀਕਾ ਦਿੱਤਾ, ਅਸੀਂ ਉੱਥੇ ਜਵਾਬ ਦਿੰਦੇ ਹਾਂ। ਜਾਂ ਦੱਸਦੇ ਹਾਂ ਕਿ ਕੌਣ ਦੇਖ ਰਿਹਾ ਹੈ।
front-door-complaint-about = ਇਹ ਕਿਸ ਬਾਰੇ ਹੈ?
front-door-complaint-about-service = ਜੋ ਅਸੀਂ ਕੀਤਾ, ਜਾਂ ਨਹੀਂ ਕੀਤਾ
front-door-complaint-about-person = ਸਾਡੇ ਵਿੱਚੋਂ ਕਿਸੇ ਨੇ ਤੁਹਾਡੇ ਨਾਲ ਕਿਵੇਂ ਸਲੂਕ ਕੀਤਾ
front-door-complaint-about-crime = ਪੁਲਿਸ ਲਈ ਕੰਮ ਕਰਨ ਵਾਲੇ ਕਿਸੇ ਨੇ ਕਾਨੂੰਨ ਤੋੜਿਆ, ਜਾਂ ਕਿਸੇ ਨੂੰ ਦੁੱਖ ਦਿੰਦਾ ਜਾਂ ਡਰਾਉਂਦਾ ਹੈ
front-door-complaint-whom = ਇਹ ਕਿਸ ਬਾਰੇ ਹੈ, ਕੌਣ?
    .hint = ਨਾਮ ਜਾਂ ਨੰਬਰ, ਜੇ ਤੁਹਾਨੂੰ ਪਤਾ ਹੈ। ਫਿਰ ਅਸੀਂ ਤੁਹਾਡੀ ਸ਼ਿਕਾਇਤ ਉਹਨਾਂ ਤੋਂ ਦੂਰ ਰੱਖਦੇ ਹਾਂ।
front-door-complaint-earlier = ਤੁਹਾਡੀ ਪਹਿਲੀ ਸ਼ਿਕਾਇਤ ਦਾ ਨੰਬਰ
    .hint = ਸਿਰਫ਼ ਜੇ ਤੁਸੀਂ ਪਹਿਲਾਂ ਸ਼ਿਕਾਇਤ ਕੀਤੀ, ਅਤੇ ਸਾਡੇ ਜਵਾਬ ਨਾਲ ਗੱਲ ਹੱਲ ਨਹੀਂ ਹੋਈ।
front-door-complained-number = ਤੁਹਾਡੀ ਸ਼ਿਕਾਇਤ ਦਾ ਨੰਬਰ { $number } ਹੈ। ਜੇ ਸਾਡਾ ਜਵਾਬ ਕਾਫ਼ੀ ਨਾ ਹੋਵੇ, ਤੁਸੀਂ ਇਹ ਵਰਤ ਸਕਦੇ ਹੋ। ਇਸਨੂੰ ਰੱਖਣ ਦੀ ਲੋੜ ਨਹੀਂ।
front-door-complaint-steps = ਸ਼ਿਕਾਇਤ ਨਾਲ ਕੀ ਹੁੰਦਾ ਹੈ
front-door-complaint-step-1 = ਪਹਿਲਾਂ ਉਹ ਲੋਕ ਜਵਾਬ ਦੇਣਗੇ ਜਿਨ੍ਹਾਂ ਨੇ ਕੰਮ ਕੀਤਾ। ਸਾਡਾ ਟੀਚਾ: 10 ਕੰਮ ਦੇ ਦਿਨਾਂ ਵਿੱਚ ਜਵਾਬ, ਜਾਂ ਉਦੋਂ ਤੱਕ ਦੱਸਣਾ ਕਿ ਜਵਾਬ ਕਦੋਂ ਮਿਲੇਗਾ।
front-door-complaint-step-2 = ਜੇ ਇਹ ਕਾਫ਼ੀ ਨਾ ਹੋਵੇ, ਤੁਸੀਂ ਰਸਮੀ ਸ਼ਿਕਾਇਤ ਕਰ ਸਕਦੇ ਹੋ। ਪੇਸ਼ੇਵਰ ਮਿਆਰਾਂ ਦਾ ਵਿਭਾਗ ਇਸਨੂੰ ਦੇਖੇਗਾ: ਉਹ ਲੋਕ ਜਿਨ੍ਹਾਂ ਨੇ ਇਹ ਕੰਮ ਨਹੀਂ ਕੀਤਾ।
front-door-complaint-step-3 = ਜੇ ਇਹ ਵੀ ਕਾਫ਼ੀ ਨਾ ਹੋਵੇ, ਇਸ ਪੁਲਿਸ ਤੋਂ ਬਾਹਰ ਦੀ ਇੱਕ ਸੰਸਥਾ ਇਸਨੂੰ ਦੇਖ ਸਕਦੀ ਹੈ। ਸਾਡਾ ਜਵਾਬ ਦੱਸੇਗਾ ਕਿ ਕਿਹੜੀ, ਅਤੇ ਕਦੋਂ ਤੱਕ ਕਹਿ ਸਕਦੇ ਹੋ।

## How did we do

front-door-feedback-title = ਦੱਸੋ ਅਸੀਂ ਕਿਵੇਂ ਕੰਮ ਕੀਤਾ
front-door-feedback-lead = ਇੱਕ ਸਵਾਲ। ਕਿਸੇ ਨੂੰ ਪਤਾ ਨਹੀਂ ਕਿ ਤੁਸੀਂ ਕੌਣ ਹੋ।
front-door-score = ਅਸੀਂ ਤੁਹਾਡੇ ਨਾਲ ਕਿਵੇਂ ਪੇਸ਼ ਆਏ?
front-door-score-5 = ਬਹੁਤ ਚੰਗੀ ਤਰ੍ਹਾਂ
front-door-score-4 = ਚੰਗੀ ਤਰ੍ਹਾਂ
front-door-score-3 = ਨਾ ਚੰਗੀ, ਨਾ ਮਾੜੀ ਤਰ੍ਹਾਂ
front-door-score-2 = ਮਾੜੀ ਤਰ੍ਹਾਂ
front-door-score-1 = ਬਹੁਤ ਮਾੜੀ ਤਰ੍ਹਾਂ
front-door-score-words = ਸਾਨੂੰ ਕੀ ਪਤਾ ਹੋਣਾ ਚਾਹੀਦਾ ਹੈ?
    .hint = ਤੁਸੀਂ ਇਹ ਖਾਲੀ ਛੱਡ ਸਕਦੇ ਹੋ। ਨਾਂ ਅਤੇ ਨੰਬਰ ਨਾ ਲਿਖੋ।
front-door-feedback-answer = ਇੱਥੇ ਕੋਈ ਤੁਹਾਨੂੰ ਜਵਾਬ ਨਹੀਂ ਦੇ ਸਕਦਾ। ਜੇ ਤੁਸੀਂ ਜਵਾਬ ਚਾਹੁੰਦੇ ਹੋ:
front-door-feedback-given = ਸਾਨੂੰ ਮਿਲ ਗਿਆ
    .more = ਲੋਕ ਇਹਨਾਂ ਵਿੱਚੋਂ ਹਰ ਇੱਕ ਪੜ੍ਹਦੇ ਹਨ, ਅਤੇ ਜੋ ਬਦਲ ਸਕਣ, ਬਦਲਦੇ ਹਨ।

## Support near her, on her page

front-door-near-title = ਤੁਹਾਡੇ ਨੇੜੇ ਮਦਦ
front-door-near-lead = ਮੁਫ਼ਤ, ਅਤੇ ਸਾਡੇ ਤੋਂ ਵੱਖ। ਤੁਸੀਂ ਚੁਣਦੇ ਹੋ। ਤੁਸੀਂ ਸਭ ਨੂੰ ਨਾਂਹ ਵੀ ਕਹਿ ਸਕਦੇ ਹੋ।
front-door-near-ask = ਸਾਨੂੰ ਕਹੋ ਕਿ ਤੁਹਾਨੂੰ ਮਿਲਾਈਏ
front-door-near-asked = ਤੁਸੀਂ ਸਾਨੂੰ ਇਹ ਕਿਹਾ ਹੈ। ਕੋਈ ਇਸਨੂੰ ਦੇਖ ਰਿਹਾ ਹੈ।
front-door-near-kept = ਤੁਹਾਡੇ ਹਾਂ ਕਹਿਣ ਤੋਂ ਪਹਿਲਾਂ ਤੁਹਾਡੀ ਕੋਈ ਗੱਲ ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਜਾਂਦੀ।
front-door-near-else = ਕੀ ਗੱਲ ਕਿਸੇ ਹੋਰ ਬਾਰੇ ਹੈ?

front-door-more = ਹੋਰ ਚੋਣਾਂ
front-door-age = ਵਿਅਕਤੀ ਦੀ ਉਮਰ ਕਿੰਨੀ ਹੈ?
front-door-age-wrong = 0 ਤੋਂ 120 ਤੱਕ ਉਮਰ ਲਿਖੋ
front-door-language = ਕਿਹੜੀ ਭਾਸ਼ਾ?
front-door-language-any = ਕੋਈ ਵੀ ਭਾਸ਼ਾ
front-door-access = ਕੀ ਇਸਨੂੰ ਸੌਖਾ ਕਰੇਗਾ?
front-door-access-step-free = ਕੋਈ ਪੌੜੀਆਂ ਨਹੀਂ
front-door-access-hearing-loop = ਸੁਣਨ ਵਾਲੇ ਯੰਤਰਾਂ ਲਈ ਲੂਪ
front-door-access-sign-language = ਇਸ਼ਾਰਿਆਂ ਦੀ ਭਾਸ਼ਾ
front-door-access-quiet-room = ਸ਼ਾਂਤ ਕਮਰਾ
front-door-access-remote = ਫ਼ੋਨ ਜਾਂ ਸਕ੍ਰੀਨ ਉੱਤੇ
front-door-free = ਸਿਰਫ਼ ਜੋ ਮੁਫ਼ਤ ਹੈ
front-door-from-age = { $age } ਸਾਲ ਦੀ ਉਮਰ ਤੋਂ।
front-door-to-age = { $age } ਸਾਲ ਦੀ ਉਮਰ ਤੱਕ।
front-door-free-of-charge = ਇਹ ਮੁਫ਼ਤ ਹੈ।
front-door-costs = ਇਸਦਾ ਕੁਝ ਖਰਚ ਹੋ ਸਕਦਾ ਹੈ।
front-door-cost-not-said = ਖਰਚ ਨਹੀਂ ਦੱਸਿਆ
    .more = ਉਹ ਇਸ ਵਿੱਚ ਮਦਦ ਕਰਦੇ ਹਨ। ਉਹ ਨਹੀਂ ਦੱਸਦੇ ਕਿ ਕਿੰਨਾ ਖਰਚ ਹੁੰਦਾ ਹੈ। ਪਹਿਲਾਂ ਉਨ੍ਹਾਂ ਨੂੰ ਪੁੱਛੋ।
front-door-wrong = ਇੱਥੇ ਕੁਝ ਗਲਤ ਹੈ
front-door-wrong-said = ਧੰਨਵਾਦ। ਇੱਕ ਵਿਅਕਤੀ ਇਸਨੂੰ ਦੇਖਦਾ ਹੈ।
front-door-wrong-not-said = ਅਸੀਂ ਇਹ ਨਹੀਂ ਲੈ ਸਕੇ। ਬਾਅਦ ਵਿੱਚ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
