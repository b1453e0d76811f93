package dev.pypack.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that tunnels and forwards for who has the login, whatever host is asked for: all of them are this machine. */
final class ProxyServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String expected;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private ProxyServer(String user, String password) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.expected =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static ProxyServer start(String user, String password) throws IOException {
        ProxyServer proxy = new ProxyServer(user, password);
        start(proxy::accept);
        return proxy;
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            for (List<String> head = head(in); !head.isEmpty(); head = head(in)) {
                asked.add(head.get(0));
                if (!RudeServer.field(head, "Proxy-Authorization").equals(expected)) {
                    RudeServer.say(
                            client.getOutputStream(),
                            "HTTP/1.1 407 Login",
                            "Proxy-Authenticate: Basic realm=\"company\"",
                            "Content-Length: 0");
                    continue;
                }
                serve(client, head);
                return;
            }
        } catch (IOException e) {
            return; // somebody has gone
        }
    }

    private static void serve(Socket client, List<String> head) throws IOException {
        String[] words = head.get(0).split(" ", -1);
        boolean isTunnel = words[0].equals("CONNECT");
        URI target = URI.create(isTunnel ? "https://" + words[1] : words[1]);
        int port = Integer.parseInt(target.getRawAuthority().replaceFirst(".*:", ""));
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            if (isTunnel) {
                RudeServer.say(client.getOutputStream(), "HTTP/1.1 200 Established");
            } else {
                List<String> lines = new ArrayList<>(List.of("GET " + target.getRawPath() + " HTTP/1.1"));
                head.stream().skip(1).filter(line -> !line.startsWith("Proxy-")).forEach(lines::add);
                RudeServer.say(server.getOutputStream(), lines.toArray(String[]::new));
            }
            Thread there = start(() -> pump(client, server));
            pump(server, client);
            there.interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            return;
        }
    }

    private static List<String> head(InputStream in) {
        try {
            StringBuilder text = new StringBuilder();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
                if (text.length() > 4 && text.substring(text.length() - 4).equals("\r\n\r\n")) {
                    return text.toString().strip().lines().toList();
                }
            }
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first lines of all questions. */
    List<String> asked() {
        return asked;
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
