from __future__ import annotations

from django.urls import path

from victimcare.channels.web.officers import answer_pages, own_case_pages

app_name = "officers"
urlpatterns = [
    path("officer/", answer_pages.show_next_question, name="questions"),
    path("officer", answer_pages.show_next_question),
    path("officer/questions/<uuid:question_id>", answer_pages.answer_question, name="question"),
    path("officer/questions/<uuid:question_id>/not-mine", answer_pages.pass_question_back, name="not-mine"),
    path("officer/answers/<uuid:answer_id>/confirm", answer_pages.confirm_mailed_answer, name="confirm"),
    path("officer/answers/<uuid:answer_id>/undo", answer_pages.undo_answer, name="undo"),
    path("officer/lists", answer_pages.show_loss_lists, name="losses"),
    path("officer/lists/<uuid:list_id>", answer_pages.show_loss_list, name="loss-list"),
    path("officer/lists/files/<uuid:file_id>", answer_pages.give_list_file, name="loss-file"),
    path("officer/cases", own_case_pages.show_own_cases, name="cases"),
    path("officer/away", own_case_pages.record_absence, name="away"),
    path("officer/away/<uuid:cover_id>/end", own_case_pages.end_absence, name="back-again"),
]
