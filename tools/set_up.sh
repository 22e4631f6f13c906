#!/bin/sh
# Finds a Python that is new enough and lets it run tools/set_up.py with the same arguments.

tools=$(CDPATH='' cd -- "${0%/*}" && pwd) || exit 1

for python in python3 python3.11 python3.12 python3.13 python3.14; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$tools/set_up.py" "$@"
    fi
done

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    da* | nb* | nn* | no* | sv*) echo 'Protokollen kræver Python 3.11 eller nyere, og det er ikke fundet her. I Debian: apt-get install python3 python3-venv' ;;
    *) echo 'Protokollen needs Python 3.11 or newer, and none was found. On Debian: apt-get install python3 python3-venv' ;;
esac >&2
exit 1
