package dev.pypack.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file that is to be written.
 */
final class NewFile {
    private final String path;
    private final byte[] content;

    NewFile(String path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    /** Where it lies in the new package, with {@code /}. */
    String path() {
        return path;
    }

    byte[] content() {
        return content;
    }

    String text() {
        return new String(content, UTF_8);
    }
}
