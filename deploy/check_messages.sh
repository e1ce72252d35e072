#!/bin/sh
# Every string of the interface is translated, none is stale, and the compiled catalogue is current.
set -eu
po=claims/locale/id/LC_MESSAGES/django.po
before=$(mktemp)
cp "$po" "$before"
"$1/python" manage.py makemessages --locale id --no-obsolete --no-wrap --no-location \
    --ignore '.venv/*' --ignore 'tests/*' --ignore 'benchmarks/*' >/dev/null
if ! diff -I '^"POT-Creation-Date' -I '^"PO-Revision-Date' "$before" "$po" >/dev/null; then
    cp "$before" "$po"
    echo "New or changed strings: run make messages and translate them." >&2
    exit 1
fi
cp "$before" "$po"
"$1/python" deploy/messages.py "$po"
