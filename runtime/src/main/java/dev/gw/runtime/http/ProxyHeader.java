package dev.gw.runtime.http;

import dev.gw.runtime.settings.AddressRange;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The header of the PROXY protocol, in which a load balancer says who opened the connection: version 1, a line of text, or
 * version 2, in octets. What nginx takes without believing it has no source here: connections of the balancer itself, and
 * addresses that are none of IPv4 or IPv6.
 *
 * @param source who opened the connection; null where that is not said
 */
record ProxyHeader(@Nullable InetSocketAddress source) {
    private static final byte[] TEXT = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNATURE = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);
    private static final ProxyHeader SILENT = new ProxyHeader(null);

    private static final int LONGEST_LINE = 107;
    private static final int FIXED = 16;
    private static final int LONGEST = 4096;

    /**
     * Takes the header out of the buffer.
     *
     * @return null where it is not complete; then nothing is taken
     * @throws MalformedMessage where something else stands there
     */
    static @Nullable ProxyHeader read(ByteBuf in) throws MalformedMessage {
        if (begins(in, SIGNATURE)) {
            return in.readableBytes() < FIXED ? null : binary(in);
        }
        if (begins(in, TEXT)) {
            return line(in);
        }
        throw broken();
    }

    private static MalformedMessage broken() {
        return new MalformedMessage(400, "no header of the PROXY protocol");
    }

    /** Whether what is there so far is the beginning. */
    private static boolean begins(ByteBuf in, byte[] beginning) {
        int length = Math.min(in.readableBytes(), beginning.length);
        for (int i = 0; i < length; i++) {
            if (in.getByte(in.readerIndex() + i) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable ProxyHeader line(ByteBuf in) throws MalformedMessage {
        int most = Math.min(in.readableBytes(), LONGEST_LINE);
        int length = in.bytesBefore(most, (byte) '\n');
        if (length < 0 && most < LONGEST_LINE) {
            return null;
        }
        if (length < 1 || in.getByte(in.readerIndex() + length - 1) != '\r') {
            throw broken();
        }
        String line = in.toString(in.readerIndex(), length - 1, StandardCharsets.ISO_8859_1);
        in.skipBytes(length + 1);
        return ofLine(line.substring(Math.min(line.length(), TEXT.length)));
    }

    private static ProxyHeader ofLine(String line) throws MalformedMessage {
        if (line.startsWith("UNKNOWN")) {
            return SILENT;
        }
        String[] words = line.split(" ", -1);
        boolean internet = words[0].equals("TCP4") || words[0].equals("TCP6");
        if (!internet || words.length != 5 || !isAddress(words[1]) || !isAddress(words[2]) || port(words[4]) < 0) {
            throw broken();
        }
        int port = port(words[3]);
        if (port < 0) {
            throw broken();
        }
        byte[] address = AddressRange.octets(words[1]);
        return address == null ? SILENT : of(address, port);
    }

    /** Whether the characters are those of an address; nginx looks no closer before it needs it. */
    private static boolean isAddress(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80 || c == ':' || c == '.');
    }

    private static int port(String text) {
        boolean number = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(text) : -1;
        return port <= 65_535 ? port : -1;
    }

    private static @Nullable ProxyHeader binary(ByteBuf in) throws MalformedMessage {
        int start = in.readerIndex();
        int versionAndCommand = in.getUnsignedByte(start + 12);
        int familyAndTransport = in.getUnsignedByte(start + 13);
        int length = FIXED + in.getUnsignedShort(start + 14);
        if (versionAndCommand >> 4 != 2 || length > LONGEST) {
            throw broken();
        }
        if (in.readableBytes() < length) {
            return null;
        }
        ByteBuf addresses = in.readSlice(length).skipBytes(FIXED);
        boolean proxied = (versionAndCommand & 15) == 1 && (familyAndTransport & 15) == 1;
        int octets = !proxied ? 0 : familyAndTransport >> 4 == 1 ? 4 : familyAndTransport >> 4 == 2 ? 16 : 0;
        if (octets == 0) {
            return SILENT;
        }
        if (addresses.readableBytes() < 2 * octets + 4) {
            throw broken();
        }
        byte[] source = new byte[octets];
        addresses.readBytes(source);
        return of(source, addresses.skipBytes(octets).readUnsignedShort());
    }

    private static ProxyHeader of(byte[] address, int port) {
        try {
            return new ProxyHeader(new InetSocketAddress(InetAddress.getByAddress(address), port));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
