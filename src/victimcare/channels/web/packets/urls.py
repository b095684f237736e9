from __future__ import annotations

from django.urls import path

from victimcare.channels.web.packets import views

app_name = "packets"
urlpatterns = [
    path("packet/read", views.show_handover, name="read"),
    path("packet/file", views.download_handover, name="file"),
    path("packet/<str:token>", views.open_handover, name="door"),
]
