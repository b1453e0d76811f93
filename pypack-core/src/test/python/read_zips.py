"""Reads zip files with CPython's zipfile: for each, one line of JSON with the SHA-256 of each file, or the error."""

import hashlib
import json
import sys
import zipfile


def read(path):
    files = {}
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            with archive.open(info) as content:
                digest = hashlib.file_digest(content, "sha256")
            if not info.is_dir():
                files[info.filename] = digest.hexdigest()
    return files


with open(sys.argv[1], encoding="utf-8") as names:
    for name in names.read().splitlines():
        try:
            print(json.dumps({"files": read(name)}))
        except Exception as error:
            print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
