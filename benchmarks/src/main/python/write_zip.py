"""Writes all files of a folder into a zip file and prints how many milliseconds it took: write_zip.py FOLDER ZIP"""

import pathlib
import sys
import time
import zipfile

start = time.perf_counter()
folder = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        archive.write(path, path.relative_to(folder).as_posix())
print((time.perf_counter() - start) * 1000)
