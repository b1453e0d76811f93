package dev.pypack.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Sends files of a folder as fast as the system can: it copies them from its cache into the socket itself. */
final class PlainFileServer implements AutoCloseable {
    private final ServerSocketChannel socket;
    private final Path folder;

    private PlainFileServer(ServerSocketChannel socket, Path folder) {
        this.socket = socket;
        this.folder = folder;
    }

    static PlainFileServer of(Path folder) throws IOException {
        ServerSocketChannel socket =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        PlainFileServer server = new PlainFileServer(socket, folder);
        start(server::accept);
        return server;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "file-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url(String name) {
        return "http://localhost:" + socket.socket().getLocalPort() + "/" + name;
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel client = socket.accept();
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(client), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("GET ")) {
                    String name = line.split(" ", -1)[1].substring(1);
                    while (!line.isEmpty()) {
                        line = in.readLine();
                    }
                    send(client, folder.resolve(name));
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static void send(SocketChannel client, Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file)) {
            long size = content.size();
            client.write(ByteBuffer.wrap(
                    ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
            for (long at = 0; at < size; ) {
                at += content.transferTo(at, size - at, client);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
