package dev.pypack.archive;

import java.util.Arrays;

/**
 * How an entry is held: the two methods that every reader knows, APPNOTE 4.4.5.
 */
enum ZipMethod {
    STORED(0),
    DEFLATED(8);

    private final int number;

    ZipMethod(int number) {
        this.number = number;
    }

    static ZipMethod numbered(int number) {
        return Arrays.stream(values())
                .filter(method -> method.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reader of this house knows method " + number));
    }

    int number() {
        return number;
    }
}
