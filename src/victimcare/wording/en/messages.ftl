## Texts to victims. They may be read by whoever holds the phone: the first 40 characters say nothing of police, crime,
## victim or a name, of texts without chosen news the first 170, which a locked phone can show; and each is one SMS; with a day in court, two. No web address: victims have it from us, and a link
## teaches them to trust others' links.

# There is news; it is not told here. $line is our telephone number, free to ring; $relay the same by text relay. Both stand in every
# message that tells no news, to everybody: else the relay would tell who is deaf, and a code or a page who has one.
messages-news = We have something new for you. Call us free on { $line }, or by text through Relay UK: { $relay }. You can ask us how to read it yourself.

# All that the plan allows. Nothing of being safe: that tells whoever reads it that somebody thinks she is not.
messages-ring-us = Hello. Please call us when it suits you: free on { $line }, or by text through Relay UK: { $relay }.

# What an answering machine hears, where the plan lets a message be left. It is spoken, so it names the one number to ring.
messages-voicemail = Hello. Please ring us free on { $line } when it suits you.

# Where help is, once, in answer to words of danger: only to a number whose plan lets the police be named there. Whatever
# was written, it says the same.
messages-danger = If you need help now, ring 999. If you cannot speak, stay on the line and press 55.

# To somebody whom nobody has asked yet, once. Nothing of police, of a crime or of news: somebody else may read it.
messages-invitation = Hello. How would you like us to contact you? Call free: { $line }, or by text through Relay UK: { $relay }. Not for you? Then do nothing.

# A line of its own: it is signed off apart, and leaves alone to somebody whose language is not in use yet.
messages-we-speak = We can speak your language. Ring us free on { $line }.

# A number for the second step of her page, which she asked for a moment ago.
messages-number = Your number is { $number }. It ends in 10 minutes. Do not tell it to anyone, also not to us.

## The news itself, for those who asked to read it in a text and agreed that it shows who it comes from. Each follows a
## step of the journey (`cases-step-…`). What is owed with its reasons or its meaning has no text: a few words cannot tell
## them (rules/cases/news_content.py). Nor has what an appeal decided.

-as-things-happen = You asked us to text you as things happen.

# How a victim hears more of the news. The same with a code or without.
messages-more = To hear more or to read it, ring us free on { $line }.

messages-told-suspect-arrested = { -as-things-happen } Someone has been arrested. { $more }
messages-told-suspect-interviewed = { -as-things-happen } Someone has been interviewed under caution. { $more }
messages-told-suspect-released-without-charge = { -as-things-happen } Someone was let go and not charged. { $more }
messages-told-suspect-bailed = { -as-things-happen } Someone was let go, on bail. { $more }
messages-told-suspect-released-under-investigation = { -as-things-happen } Someone was let go while we look further. { $more }
messages-told-suspect-bail-changed-conditions-varied = { -as-things-happen } The rules of someone's bail changed. Ring us free on { $line } and we go through them.
messages-told-suspect-bail-changed-extended = { -as-things-happen } Someone's bail was made longer. { $more }
messages-told-suspect-bail-changed-cancelled = { -as-things-happen } Someone's bail was cancelled. In danger, ring 999. For more, ring us free on { $line }.
messages-told-suspect-bail-changed-ended = { -as-things-happen } Someone's bail has ended. In danger, ring 999. For more, ring us free on { $line }.
messages-told-suspect-charged = { -as-things-happen } Someone has been charged. { $more }
messages-told-prosecution-decision-discontinued = { -as-things-happen } The lawyers stopped the case. You can ask why, and for a second look: free on { $line }.
messages-told-prosecution-decision-charge-altered = { -as-things-happen } What someone must answer for in court changed. Ring us free on { $line } and we explain it.
messages-told-hearing-resulted-guilty-plea = { -as-things-happen } Someone said in court that they did it. { $more }
messages-told-hearing-resulted-convicted = { -as-things-happen } The court found someone guilty. { $more }
messages-told-hearing-resulted-acquitted = { -as-things-happen } The court found someone not guilty. { $more }
messages-told-hearing-resulted-discontinued = { -as-things-happen } The case in court was stopped. You can ask why, and for a second look: free on { $line }.
messages-told-hearing-resulted-warrant-issued = { -as-things-happen } The court ordered someone's arrest. In danger, ring 999. For more, ring us free on { $line }.
messages-told-appeal-lodged = { -as-things-happen } Someone asked a higher court to look again. { $more }
# $day is a day such as "Thu 3 December".
messages-told-offender-release-planned = { -as-things-happen } Someone leaves prison on { $day }. In danger, ring 999. To tell the Parole Board: free on { $line }.

# $moment is a day and time, $court the court's name; .evidence is for whoever is to give evidence there.
messages-told-hearing-listed-first-hearing = { -as-things-happen } The first day in court is { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } The first day in court is { $moment }, { $court }. You are asked to give evidence. { $more }
messages-told-hearing-listed-plea-and-trial-preparation = { -as-things-happen } The day to get ready for the trial is { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } The day to get ready for the trial is { $moment }, { $court }. You are asked to give evidence. { $more }
messages-told-hearing-listed-trial = { -as-things-happen } The trial is { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } The trial is { $moment }, { $court }. You are asked to give evidence. { $more }
messages-told-hearing-listed-sentence = { -as-things-happen } The day of the sentence is { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } The day of the sentence is { $moment }, { $court }. You are asked to give evidence. { $more }
messages-told-hearing-listed-appeal = { -as-things-happen } The day in the higher court is { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } The day in the higher court is { $moment }, { $court }. You are asked to give evidence. { $more }
messages-told-hearing-listed-bail = { -as-things-happen } The day in court about bail is { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } The day in court about bail is { $moment }, { $court }. You are asked to give evidence. { $more }
messages-told-hearing-listed-other = { -as-things-happen } A day in court is { $moment }, { $court }. { $more }
    .evidence = { -as-things-happen } A day in court is { $moment }, { $court }. You are asked to give evidence. { $more }
