package dev.pypack.wheel;

/**
 * A row of {@code RECORD}.
 *
 * @param line where it begins, from 1
 * @param path the file
 * @param hash {@code algorithm=digest}, or empty
 * @param size in bytes, or empty
 */
record RecordRow(int line, String path, String hash, String size) {
    /** The same with the separator that every path of a wheel has. */
    RecordRow withSlashes() {
        return path.indexOf('\\') < 0 ? this : new RecordRow(line, path.replace('\\', '/'), hash, size);
    }
}
