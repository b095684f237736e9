from __future__ import annotations

from django.urls import path

from victimcare.demo.web import components, views

app_name = "demo"
urlpatterns = [
    path("demo", views.people, name="people"),
    path("demo/cast.json", views.cast_list, name="cast"),
    path("demo/sign-in", views.sign_in, name="sign-in"),
    path("demo/code", views.make_code, name="code"),
    path("demo/components", components.hers, name="components"),
    path("demo/components/staff", components.of_staff, name="components-staff"),
]
