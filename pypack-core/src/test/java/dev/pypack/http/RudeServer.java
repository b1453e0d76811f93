package dev.pypack.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that says, byte by byte, what it is told to, and closes the connection. */
public final class RudeServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();

    /** What it does with a connection. */
    @FunctionalInterface
    public interface Behaviour {
        /**
         * Answers.
         *
         * @param count how many were answered before
         * @param head the lines of the question
         */
        void answer(int count, List<String> head, OutputStream out) throws IOException, InterruptedException;
    }

    private RudeServer(Behaviour behaviour) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.behaviour = behaviour;
    }

    /** Starts it. */
    public static RudeServer start(Behaviour behaviour) throws IOException {
        RudeServer server = new RudeServer(behaviour);
        Thread thread = new Thread(server::accept, "rude-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> answer(client), "rude-answer");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            if (!head.isEmpty()) {
                int count;
                synchronized (asked) {
                    count = asked.size();
                    asked.add(head);
                }
                behaviour.answer(count, head, client.getOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            return; // the client has gone
        }
    }

    /** Writes text with the line ends of the protocol. */
    public static void say(OutputStream out, String... lines) throws IOException {
        for (String line : lines) {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The value of a field of a question; empty where it has none. */
    public static String field(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    public List<List<String>> asked() {
        return asked;
    }

    public String url(String path) {
        return "http://localhost:" + socket.getLocalPort() + path;
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
