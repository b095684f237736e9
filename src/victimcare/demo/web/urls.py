from __future__ import annotations

from django.urls import path

from victimcare.demo.web import views

app_name = "demo"
urlpatterns = [
    path("demo", views.people, name="people"),
    path("demo/cast.json", views.cast_list, name="cast"),
    path("demo/sign-in", views.sign_in, name="sign-in"),
    path("demo/code", views.make_code, name="code"),
]
