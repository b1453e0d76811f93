#!/bin/sh
# Makes a folder run programs of Linux on arm64 and of Windows, on Debian for amd64: qemu with the libraries of arm64, and
# Wine, unpacked from Debian's packages. Nothing is installed, and nobody has to be an administrator.
#
# sh foreign-machines.sh FOLDER; ends with 3, and says why, where this can't be done.
set -eu
cd "$1"

no() {
  echo "$1"
  exit 3
}

for tool in apt-get dpkg dpkg-deb; do
  command -v "$tool" > log || no "there is no $tool; only Debian and its kin have packages for it"
done
[ "$(dpkg --print-architecture)" = amd64 ] || no "Wine would be that of $(dpkg --print-architecture), not of amd64"

mkdir -p apt/lists/partial apt/archives/partial machine arm64
: > apt/status
apt() {
  apt-get --quiet -o APT::Architecture=amd64 -o APT::Architectures=amd64,arm64 -o Dir::State="$PWD/apt" \
    -o Dir::State::status="$PWD/apt/status" -o Dir::Cache="$PWD/apt" "$@" >> log 2>&1
}
apt update || no "apt-get can't read the lists of packages: $(tail -n 3 log)"
apt download qemu-user-static wine64 libwine libunwind8 libz-mingw-w64 \
    libc6:arm64 libgcc-s1:arm64 libstdc++6:arm64 zlib1g:arm64 ||
  no "apt-get can't fetch qemu-user-static, wine64 and the libraries of arm64: $(tail -n 3 log)"
for package in *_amd64.deb *_all.deb; do
  dpkg-deb --extract "$package" machine
done
for package in *_arm64.deb; do
  dpkg-deb --extract "$package" arm64
done
# A script that looks in /usr for the program beside it.
mv machine/usr/lib/wine/wineserver64 machine/usr/lib/wine/wineserver || no "Wine lies elsewhere in its packages"
rm -rf apt ./*.deb
