package dev.gw.runtime.proto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages as gRPC sends them: an octet of flags, four of length, the message. Collects what comes in pieces. */
public final class Frames {
    private static final int HEAD = 5;
    private static final int LARGEST = 64 * 1024 * 1024;

    private byte[] pending = new byte[0];

    /** A message with its head. */
    public static byte[] frame(int flags, byte[] message) {
        return ByteBuffer.allocate(HEAD + message.length)
                .put((byte) flags)
                .putInt(message.length)
                .put(message)
                .array();
    }

    /** The messages that are whole with this piece; fails where one is compressed or too large. */
    public List<byte[]> take(byte[] piece) throws ProtoProblem {
        byte[] all = Arrays.copyOf(pending, pending.length + piece.length);
        System.arraycopy(piece, 0, all, pending.length, piece.length);
        List<byte[]> messages = new ArrayList<>();
        int at = 0;
        while (all.length - at >= HEAD) {
            int length = ByteBuffer.wrap(all, at + 1, 4).getInt();
            if (all[at] != 0 || length < 0 || length > LARGEST) {
                throw new ProtoProblem("the message is compressed or too large");
            }
            if (all.length - at - HEAD < length) {
                break;
            }
            messages.add(Arrays.copyOfRange(all, at + HEAD, at + HEAD + length));
            at += HEAD + length;
        }
        pending = Arrays.copyOfRange(all, at, all.length);
        return messages;
    }
}
