# What every script here starts with: strict mode, the repository's root as the current folder, and these few words.
# Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Runs a command as root: as it is for root, through sudo (which keeps the display and the language) for others.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo --preserve-env=DISPLAY,XAUTHORITY,WAYLAND_DISPLAY,XDG_RUNTIME_DIR,LANG,LC_ALL,LANGUAGE -- "$@"
  else
    die "this needs root: $1. Run the script as root, or install sudo."
  fi
}
