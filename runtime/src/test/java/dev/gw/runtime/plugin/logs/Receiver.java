package dev.gw.runtime.plugin.logs;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives what plugins send, line by line or datagram by datagram. */
final class Receiver implements AutoCloseable {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Closeable socket;
    private final int port;

    private interface Loop {
        void run() throws IOException;
    }

    private Receiver(Closeable socket, int port) {
        this.socket = socket;
        this.port = port;
    }

    static Receiver udp() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Receiver receiver = new Receiver(socket, socket.getLocalPort());
        start(() -> {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
                socket.receive(packet);
                receiver.received.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        });
        return receiver;
    }

    static Receiver tcp(ServerSocket socket) {
        Receiver receiver = new Receiver(socket, socket.getLocalPort());
        start(() -> {
            while (true) {
                Socket accepted = socket.accept();
                receiver.connections.incrementAndGet();
                start(() -> receiver.read(accepted));
            }
        });
        return receiver;
    }

    private void read(Socket accepted) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(accepted.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                received.add(line);
            }
        }
    }

    private static void start(Loop loop) {
        Thread thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException closed) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    int connections() {
        return connections.get();
    }

    /** The next thing received. */
    String next() throws InterruptedException {
        return String.valueOf(received.poll(10, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
