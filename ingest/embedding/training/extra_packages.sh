#!/bin/sh
# The packages that extra_pairs.py reads, unpacked and not installed: sh extra_packages.sh ROOT
set -eu
mkdir -p "$1"
cd "$1"
apt-get download libreoffice-help-fi libreoffice-help-sv libreoffice-help-en-us gnome-user-docs unicode-cldr-core \
  firefox-esr firefox-esr-l10n-fi firefox-esr-l10n-sv-se thunderbird-l10n-fi thunderbird-l10n-sv-se \
  $(for pair in fin-swe swe-fin fin-eng eng-fin eng-jpn eng-bul eng-nor eng-ind fin-ind \
    fin-deu fin-fra fin-ita fin-nld fin-pol fin-por fin-ell fin-lat fin-jpn fin-bul fin-nor \
    swe-deu swe-fra swe-ita swe-nld swe-pol swe-por swe-ell swe-lat swe-jpn swe-bul swe-nor swe-tur swe-rus swe-spa \
    deu-fin deu-swe fra-fin fra-swe ita-fin ita-swe nld-fin nld-swe pol-fin pol-swe ell-fin ell-swe; \
    do echo "dict-freedict-$pair"; done)
for package in *.deb; do
  dpkg -x "$package" .
  rm "$package"
done
