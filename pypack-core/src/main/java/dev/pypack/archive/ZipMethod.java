package dev.pypack.archive;

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

    int number() {
        return number;
    }
}
