## The demonstration's own page

demo-title = Who would you like to be?
demo-lead = Everybody here is invented. Press a name to see the pages as they see them.
demo-victims = People it happened to
demo-staff = People who work here
demo-role-victim = Victim
demo-role-desk = Victim care officer
demo-role-supervisor = Supervisor
demo-be = Be { $name }
demo-make-code = Make a code
    .for = for { $name }
demo-phone = Messages to { $name }
demo-outside = All make-believe phones and inboxes
demo-code-of = A code for { $name }
demo-code-use = Type it to sign in, or ring { $line } with a softphone and key it. The code before it has ended.
demo-code-second = An app shows another number each half minute. “See more of your page” takes it. Now it is
demo-code-type = Type it now
