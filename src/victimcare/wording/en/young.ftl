## For children and young people: the page of somebody of 12 to 17, and the front door's page for them. `-older` is said
## to those of 16 and 17.

young-lead = This page is for you. What happened is not your fault.
young-lead-older = This page is yours. What happened is not your fault.
young-lead-short = This page is for you.
young-wrong = You did nothing wrong. You can talk about it, or not. You choose.
young-wrong-older = You did nothing wrong. You choose what you talk about, and when.
young-who-ask = You can ask them anything. Ask as often as you like.
young-you-can-1 = You can say no, or stop, or ask for a break.
young-you-can-2 = You can have someone you trust with you when we talk.
young-you-can-3 = You can ask to talk to us without your parents or carers.
young-you-can-4 = If our words are too hard, say so. We say it another way.
young-see = What your parents or carers see
    .more = Some of it they may be told too. Tell us what you want to keep to yourself. We talk about it with you first.
    .older = You say with us what they see. When you are 18, it is up to you alone.
young-feel = How you feel
    .more = You may feel sad, angry or scared, or nothing at all. All of that is all right. Talking to someone can help.
    .older = You may feel sad, angry, scared or tired, or nothing at all. All of that is all right. You do not have to get through it alone.
young-safe = If you are not safe, tell us or someone you trust. We then have to help, and may have to tell others. We try to tell you first.

## The front door's page for them

young-front-lead = Has someone hurt you or scared you, or taken your things?
young-front-told = You can tell a grown-up you trust: at home, at school, or us.
young-front-rights = What you can ask of us
young-front-rights-1 = To tell us in your own words, with someone you trust beside you.
young-front-rights-2 = To hear it in words that you understand, and in your own language.
young-front-rights-3 = To hear what happens faster, because you are under 18.
young-front-rights-4 = To be put in touch with people who know how to help.
young-front-rights-5 = If you have to speak in court: not to see the other person there.
young-front-rights-6 = To tell the court how it hurt you, if you want to.
young-front-rights-7 = To say so when we do not do these things.
young-front-code = From the age of 12 you can ask for a code of your own.
young-front-parents = Your parents or carers are told things too, unless that is not safe for you.
