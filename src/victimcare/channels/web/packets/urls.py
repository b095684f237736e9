from __future__ import annotations

from django.urls import path

from victimcare.channels.web.packets import views

app_name = "packets"
urlpatterns = [
    path("packet/read", views.read, name="read"),
    path("packet/file", views.file, name="file"),
    path("packet/<str:token>", views.door, name="door"),
]
