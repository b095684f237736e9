"""Staff come in by the force's provider: roles from its claims, renewed each time, and refused for a reason each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialToken
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter
from django.http import HttpResponseBase
from django.test import Client, override_settings
from oidc_provider_mock import User, run_server_in_thread

from tests.channels.web.desk.conftest import BACKEND
from tests.outside import PATIENT
from victimcare.adapters.sign_in.oidc.id_tokens import ForceAdapter
from victimcare.records.models import AuditEntry, Officer, Staff, StaffSession
from victimcare.services import clock
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.updates import officer_accounts

pytestmark = pytest.mark.django_db

SOL = {
    "name": "Sol Pereira",
    "email": "sol.pereira@force.example",
    "email_verified": True,
    "groups": ["victim-care", "canteen"],
    "team": "safeguarding",
    "acr": "phr",
}


class Provider:
    """The force's provider with one member of staff, who can be changed between two sign-ins."""

    def __init__(self, address: str) -> None:
        self.address = address

    def says(self, **claims: Any) -> None:
        body = {**SOL, **claims}
        requests.put(f"{self.address}/users/sol", json=body, timeout=PATIENT).raise_for_status()

    def agree(self, asked: str) -> str:
        """A person presses "yes" at the provider; where it sends them then."""
        answer = requests.post(asked, data={"sub": "sol"}, allow_redirects=False, timeout=PATIENT)
        return answer.headers["Location"]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with run_server_in_thread(user_claims=[User(sub="sol", claims=dict(SOL))]) as running:
        yield f"http://localhost:{running.server_port}"


@pytest.fixture
def provider(server: str) -> Iterator[Provider]:
    with _bound(server):
        found = Provider(server)
        found.says()
        yield found


@contextmanager
def _bound(server: str) -> Iterator[None]:
    app = {
        "provider_id": "force",
        "name": "force",
        "client_id": "victimcare",
        "secret": "only-for-tests",
        "settings": {
            "server_url": server,
            "roles_claim": "groups",
            "roles": {"victim-care": "desk", "victim-care-leads": "supervisor", "officers": "officer"},
            "team_claim": "team",
            "officer_claim": "collar",
            "strong_acr": ("phr", "mfa"),
        },
    }
    openid = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    with override_settings(SOCIALACCOUNT_PROVIDERS=openid):
        yield


def begin(client: Client) -> str:
    answer = client.post("/staff/sign-in")
    assert answer.status_code == 302
    return str(answer["Location"])


def come_back(client: Client, location: str) -> HttpResponseBase:
    parts = urlsplit(location)
    return client.get(f"{parts.path}?{parts.query}")


def sign_in(provider: Provider, client: Client, change: Callable[[str], str] = str) -> HttpResponseBase:
    return come_back(client, provider.agree(change(begin(client))))


def test_signing_in_makes_a_member_of_staff_with_the_roles_of_the_claims(provider: Provider) -> None:
    client = Client()

    answer = sign_in(provider, client)

    assert (answer.status_code, answer["Location"]) == (302, "/staff/start")
    sol = Staff.objects.get()
    assert (sol.username, sol.name, sol.email, sol.roles) == ("sol", "Sol Pereira", SOL["email"], ["desk"])
    assert sol.team is not None
    assert (sol.team.code, sol.has_usable_password()) == ("safeguarding", False)
    assert "Sol Pereira" in client.get("/desk/tasks").content.decode()
    assert AuditEntry.objects.get(act="staff.signed_in").actor == staff_actor(sol).id


def test_each_sign_in_renews_roles_name_and_team(provider: Provider) -> None:
    sign_in(provider, Client())
    provider.says(name="Sol Marsh", groups=["victim-care-leads"], team="nowhere")

    sign_in(provider, Client())

    sol = Staff.objects.get()
    assert (sol.name, sol.roles, sol.team) == ("Sol Marsh", ["supervisor"], None)


@pytest.mark.parametrize(
    "claims",
    [
        {"groups": ["canteen"]},
        {"groups": []},
        {"acr": "pwd"},
        {"acr": None},
    ],
)
def test_without_a_role_or_by_a_weak_way_nobody_comes_in(provider: Provider, claims: dict[str, Any]) -> None:
    provider.says(**claims)
    client = Client()

    answer = sign_in(provider, client)

    assert answer["Location"] == "/staff/sign-in?refused"
    assert "We could not sign you in." in client.get(answer["Location"]).content.decode()
    assert not Staff.objects.exists()
    assert client.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_a_role_lost_at_the_provider_is_lost_here(provider: Provider) -> None:
    sign_in(provider, Client())
    provider.says(groups=["canteen"])

    assert sign_in(provider, Client())["Location"] == "/staff/sign-in?refused"


def _later(client: Client, minutes: float) -> HttpResponseBase:
    with override_settings(VICTIMCARE_NOW=clock.current_time() + timedelta(minutes=minutes)):
        return client.get("/desk/tasks")


def test_whoever_leaves_is_out_within_five_minutes(provider: Provider) -> None:
    client, other = Client(), Client()
    sign_in(provider, client)
    sign_in(provider, other)
    assert _later(client, 4.5).status_code == 200

    requests.post(f"{provider.address}/users/sol/revoke-tokens", timeout=PATIENT).raise_for_status()

    assert _later(client, 5 + 4.5)["Location"] == "/staff/sign-in"
    assert _later(other, 5)["Location"] == "/staff/sign-in"
    assert client.get("/desk/tasks")["Location"] == "/staff/sign-in", "for good"
    assert set(StaffSession.objects.values_list("end", "again")) == {("refused", b"")}


def test_a_role_or_team_lost_at_the_provider_is_lost_here_within_five_minutes(provider: Provider) -> None:
    client = Client()
    provider.says(groups=["victim-care-leads", "victim-care"])
    sign_in(provider, client)
    assert "/desk/sealed" in client.get("/desk/more").content.decode()

    provider.says(groups=["victim-care"], team="nowhere")

    assert _later(client, 5).status_code == 200
    assert "/desk/sealed" not in client.get("/desk/more").content.decode()
    assert (Staff.objects.get().roles, Staff.objects.get().team) == (["desk"], None)
    provider.says(groups=["canteen"])
    assert _later(client, 10)["Location"] == "/staff/sign-in"


def test_a_role_that_only_the_unsigned_profile_names_is_not_given_at_a_later_look(provider: Provider) -> None:
    client = Client()
    sign_in(provider, client)
    provider.says(groups=["victim-care", "victim-care-leads"])

    assert _later(client, 5).status_code == 200
    assert Staff.objects.get().roles == ["desk"]


def test_the_unsigned_profile_does_not_override_the_roles_of_the_token(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised = {**SOL, "sub": "sol", "groups": ["victim-care-leads"], "team": "nowhere"}
    monkeypatch.setattr(ForceAdapter, "_fetch_user_info", lambda self, access_token: raised)

    sign_in(provider, Client())

    sol = Staff.objects.get()
    assert (sol.roles, sol.team and sol.team.code) == (["desk"], "safeguarding")


def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = jwt.PyJWK.from_dict({"kty": "oct", "k": "b3RoZXI", "alg": "HS256"})
    taken = ForceAdapter._decode_id_token

    def forged(self: ForceAdapter, app: Any, id_token: str) -> Any:
        claims = jwt.decode(id_token, options={"verify_signature": False})
        kid = jwt.get_unverified_header(id_token).get("kid")
        header = {"kid": kid} if kid else {}
        return taken(self, app, jwt.encode(claims, other.key, algorithm="HS256", headers=header))

    monkeypatch.setattr(ForceAdapter, "_decode_id_token", forged)

    assert sign_in(provider, Client())["Location"] == "/staff/sign-in?refused"
    assert not Staff.objects.exists()


def test_signing_out_ends_the_session_at_the_provider_too(provider: Provider) -> None:
    client = Client()
    sign_in(provider, client)

    answer = client.post("/staff/sign-out")

    wait, _, address = answer["Refresh"].partition("; url=")
    asked = parse_qs(urlsplit(address).query)
    assert (wait, address.partition("?")[0]) == ("0", f"{provider.address}/oauth2/end_session")
    assert jwt.decode(asked["id_token_hint"][0], options={"verify_signature": False})["sub"] == "sol"
    assert asked["post_logout_redirect_uri"][0].endswith("/staff/sign-in")
    assert requests.get(address, timeout=PATIENT).status_code == 200
    assert client.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_signing_out_works_while_the_provider_is_silent(provider: Provider) -> None:
    client = Client()
    sign_in(provider, client)

    with _bound("http://127.0.0.1:9"):
        assert client.post("/staff/sign-out")["Location"] == "/staff/sign-in"


@pytest.mark.parametrize(
    ("claims", "is_theirs"),
    [
        ({"email_verified": True}, True),
        ({"email_verified": False}, False),
        ({"email_verified": "true"}, False),
        ({"email_verified": False, "collar": "2210"}, True),
    ],
)
def test_an_officer_is_known_by_a_verified_address_or_number_alone(
    provider: Provider, claims: dict[str, Any], is_theirs: bool
) -> None:
    officer = Officer.objects.create(
        record_id="2210",
        name="Sol Pereira",
        email="Sol.Pereira@force.example",
        named_at=clock.current_time(),
        named_sequence=1,
        named_by_id="1",
    )
    provider.says(groups=["officers"], **claims)

    sign_in(provider, Client())

    sol = Staff.objects.get()
    assert officer_accounts.find_officers_of(staff_actor(sol)) == ({officer.id} if is_theirs else frozenset())
    assert officer_accounts.list_officer_staff(officer) == ([sol] if is_theirs else [])


def test_a_provider_that_is_silent_shuts_nobody_out_for_half_an_hour(provider: Provider) -> None:
    client = Client()
    sign_in(provider, client)

    with _bound("http://127.0.0.1:9"):
        assert _later(client, 20).status_code == 200
        assert _later(client, 29).status_code == 200
        assert _later(client, 31)["Location"] == "/staff/sign-in"


def test_a_provider_that_could_not_be_asked_again_signs_nobody_in(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OAuth2Adapter, "parse_token", lambda self, data: SocialToken(token=data["access_token"]))

    assert sign_in(provider, Client())["Location"] == "/staff/sign-in?refused"


def test_in_production_nobody_is_in_whom_no_provider_vouched_for(provider: Provider) -> None:
    client = Client()
    client.force_login(Staff.objects.create(username="x", name="X", roles=["desk"]), backend=BACKEND)
    assert client.get("/desk/tasks").status_code == 200

    with override_settings(VICTIMCARE_ENV="production"):
        assert client.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_somebody_disabled_here_stays_out(provider: Provider) -> None:
    sign_in(provider, Client())
    Staff.objects.update(is_active=False)

    assert sign_in(provider, Client())["Location"] == "/staff/sign-in?refused"


def _without(name: str) -> Callable[[str], str]:
    return lambda asked: _with(asked, **{name: None})


def _with(asked: str, **values: str | None) -> str:
    parts = urlsplit(asked)
    query = {**dict(parse_qsl(parts.query)), **values}
    return urlunsplit(parts._replace(query=urlencode({name: value for name, value in query.items() if value})))


def test_a_token_that_answers_another_request_is_refused(provider: Provider) -> None:
    assert sign_in(provider, Client(), _without("nonce"))["Location"] == "/staff/sign-in?refused"
    other = sign_in(provider, Client(), lambda asked: _with(asked, nonce="one-of-another"))
    assert other["Location"] == "/staff/sign-in?refused"
    assert not Staff.objects.exists()


def test_what_is_asked_of_the_provider(provider: Provider) -> None:
    asked = parse_qs(urlsplit(begin(Client())).query)

    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["acr_values"] == ["phr mfa"]
    assert len(asked["nonce"][0]) >= 24
    assert asked["redirect_uri"] == ["http://testserver/staff/sign-in/force"]


def test_a_link_can_not_choose_what_is_asked(provider: Provider) -> None:
    answer = Client().post("/staff/sign-in?scope=everything&auth_params=acr_values%3Dpwd%26nonce%3Dknown")

    asked = parse_qs(urlsplit(str(answer["Location"])).query)
    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]
    assert asked["acr_values"] == ["phr mfa"]
    assert asked["nonce"] != ["known"]


def test_nobody_is_sent_to_the_provider_by_a_link(provider: Provider) -> None:
    assert Client().get("/staff/sign-in").status_code == 200


def test_the_answer_belongs_to_the_browser_that_asked(provider: Provider) -> None:
    location = provider.agree(begin(Client()))
    stranger = Client()

    assert come_back(stranger, location)["Location"] == "/staff/sign-in?refused"
    assert stranger.get("/desk/tasks")["Location"] == "/staff/sign-in"


def test_an_answer_counts_once(provider: Provider) -> None:
    client = Client()
    location = provider.agree(begin(client))
    come_back(client, location)

    assert come_back(client, location)["Location"] == "/staff/sign-in?refused"


def test_somebody_who_says_no_there_is_not_in_here(provider: Provider) -> None:
    client = Client()
    asked = begin(client)
    state = parse_qs(urlsplit(asked).query)["state"][0]

    answer = client.get(f"/staff/sign-in/force?error=access_denied&state={state}")

    assert answer["Location"] == "/staff/sign-in?refused"


def test_a_provider_that_is_not_ours_is_not_there(provider: Provider) -> None:
    assert Client().get("/staff/sign-in/other?code=x&state=y").status_code == 404


def test_without_a_provider_the_page_says_so() -> None:
    page = Client().get("/staff/sign-in").content.decode()

    assert "no provider for force accounts yet" in page
    assert "<form" not in page
    assert Client().post("/staff/sign-in").status_code == 200


def test_the_browser_may_follow_the_press_to_the_provider_and_nowhere_else(provider: Provider) -> None:
    policy = Client().get("/staff/sign-in")["Content-Security-Policy"]

    assert f"form-action 'self' {provider.address}" in policy.split("; ")


@contextmanager
def _locked_desk(client: Client) -> Iterator[int]:
    """A desk left alone for 20 minutes, with words on it; since when it is locked, in seconds of the epoch."""
    now = clock.current_time()
    with override_settings(STAFF_IDLE=timedelta(minutes=15)):
        client.get("/desk/more")
        with override_settings(VICTIMCARE_NOW=now + timedelta(minutes=20)):
            client.post("/desk/look-up", {"name": "", "words": "They rang from the library."})
            assert "This desk is locked" in client.get("/staff/sign-in").content.decode()
            yield int((now + timedelta(minutes=20)).timestamp())


def test_a_locked_desk_asks_the_provider_for_a_fresh_sign_in(provider: Provider) -> None:
    client = Client()
    sign_in(provider, client)

    with _locked_desk(client):
        asked = parse_qs(urlsplit(begin(client)).query)

    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])


@pytest.mark.parametrize("shown", [None, -3600, -61, "later"])
def test_who_did_not_show_anew_who_they_are_finds_the_desk_locked(provider: Provider, shown: object) -> None:
    client = Client()
    sign_in(provider, client)

    with _locked_desk(client) as locked_at:
        provider.says(auth_time=locked_at + shown if isinstance(shown, int) else shown)
        answer = sign_in(provider, client)

        assert answer["Location"] == "/staff/sign-in?refused"
        assert client.get("/desk/tasks")["Location"] == "/staff/sign-in"
        assert "from the library" not in client.get("/staff/start", follow=True).content.decode()


@pytest.mark.parametrize("shown", [-59, 0, 5])
def test_who_showed_anew_who_they_are_goes_on_with_what_they_typed(provider: Provider, shown: int) -> None:
    client = Client()
    sign_in(provider, client)

    with _locked_desk(client) as locked_at:
        provider.says(auth_time=locked_at + shown)
        answer = sign_in(provider, client)

        assert answer["Location"] == "/staff/start"
        assert "They rang from the library." in client.get("/staff/start", follow=True).content.decode()
        assert client.get("/desk/tasks").status_code == 200


def test_another_person_who_signs_in_at_a_locked_desk_finds_nothing(provider: Provider) -> None:
    client = Client()
    sign_in(provider, client)

    with _locked_desk(client) as locked_at:
        kim: dict[str, Any] = {**SOL, "name": "Kim Field", "email": "kim.field@force.example", "auth_time": locked_at}
        requests.put(f"{provider.address}/users/kim", json=kim, timeout=PATIENT).raise_for_status()
        asked = requests.post(begin(client), data={"sub": "kim"}, allow_redirects=False, timeout=PATIENT)
        come_back(client, asked.headers["Location"])

        assert "Kim Field" in client.get("/desk/tasks").content.decode()
        assert "kept_at_lock" not in client.session
        assert "from the library" not in client.get("/staff/start", follow=True).content.decode()
