"""Django's settings, made from the installation's own (`victimcare settings` explains each of those)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from victimcare.channels.web.ui.cookies import format_cookie_name
from victimcare.installation import installation_environment, static_file_copies
from victimcare.installation.force import force_toml

ENVIRONMENT = installation_environment.load_environment()

HOME = ENVIRONMENT.home
VICTIMCARE_ENV = ENVIRONMENT.env  # production, demo or test
VICTIMCARE_NOW = ENVIRONMENT.now  # a frozen clock, or None
SIP_RINGS_FROM = ENVIRONMENT.sip_rings_from  # the neutral number that the line shows; empty: none
FORCE = force_toml.read_force_file(HOME)
PUBLIC_ADDRESS = ENVIRONMENT.public_address.rstrip("/")  # of the front door
CODE_KEY = ENVIRONMENT.code_key
REFUSED_ON_A_BEAT = (
    0.1  # seconds, for a try with a wrong code (`services.constant_time`): twice the time of its slow hash
)
HANDOVER_KEYS = ENVIRONMENT.handover_keys  # the first signs, all verify
OFFICER_ADDRESS = ENVIRONMENT.officer_address  # from which officers are asked; empty: only on their page
STORE_KEYS = ENVIRONMENT.store_keys  # the first seals, all open
EARLIER_EDITIONS = Path(__file__).parents[1] / "services" / "rights" / "earlier_editions"  # which a force may name
# the Victims' Code, one folder for each edition
EDITIONS = Path(__file__).parents[1] / "services" / "rights" / "editions"

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = ["*"]  # the reverse proxy decides; nothing here builds an address from the Host header
USE_X_FORWARDED_HOST = False

ROOT_URLCONF = "victimcare.config.urls"
WSGI_APPLICATION = "victimcare.config.wsgi.application"
AUTH_USER_MODEL = "records.Staff"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "victimcare.records.apps.RecordsConfig",
    "victimcare.config.apps.WiringConfig",
]

MIDDLEWARE = [
    "victimcare.channels.web.ui.browser_requests.trust_named_proxies",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "victimcare.channels.web.ui.screening.drop_refused_cookies",
    "victimcare.channels.web.ui.browser_requests.refuse_pages_fetched_ahead",
    "victimcare.channels.web.portal.neutral_addresses.lead_to_neutral_addresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "victimcare.channels.web.ui.page_language.carry_page_language",
    "django.middleware.common.CommonMiddleware",
    "victimcare.channels.web.ui.file_transfer.UploadSizeCheck",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # its responses pass through the other middleware like any page
    "victimcare.channels.web.portal.page_delivery.redirect_after_post",
    "victimcare.channels.web.ui.screening.CharacterScreening",
    "victimcare.channels.api.v1.RequestScreening",
]


# Where nothing answers, whatever else runs on this machine: commands report it before they get here.
NO_DATABASE = "postgresql:///none?host=%2Fnonexistent"
DATABASES = {
    "default": {
        **installation_environment.django_database_settings(ENVIRONMENT.database_url or NO_DATABASE),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}

PACKAGE = Path(__file__).resolve().parent.parent
_JINJA = "django.template.backends.jinja2.Jinja2"
TEMPLATES = [
    {
        "BACKEND": _JINJA,
        "DIRS": [
            PACKAGE / "channels/web/ui/templates",
            PACKAGE / "channels/web/portal/templates",
            PACKAGE / "channels/web/desk/templates",
            PACKAGE / "channels/web/packets/templates",
            PACKAGE / "channels/web/partners/templates",
            PACKAGE / "channels/web/officers/templates",
            PACKAGE / "channels/web/control_room/templates",
            PACKAGE / "demo/web/templates",
        ],
        "OPTIONS": {"environment": "victimcare.channels.web.ui.templating.make_environment"},
    },
]

STATIC_URL = "/static/"
# Copied and compressed by the web server before it loads this; without it they are served from the package.
_LAID_OUT = HOME / static_file_copies.FOLDER
STATIC_ROOT = _LAID_OUT if _LAID_OUT.is_dir() else None
STATICFILES_DIRS = [static_file_copies.SOURCE]
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_ALLOW_ALL_ORIGINS = False  # only our own pages use them
WHITENOISE_AUTOREFRESH = VICTIMCARE_ENV == "test"

# None of our forms has this many fields; a larger request is refused (`config.fault_pages.show_refused_request`) and
# none of it is stored.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

# What people send us is never on a disk in the clear, and only a page that says so accepts files at all.
FILE_UPLOAD_HANDLERS = ["victimcare.channels.web.ui.file_transfer.InMemoryUploadHandler"]

LANGUAGE_CODE = "en-gb"
USE_I18N = False  # sentences are in wording/, not in gettext
USE_TZ = True
TIME_ZONE = "Europe/London"

# Strict by default: everything from our own origin, no inline script or style, no frame, no plug-in.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# Other sites get no referrer. Our own pages must: with "no-referrer" browsers post forms from origin "null", which the
# check of the form token refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

_IS_HTTPS = ENVIRONMENT.public_address.startswith("https://")
# Only from named proxies: `ui.browser_requests.trust_named_proxies` removes the header from all other requests.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _IS_HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _IS_HTTPS else 0  # browsers that came once never come in the clear
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _IS_HTTPS
SESSION_COOKIE_NAME = format_cookie_name("staff", is_https=_IS_HTTPS)
SESSION_COOKIE_AGE = 60 * 60 * 10  # a shift
STAFF_IDLE = timedelta(minutes=15)  # after this time without use a desk is locked (`channels.web.ui.staff_access`)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = format_cookie_name("form", is_https=_IS_HTTPS)
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # a session cookie: nothing stays behind on a shared phone
CSRF_FAILURE_VIEW = "victimcare.channels.web.ui.pages.answer_form_expired"
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.public_address] if _IS_HTTPS else []

LOGGING_CONFIG = None  # config/logging_setup.py

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "victimcare.adapters.sign_in.oidc.oidc_accounts.NoLocalAccounts"
SOCIALACCOUNT_ADAPTER = "victimcare.adapters.sign_in.oidc.oidc_accounts.StaffFromClaims"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _IS_HTTPS else "http"  # of the address to which a provider sends staff back
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
SOCIALACCOUNT_ONLY = True
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
LOGIN_URL = "/staff/sign-in"
LOGIN_REDIRECT_URL = "/staff/start"
_OIDC_APP = {
    "provider_id": "force",
    "name": "force",
    "client_id": ENVIRONMENT.oidc_client_id,
    "secret": ENVIRONMENT.oidc_client_secret,
    "settings": {
        "server_url": ENVIRONMENT.oidc_issuer,
        "scope": ENVIRONMENT.oidc_scopes,
        "roles_claim": ENVIRONMENT.oidc_roles_claim,
        "roles": ENVIRONMENT.oidc_roles,
        "team_claim": ENVIRONMENT.oidc_team_claim,
        "officer_claim": ENVIRONMENT.oidc_officer_claim,
        "strong_acr": ENVIRONMENT.oidc_strong_acr,
    },
}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"APPS": [_OIDC_APP] if ENVIRONMENT.oidc_issuer else [], "OAUTH_PKCE_ENABLED": True}
}

PROCRASTINATE_IMPORT_PATHS = [
    "victimcare.channels.jobs.partner_rounds",
    "victimcare.channels.jobs.call_rounds",
    "victimcare.channels.jobs.follow_up_rounds",
    "victimcare.channels.jobs.staff_rounds",
    "victimcare.channels.jobs.victim_safety",
    "victimcare.channels.jobs.record_system",
    "victimcare.channels.jobs.message_jobs",
    "victimcare.channels.jobs.upkeep_rounds",
    "victimcare.channels.jobs.control_room_rounds",
]
