#!/bin/sh
# timed.sh WHAT COMMAND...: say what is done, do it, say how long it took, pass on how it went.
what=$1
shift
printf '== %s\n' "$what"
start=$(date +%s)
code=0
"$@" || code=$?
printf -- '-- %s: %s s%s\n' "$what" "$(($(date +%s) - start))" "$([ "$code" -eq 0 ] || echo ', FAILED')"
exit "$code"
