## Support services that come in here

desk-partners-title = Support services and their people
desk-partners-open = Look at their people
desk-partners-lead = Each sees its own referrals and nothing else.
desk-partners-one = A support service
desk-partners-back = All services
desk-partners-none = No service comes in yet
    .more = Until one does, referrals are handed over as sealed documents.
desk-partners-people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
desk-partners-near = { $count ->
    [one] 1 to look at
   *[other] { $count } to look at
}
desk-partners-ended = Ended
desk-partners-add = Add one
desk-partners-name = Its name
desk-partners-services = Services of the directory that it answers for
desk-partners-way = How does it get referrals?
desk-partners-way-site = On the partners’ site
desk-partners-way-api = In its own system
desk-partners-way-sealed = As sealed documents
desk-partners-webhook = Address of its webhook
desk-partners-self = People may ask it for help at the front door, without us
desk-partners-wrong-name = There is one of this name, or none was written
desk-partners-wrong-services = Choose services that nobody answers for yet
desk-partners-wrong-webhook-url = Its own system needs an address, and nothing else does
desk-partners-wrong-email = Somebody comes in with this address already
desk-partners-people = Its people
    .more = Every 90 days you and its lead look whether each still works there. Else they are shut out.
desk-partners-until = May come in until { $moment }
desk-partners-was-until = Could come in until { $moment }
desk-partners-certify = Still works there
desk-partners-invite-again = Invite again
desk-partners-shut-out = Shut out now
desk-partners-invite = Invite somebody
desk-partners-user-name = Name
desk-partners-user-email = E-mail at work
desk-partners-user-lead = Leads the others there
desk-partners-invitation = Give this address to them yourself. It is shown once.
    .more = It is good for a week and for one person.
desk-partners-their-system = Its system
desk-partners-token = Make its token at the terminal: scope referrals, and this source.
desk-partners-show-secret = Show the secret that signs
desk-partners-secret = With this its system checks what we send. Give it by a safe way.
desk-partners-looks = Who saw what
    .more = The last 100 looks.
desk-partners-look-at = The referral
desk-partners-looks-none = Nobody has looked yet.
desk-partners-system = its system
desk-partners-look-list = Saw their list
desk-partners-look-opened = Opened a referral
desk-partners-look-answered = Answered
desk-partners-look-wrote = Wrote for the officer
desk-partners-look-downloaded = Took a file
desk-partners-allowed = What may leave
desk-partners-download-no = Nothing can be downloaded. They read it on the page.
desk-partners-download-yes = They may take a referral as a file.
desk-partners-download = Allow files
desk-partners-no-download = Allow no files
desk-partners-end = They work with us no more
    .more = Everybody there is shut out at once. What is with them still comes to us. Who asked it for help without us then waits for nobody: let it see to them first.
desk-partners-done = Kept.
desk-partners-gone = Somebody has ended that meanwhile.
