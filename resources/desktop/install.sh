#!/bin/sh
# Put Salesbook into this user's menu: `./install.sh`, and out of it again: `./install.sh --remove`. Nothing is copied but
# the entry, the icons and the file type: the program stays where this folder is. Notebooks are never touched.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
desktop=$here/_internal/resources/desktop
share=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
entry=$share/applications/salesbook.desktop
type=$share/mime/packages/salesbook.xml

refresh() {
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications"; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
    if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -t "$share/icons/hicolor" || true; fi
}

if [ "${1-}" = --remove ]; then
    rm -f "$entry" "$type" "$bin/salesbook" "$share"/icons/hicolor/*/apps/salesbook.png \
        "$share/icons/hicolor/scalable/apps/salesbook.svg"
    refresh
    echo "Salesbook is out of the menu; its folder and your notebooks are where they were."
    exit 0
fi

mkdir -p "$share/applications" "$share/mime/packages" "$bin"
# Quoted as the specification of desktop entries wants it: the folder may have spaces in its name.
quoted=$(printf '%s' "$here/salesbook" | sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=salesbook*) printf 'Exec="%s"%s\n' "$quoted" "${line#Exec=salesbook}" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$desktop/salesbook.desktop" >"$entry"
cp "$desktop/salesbook.xml" "$type"
for picture in "$desktop"/salesbook-[0-9]*.png; do
    size=${picture##*-}
    size=${size%.png}
    mkdir -p "$share/icons/hicolor/${size}x$size/apps"
    cp "$picture" "$share/icons/hicolor/${size}x$size/apps/salesbook.png"
done
mkdir -p "$share/icons/hicolor/scalable/apps"
cp "$desktop/salesbook.svg" "$share/icons/hicolor/scalable/apps/salesbook.svg"
ln -sf "$here/salesbook" "$bin/salesbook"
refresh
echo "Salesbook is in the menu, opens *.salesbook and .vcf files, and is $bin/salesbook in a terminal."
