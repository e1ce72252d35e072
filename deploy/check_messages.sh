#!/bin/sh
# Every string of the interface is translated, none is stale, and the compiled catalogue is current.
set -eu
po=claims/locale/id/LC_MESSAGES/django.po
before=$(mktemp)
cp "$po" "$before"
"$1/python" manage.py makemessages --locale id --no-obsolete --no-wrap --no-location \
    --ignore '.venv/*' --ignore 'tests/*' --ignore 'benchmarks/*' >/dev/null
strings() { grep -E '^msg(id|id_plural|ctxt) ' "$1" | sort; }
strings "$po" >"$before.found"
cp "$before" "$po"
if ! strings "$po" | cmp -s - "$before.found"; then
    echo "New or changed strings: run make messages and translate them." >&2
    exit 1
fi
"$1/python" deploy/messages.py "$po"
