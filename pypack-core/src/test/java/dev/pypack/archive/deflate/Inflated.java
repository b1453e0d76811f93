package dev.pypack.archive.deflate;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What the JDK's inflater makes of a raw stream that must be whole, with nothing behind it. */
final class Inflated {
    private Inflated() {}

    static byte[] of(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw new AssertionError("the stream ends after " + inflater.getBytesWritten() + " bytes");
                }
                content.write(buffer, 0, count);
            }
            if (inflater.getRemaining() > 0) {
                throw new AssertionError(inflater.getRemaining() + " bytes stand behind the stream");
            }
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }
}
