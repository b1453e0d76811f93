package dev.pypack.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text file that has to be UTF-8.
 */
public final class Utf8File {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8File() {}

    /**
     * The text of a file.
     *
     * @param file the file
     * @return the text without a byte order mark, or nothing where the file is not UTF-8
     * @throws IOException if it can't be read
     */
    public static Optional<String> read(Path file) throws IOException {
        return readWithMark(file).map(text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /**
     * The text of a file that is to be written again.
     *
     * @param file the file
     * @return the text, with a byte order mark where there is one, or nothing where the file is not UTF-8
     * @throws IOException if it can't be read
     */
    public static Optional<String> readWithMark(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
