#!/bin/sh
# The terminal's way to Lectern, wherever this file is linked from.
self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
exec "$(cd "$(dirname "$self")/../../MacOS" && pwd -P)/Lectern" "$@"
