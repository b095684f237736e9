from __future__ import annotations

from django.urls import path

from victimcare.demo.web import cast_pages, component_pages

app_name = "demo"
urlpatterns = [
    path("demo", cast_pages.show_cast, name="people"),
    path("demo/cast.json", cast_pages.list_cast, name="cast"),
    path("demo/sign-in", cast_pages.sign_in_as_member, name="sign-in"),
    path("demo/code", cast_pages.make_member_code, name="code"),
    path("demo/components", component_pages.show_victim_components, name="components"),
    path("demo/components/staff", component_pages.show_staff_components, name="components-staff"),
]
