from __future__ import annotations

from django.urls import path

from victimcare.channels.web.portal import (
    account,
    asking,
    court,
    menu,
    money,
    second_step,
    statement,
    views,
)
from victimcare.channels.web.ui import brand

app_name = "portal"
urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("leave", views.leave, name="leave"),
    path("my/case", views.case, name="case"),
    path("my/journey", views.journey, name="journey"),
    path("my/menu", menu.all_pages, name="menu"),
    path("my/visits", account.visits, name="visits"),
    path("my/visits/end", account.end_visits, name="end-visits"),
    path("my/who-looked", account.looks, name="who-looked"),
    path("my/not-done", asking.not_done, name="not-done"),
    path("my/not-agreed", asking.not_agreed, name="not-agreed"),
    path("my/second-look", asking.second_look, name="second-look"),
    path("my/statement", statement.statement, name="statement"),
    path("my/statement/write", statement.write, name="statement-write"),
    path("my/statement/send", statement.send, name="statement-send"),
    path("my/statement/take-back", statement.take_back, name="statement-take-back"),
    path("my/court", court.court, name="court"),
    path("my/court/no-more", court.no_more, name="court-no-more"),
    path("my/court/calendar", court.calendar, name="court-calendar"),
    path("my/court/remind", court.remind, name="court-remind"),
    path("my/court/expenses", court.expenses, name="court-expenses"),
    path("my/compensation", money.compensation, name="compensation"),
    path("my/compensation/asked", money.say_asked, name="compensation-asked"),
    path("my/compensation/help", money.get_help, name="compensation-help"),
    path("my/second-step", second_step.show, name="second-step"),
    path("my/second-step/set-up", second_step.set_up, name="second-step-set-up"),
    path("my/second-step/app", second_step.app, name="second-step-app"),
    path("get-help", views.get_help, name="get-help"),
    path("how-to-get-a-code", views.how_to_get_a_code, name="how-to-get-a-code"),
    path("colours.css", brand.colours, name="colours"),
    path("logo", brand.logo, name="logo"),
    path("use-this-more-safely", views.use_more_safely, name="use-more-safely"),
]
