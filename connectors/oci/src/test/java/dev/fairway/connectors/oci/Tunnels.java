package dev.fairway.connectors.oci;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy that leads to one server whatever is asked for, so that hosts can have any names; it notes the names.
final class Tunnels implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    Tunnels(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Hosts that were to be connected to.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.ofVirtual().start(() -> tunnel(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void tunnel(Socket socket) {
        try (socket;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            var in = new BufferedInputStream(socket.getInputStream());
            var first = line(in);
            while (!line(in).isEmpty()) {
                // The rest of the head says nothing.
            }
            asked.add(first.split(" ")[1]);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var back = Thread.ofVirtual().start(() -> copy(server, socket));
            in.transferTo(server.getOutputStream());
            server.shutdownOutput();
            back.join();
        } catch (IOException | InterruptedException _) {
            // Whoever was connected sees that it is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException _) {
            // As above.
        }
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
