package dev.pypack.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands out what a process writes, line by line, while it runs. */
final class LineStream {
    private final Consumer<String> listener;

    LineStream(Consumer<String> listener) {
        this.listener = listener;
    }

    /** Until the end; a process that is killed ends too. */
    void read(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(line);
            }
        } catch (IOException closed) {
            // What it said until then was heard.
        }
    }
}
