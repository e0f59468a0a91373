package dev.gw.runtime.deliver;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Sends datagrams to one address, whose name is looked up each time. Thread-safe.
 *
 * @param host a name or an address
 */
public record Datagrams(String host, int port) {
    /**
     * Sends them, in order. Blocks for the name's look-up.
     *
     * @return true, though nobody knows whether they arrive
     */
    public boolean send(List<byte[]> datagrams) throws IOException {
        InetSocketAddress to = new InetSocketAddress(host, port);
        if (to.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            for (byte[] datagram : datagrams) {
                socket.send(new DatagramPacket(datagram, datagram.length, to));
            }
        }
        return true;
    }
}
