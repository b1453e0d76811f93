package dev.pypack.store;

import java.io.IOException;

/** What comes is not the file that is wanted. */
final class WrongFile extends IOException {
    private static final long serialVersionUID = 1L;

    WrongFile(String message) {
        super(message);
    }
}
