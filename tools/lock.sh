#!/bin/sh
# Rebuilds requirements.lock and requirements-check.lock from setup.cfg, with the hashes of all files for all
# systems. Versions that still fit are kept; `tools/lock.sh --upgrade` takes the newest that setup.cfg allows.

cd -- "$(dirname -- "$0")/.." || exit 1
export UV_CUSTOM_COMPILE_COMMAND=tools/lock.sh

lock() {
    .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --output-file "$@" setup.cfg >/dev/null || exit 1
}

lock requirements.lock "$@"
lock requirements-check.lock --extra check --constraint requirements.lock "$@"
rm -rf protokollen.egg-info # uv reads setup.cfg through setuptools, which leaves this behind
