package dev.pypack.http;

import java.io.IOException;

/**
 * Where the bytes of a download go, one after the other. What it throws ends the download, which is then not tried again.
 */
public interface DownloadSink {
    /**
     * How much is here already; the download goes on behind it.
     *
     * @return the number of bytes, from 0
     */
    long received();

    /**
     * The server has said how large the whole is.
     *
     * @param size in bytes
     * @throws IOException if it must not be so large, or so small
     */
    void announced(long size) throws IOException;

    /**
     * The next bytes have come.
     *
     * @param bytes a buffer, to be used before the call ends
     * @param length how many of its bytes, from its beginning
     * @throws IOException if they can't be kept, or are too many
     */
    void accept(byte[] bytes, int length) throws IOException;

    /**
     * All begins anew: the server can't go on where it was cut, or has another file by now.
     *
     * @throws IOException if what was kept can't be thrown away
     */
    void restart() throws IOException;
}
