#!/bin/sh
# `check --deploy` as production sees it, with nothing silenced. The values are made up for this check alone.
set -eu
FACTCHECK_MODE=production \
SECRET_KEY="$("$1/python" -c 'import secrets; print(secrets.token_urlsafe(60))')" \
ALLOWED_HOSTS=check.example SITE_URL=https://check.example SECURITY_CONTACT=mailto:security@check.example \
DATABASE_URL=postgresql://app:x@127.0.0.1:1/none DATABASE_OWNER_URL=postgresql://owner:x@127.0.0.1:1/none \
    "$1/python" manage.py check --deploy --fail-level WARNING
