"""All settings, from the environment (env.py). Production refuses to start on anything unsafe."""

from importlib.util import find_spec

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from factcheck import env, private_postgres, safety

MODE = env.get("FACTCHECK_MODE")
if MODE not in env.MODES:
    raise ImproperlyConfigured(f"FACTCHECK_MODE is {MODE!r}; it is one of {', '.join(env.MODES)}.")
PRODUCTION, DEMO, TEST = MODE == "production", MODE == "demo", MODE == "test"
BASE_DIR = env.ROOT
VAR_DIR = env.VAR

if PRODUCTION and (problems := safety.problems(env.get)):
    raise ImproperlyConfigured("Production does not start like this:\n- " + "\n- ".join(problems))

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.get("SECRET_KEY") or env.generated_key(MODE)
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS") or [*LOOPBACK, *(["testserver"] if TEST else [])]
SITE_URL = env.get("SITE_URL") or f"http://127.0.0.1:{env.get('PORT')}"

# ------------------------------------------------------------------ database
_app_url, _owner_url, _admin_url = env.get("DATABASE_URL"), env.get("DATABASE_OWNER_URL"), env.get("DATABASE_ADMIN_URL")
_public_urls = env.items("PUBLIC_DATABASE_URLS")
if not _app_url and not PRODUCTION:
    _server = private_postgres.use(MODE)
    _app_url, _owner_url = _server.url(private_postgres.APP), _server.url(private_postgres.OWNER)
    _admin_url = _server.url(private_postgres.ADMIN, "postgres")
    # In tests rows are not committed on `default`, so a second connection would not see them.
    _public_urls = [] if TEST else [_server.url(private_postgres.READER)]
try:
    DATABASES = {"default": env.database(_app_url, pool=not TEST)}
    if _public_urls:
        DATABASES["public"] = env.database(_public_urls[0], pool=not TEST, prepared=True)
    OWNER_DATABASE = env.database(_owner_url or _app_url, pool=False)
    ADMIN_DATABASE = env.database(_admin_url, pool=False) if _admin_url else None
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None
# Pools must be off where a command forks or a test swaps databases; that is tests only.
PUBLIC_ALIAS = "public" if _public_urls else "default"
DATABASE_ROUTERS = ["factcheck.router.PublicHalfRouter"]
READER_ROLE = DATABASES["public"]["USER"] if _public_urls else private_postgres.READER
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ------------------------------------------------------------------ applications
INSTALLED_APPS = [
    "claims",
    "claims.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_filters",
    "rest_framework",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "factcheck.middleware.DatabaseDownMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factcheck.middleware.ContentSecurityPolicyMiddleware",
    "factcheck.middleware.DeskSessionMiddleware",
    "factcheck.middleware.PathLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "factcheck.middleware.DeskAuthenticationMiddleware",
    "factcheck.middleware.DenyByDefaultMiddleware",
    "factcheck.middleware.DeskMessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# ------------------------------------------------------------------ job queue (the extra "jobs")
if JOBS := find_spec("procrastinate") is not None:
    INSTALLED_APPS.append("procrastinate.contrib.django")
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["claims.jobs.tasks"]

# ------------------------------------------------------------------ people
AUTH_USER_MODEL = "claims.User"
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TEST:
    # Tests log in often; a slow hash would only test the hash.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "factcheck.failures.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION

# ------------------------------------------------------------------ safety
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
try:
    TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The name and shape of Django 6's setting; factcheck.middleware sends it until we are there.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
METRICS_TOKEN = env.get("METRICS_TOKEN")
SECURITY_CONTACT = env.get("SECURITY_CONTACT") or f"{SITE_URL}/methodology/"

# ------------------------------------------------------------------ language and time
LANGUAGE_CODE = env.get("LANGUAGE_CODE")
LANGUAGES = [("en", _("English")), ("id", _("Indonesian"))]
if LANGUAGE_CODE not in dict(LANGUAGES):
    raise ImproperlyConfigured(f"LANGUAGE_CODE is {LANGUAGE_CODE!r}; the interface speaks en and id.")
TIME_ZONE = env.get("TIME_ZONE")
USE_TZ = True
FORMAT_MODULE_PATH = "factcheck.formats"
LOCALE_PATHS = [BASE_DIR / "claims" / "locale"]

# ------------------------------------------------------------------ files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "factcheck.static.HashedFiles"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# ------------------------------------------------------------------ publisher
PUBLISHER_NAME = env.get("PUBLISHER_NAME")
PUBLISHER_URL = env.get("PUBLISHER_URL") or SITE_URL
PUBLISHER_LOGO = env.get("PUBLISHER_LOGO")
CONTENT_LICENSE = env.get("CONTENT_LICENSE")

# ------------------------------------------------------------------ API
try:
    # Tests ask more often than anybody; those of the limits set their own.
    API_LIMIT_ANONYMOUS, API_LIMIT_KEY = (
        0 if TEST else env.limit(name) for name in ("API_LIMIT_ANONYMOUS", "API_LIMIT_KEY")
    )
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None
API_KEY_PEPPER = env.get("API_KEY_PEPPER") or SECRET_KEY

# ------------------------------------------------------------------ suggestions
CLAIM_WEIGHTS = env.get("CLAIM_WEIGHTS")
# Tests name the model they want: loading one takes longer than most of them.
MATCH_MODEL = "none" if TEST else env.get("MATCH_MODEL")

# ------------------------------------------------------------------ webhooks
WEBHOOKS_TO_LOOPBACK = env.flag("WEBHOOKS_TO_LOOPBACK")

# ------------------------------------------------------------------ mail
try:
    _mail = env.mail(env.get("EMAIL_URL"))
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _mail.host else 'console'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail.sender

# ------------------------------------------------------------------ language model
LANGUAGE_MODEL_URL = env.get("LANGUAGE_MODEL_URL")
LANGUAGE_MODEL_NAME = env.get("LANGUAGE_MODEL_NAME")
LANGUAGE_MODEL_KEY = env.get("LANGUAGE_MODEL_KEY")
try:
    LANGUAGE_MODEL_TIMEOUT = env.number("LANGUAGE_MODEL_TIMEOUT")
    LANGUAGE_MODEL_CAP = env.number("LANGUAGE_MODEL_CAP")
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None

# ------------------------------------------------------------------ API
try:
    WAITING_READERS = env.number("WAITING_READERS")
    REPEATS_ALARM = env.number("REPEATS_ALARM")
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from None
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["claims.api.permissions.DenyAll"],
    "EXCEPTION_HANDLER": "claims.api.problems.exception_handler",
    "UNAUTHENTICATED_USER": None,
    # The ending of an address says the format, and so does Accept.
    "URL_FORMAT_OVERRIDE": None,
    "FORMAT_SUFFIX_KWARG": "ending",
    "DEFAULT_SCHEMA_CLASS": "claims.api.openapi.DeclaredSchema",
}

SPECTACULAR_SETTINGS = {
    "TITLE": f"{PUBLISHER_NAME}: checks",
    "DESCRIPTION": "Every finished check, and every later change to it. docs/api.md says how to use it.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": SITE_URL}],
    "LICENSE": {"name": "Licence of the content", "url": CONTENT_LICENSE},
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    # Anybody reads; a key allows more.
    "SECURITY": [{}, {"key": []}],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
