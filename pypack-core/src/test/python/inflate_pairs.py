"""Inflates raw streams with zlib and compares: inflate_pairs.py FILE

The file has pairs: the lengths of content and stream, four bytes each, the highest first, then both.
"""

import struct
import sys
import zlib

count = 0
with open(sys.argv[1], "rb") as pairs:
    while lengths := pairs.read(8):
        content_length, stream_length = struct.unpack(">ii", lengths)
        content, stream = pairs.read(content_length), pairs.read(stream_length)
        inflater = zlib.decompressobj(-15)
        inflated = inflater.decompress(stream)
        if inflated != content or not inflater.eof or inflater.unused_data:
            sys.exit("pair %d is not equal, or its stream does not end where it should" % count)
        count += 1
print(count, "inflated")
