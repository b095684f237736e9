from __future__ import annotations

from django.urls import path

from victimcare.channels.web.desk import brakes, cases, code, ledger, links, look_up, more, parts, sent, tasks

app_name = "desk"
urlpatterns = [
    path("desk", tasks.front_door, name="front-door"),
    path("desk/", tasks.front_door),
    path("desk/tasks", tasks.tasks, name="tasks"),
    path("desk/tasks/<uuid:task_id>/take", tasks.take, name="take"),
    path("desk/tasks/<uuid:task_id>/hand-on", tasks.hand_on, name="hand-on"),
    path("desk/tasks/<uuid:task_id>/close", tasks.close, name="close"),
    path("desk/tasks/<uuid:task_id>/second", tasks.second, name="second"),
    path("desk/tasks/<uuid:task_id>/clash", tasks.decide_clash, name="clash"),
    path("desk/tasks/<uuid:task_id>/details", tasks.decide_details, name="details"),
    path("desk/tasks/<uuid:task_id>/release", tasks.release, name="release"),
    path("desk/more", more.more, name="more"),
    path("desk/code", code.code, name="code"),
    path("desk/brakes", brakes.seen, name="brakes"),
    path("desk/brakes/<uuid:brake_id>/ask", brakes.ask, name="brake-ask"),
    path("desk/brakes/<uuid:brake_id>/release", brakes.release, name="brake-release"),
    path("desk/brakes/<uuid:brake_id>/stop", brakes.stop, name="brake-stop"),
    path("desk/messages", sent.messages, name="messages-all"),
    path("desk/providers", sent.providers, name="providers"),
    path("desk/look-up", look_up.look_up, name="look-up"),
    path("desk/cases/<uuid:victim_id>", cases.case, name="case"),
    path("desk/cases/<uuid:victim_id>/begin", cases.begin, name="begin"),
    path("desk/cases/<uuid:victim_id>/proof", cases.proof, name="proof"),
    path("desk/cases/<uuid:victim_id>/try", cases.record_try, name="try"),
    path("desk/cases/<uuid:victim_id>/contact", cases.record_contact, name="contact"),
    path("desk/cases/<uuid:victim_id>/finish", cases.finish, name="finish"),
    path("desk/cases/<uuid:victim_id>/rights", ledger.rights, name="rights"),
    path("desk/cases/<uuid:victim_id>/rights/<uuid:key>", ledger.duty, name="duty"),
    path("desk/cases/<uuid:victim_id>/plan", parts.plan, name="plan"),
    path("desk/cases/<uuid:victim_id>/messages", parts.messages, name="messages"),
    path("desk/cases/<uuid:victim_id>/access", parts.access, name="access"),
    path("desk/cases/<uuid:victim_id>/guard", parts.guard, name="guard"),
    path("desk/cases/<uuid:victim_id>/mark", cases.mark, name="mark"),
    path("desk/cases/<uuid:victim_id>/links", links.seen, name="links"),
    path("desk/cases/<uuid:victim_id>/links/end", links.end, name="links-end"),
    path("desk/cases/<uuid:victim_id>/links/ask", links.ask, name="links-ask"),
    path("desk/cases/<uuid:victim_id>/looks", parts.looks, name="looks"),
]
