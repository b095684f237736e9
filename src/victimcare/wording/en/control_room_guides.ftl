# What a handler asks and does first, by what a contact is about. One line is one point. Our own words: risk tools of
# others are theirs, and the force adds them beside these.

control-room-guides-title = What to ask: { $about }

control-room-guides-for-threat-to-life =
    Where are they now, to the house and the room?
    Where is the other person, and what do they have with them?
    Can they speak, or only answer yes and no?
    Who else is there? Any child?
    Open an incident first. Write back only when they say it is safe.
control-room-guides-for-suicide =
    Where are they now? Are they alone?
    What do they have with them: tablets, a rope, a weapon, a high place, water?
    Have they taken or done anything yet? When?
    Who can be with them until help comes?
    Keep in touch with them. Ask for an ambulance where they are hurt.
control-room-guides-for-weapon =
    What is it, who holds it, and where?
    Was it used or shown? Is anyone hurt?
    What do they look like, and which way did they go?
    Tell the units about the weapon before they leave.
control-room-guides-for-child =
    Which child, how old, and where now?
    Is the child with the person they fear?
    Is the child hurt, ill or hard to wake? Ask for an ambulance.
    Who has parental responsibility? Is there an order?
    Think of other children in the home, and of a referral to children's services.
control-room-guides-for-domestic-abuse =
    Is it safe to talk, and on this number? Agree a word for “not now”.
    Where is the other person? When do they come back?
    Has it become more frequent or worse? Weapons, strangling, threats to kill?
    Pregnancy, a new baby, a separation, a dispute about children?
    Never ring a number that both may answer. Leave no message.
control-room-guides-for-sexual-offence =
    Are they safe, and hurt? Do they want an ambulance?
    When was it? Ask them to keep clothes and not to wash, where they can.
    Who do they want to speak to: a woman, a man?
    Tell them of the sexual assault referral centre: they can go without a report.
    Ask only what a unit needs. An officer with the training asks the rest.
control-room-guides-for-missing-person =
    When and where last seen, by whom, in what clothes?
    Is it out of character? What has changed lately?
    Illness, medicine, self-harm, a person who may harm them?
    Phone, bank card, car, friends, favourite places?
    A child, or an adult who cannot keep safe: grade it by the risk now.
control-room-guides-for-stalking =
    What is the newest contact? How often, and for how long?
    Do they come to the home, work or school?
    Is there an order, bail or an earlier report?
    Fixated, obsessive, unwanted, repeated: how many of these?
    Ask them to keep messages, and not to answer them.
control-room-guides-for-order-breached =
    Which order or bail condition, and what was done against it?
    When, where, and is there a message, film or witness?
    Is the person still near?
    Check the order itself before you say that it was not broken.
control-room-guides-for-hate =
    What was said or done, and by whom?
    What do they feel it was about? Their view is enough to record it.
    Has it happened before, here or to others?
    What would help them to feel safe tonight?
control-room-guides-for-vulnerable-adult =
    What can they not do for themselves? Who cares for them?
    Are they warm, fed, and with their medicine?
    Can they get to the door? Who has a key?
    Does the person they depend on harm or control them?
    Think of a referral to adult social care.
control-room-guides-for-fraud-in-action =
    Is a courier on the way, or a transfer about to go?
    Ask them to hang up and ring their bank by the number on the card, or 159.
    Has anyone installed a program on their phone or computer?
    Have they given a PIN, code or card?
    A courier who comes to the door is an incident now.
control-room-guides-for-abandoned-call =
    Ring back by the number that rang. Do not say “police” until you know who answers.
    Listen: voices, breathing, taps, a child.
    No answer and a history of danger: send a unit to the place of the call.
control-room-guides-for-new-crime =
    When and where was it? Is the person still near?
    What was taken, broken or done?
    Is there film, a witness, or a trace that rain or cleaning would destroy?
    Is anyone afraid that it happens again?
control-room-guides-for-any-news =
    Prove who they are before you say that a case exists.
    Is there anything new in what they write? Then it is more than a question.
    The line, their page and their officer can tell them. You can send them there in two presses.
control-room-guides-for-antisocial-behaviour =
    How often, by whom, and is it aimed at one person?
    Is anyone in the home old, ill or alone?
    What have the council or landlord done?
    Repeated and aimed at one person: assess it as harassment.
control-room-guides-for-complaint =
    Does it also report a crime or a danger? Deal with that first.
    Pass it on to professional standards as it was written.
    Say who answers, and do not answer for them.
