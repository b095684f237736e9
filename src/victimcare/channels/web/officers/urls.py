from __future__ import annotations

from django.urls import path

from victimcare.channels.web.officers import losses, own, questions

app_name = "officers"
urlpatterns = [
    path("officer/", questions.questions, name="questions"),
    path("officer", questions.questions),
    path("officer/questions/<uuid:question_id>", questions.question, name="question"),
    path("officer/questions/<uuid:question_id>/not-mine", questions.not_mine, name="not-mine"),
    path("officer/answers/<uuid:answer_id>/confirm", questions.confirm_mailed_answer, name="confirm"),
    path("officer/answers/<uuid:answer_id>/undo", questions.undo, name="undo"),
    path("officer/lists", losses.show_loss_lists, name="losses"),
    path("officer/lists/<uuid:list_id>", losses.show_loss_list, name="loss-list"),
    path("officer/lists/files/<uuid:file_id>", losses.give_list_file, name="loss-file"),
    path("officer/cases", own.cases, name="cases"),
    path("officer/away", own.away, name="away"),
    path("officer/away/<uuid:cover_id>/end", own.back_again, name="back-again"),
]
