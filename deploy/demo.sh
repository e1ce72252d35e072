#!/bin/sh
# The demo: database, tables, newsroom, then the worker and the server. Called by `make demo` with the folder of programs.
set -eu
"$1/python" manage.py bootstrap_db >/dev/null
"$1/python" manage.py migrate --verbosity 0
"$1/python" manage.py load_demo
echo "Stop with Ctrl-C; the data stays. Mail is printed here."
# The server takes this shell's place, so it is the worker's parent, and the worker ends with it.
"$1/python" manage.py worker --until-parent-ends &
exec "$1/granian" --interface wsgi --host 127.0.0.1 --port "${PORT:-8000}" --workers 1 --blocking-threads 4 \
    --backpressure 64 --workers-kill-timeout 2 --log-level warning factcheck.wsgi:application
