package dev.gw.runtime.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A name server on a port of its own. */
final class NameServer implements AutoCloseable {
    private static final int HEADER = 12;

    /** What stands in answers, by the question: a name and the number of a type. */
    private final Map<String, List<byte[]>> zone = new ConcurrentHashMap<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final DatagramSocket socket;

    NameServer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The questions so far, as {@code name type}. */
    List<String> asked() {
        return asked;
    }

    NameServer a(String name, int... address) {
        return add(name, 1, new byte[] {(byte) address[0], (byte) address[1], (byte) address[2], (byte) address[3]});
    }

    NameServer cname(String name, String target) {
        return add(name, 5, encoded(target));
    }

    NameServer srv(String name, int priority, int weight, int port, String target) {
        byte[] end = encoded(target);
        ByteBuffer data = ByteBuffer.allocate(6 + end.length);
        data.putShort((short) priority)
                .putShort((short) weight)
                .putShort((short) port)
                .put(end);
        return add(name, 33, data.array());
    }

    private NameServer add(String name, int type, byte[] data) {
        zone.computeIfAbsent(name + " " + type, key -> new CopyOnWriteArrayList<>())
                .add(data);
        return this;
    }

    private void serve() {
        byte[] question = new byte[512];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(question, question.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(question);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) {
        int at = HEADER;
        StringBuilder name = new StringBuilder();
        while (question[at] != 0) {
            name.append(name.length() == 0 ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
            at += question[at] + 1;
        }
        int type = question[at + 2];
        asked.add(name + " " + type);
        List<byte[]> found = zone.getOrDefault(name + " " + type, List.of());
        boolean known = zone.keySet().stream().anyMatch(key -> key.startsWith(name + " "));
        ByteBuffer answer = ByteBuffer.allocate(1024);
        answer.put(question, 0, 2).putShort((short) (known ? 0x8580 : 0x8583)).putShort((short) 1);
        answer.putShort((short) found.size()).putInt(0).put(question, HEADER, at + 5 - HEADER);
        for (byte[] data : found) {
            answer.put(encoded(name.toString())).putShort((short) type).putShort((short) 1);
            answer.putInt(60).putShort((short) data.length).put(data);
        }
        byte[] octets = new byte[answer.position()];
        answer.flip().get(octets);
        return octets;
    }

    private static byte[] encoded(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (String label : List.of(name.split("\\.", -1))) {
                out.write(label.length());
                out.write(label.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        out.write(0);
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
