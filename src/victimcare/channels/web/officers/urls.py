from __future__ import annotations

from django.urls import path

from victimcare.channels.web.officers import own, questions

app_name = "officers"
urlpatterns = [
    path("officer/", questions.questions, name="questions"),
    path("officer", questions.questions),
    path("officer/questions/<uuid:question_id>", questions.question, name="question"),
    path("officer/questions/<uuid:question_id>/not-mine", questions.not_mine, name="not-mine"),
    path("officer/answers/<uuid:answer_id>/undo", questions.undo, name="undo"),
    path("officer/cases", own.cases, name="cases"),
    path("officer/away", own.away, name="away"),
    path("officer/away/<uuid:cover_id>/end", own.back_again, name="back-again"),
]
