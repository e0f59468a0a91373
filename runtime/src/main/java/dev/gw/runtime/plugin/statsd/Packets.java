package dev.gw.runtime.plugin.statsd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Metrics as datagrams. */
final class Packets {
    private Packets() {}

    /**
     * The datagrams of some lines.
     *
     * @param size how many octets of several lines share a datagram at most; 0 for a datagram each
     */
    static List<byte[]> of(List<String> lines, int size) {
        List<byte[]> packets = new ArrayList<>();
        StringBuilder packet = new StringBuilder();
        for (String line : lines) {
            if (!packet.isEmpty() && (size == 0 || packet.length() + 1 + line.length() > size)) {
                packets.add(packet.toString().getBytes(StandardCharsets.UTF_8));
                packet.setLength(0);
            }
            packet.append(packet.isEmpty() ? "" : "\n").append(line);
        }
        if (!packet.isEmpty()) {
            packets.add(packet.toString().getBytes(StandardCharsets.UTF_8));
        }
        return packets;
    }
}
