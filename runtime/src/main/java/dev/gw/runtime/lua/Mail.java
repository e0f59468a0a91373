package dev.gw.runtime.lua;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What Java and Lua say to each other, one message at a time. The first word says what it is about, the next ones how
 * long the texts are that follow; texts have one character per octet. What is longer than the mailbox goes in pieces.
 */
final class Mail {
    /** Where the texts begin. */
    static final int DATA = 64;

    static final int NIL = -1;
    static final int TRUE = -2;
    static final int FALSE = -3;
    static final int NUMBER = -4;
    static final int LIST = -5;
    static final int LONG = -6;
    static final int WAIT = -7;
    static final int PROBLEM = -8;
    static final int SPILLED = -9;

    private final ByteBuffer box;
    private final int room;
    private final ByteArrayOutputStream spilled = new ByteArrayOutputStream();
    private byte[] rest = {};
    private int restFrom;
    private int argument;
    private int at;

    Mail(ByteBuffer box) {
        this.box = box;
        this.room = box.capacity() - DATA - 16;
    }

    /** The octets of text that a message holds. */
    int room() {
        return room;
    }

    /** A word of the message, the first being 0. */
    int word(int index) {
        return box.getInt(index * 4);
    }

    void word(int index, int value) {
        box.putInt(index * 4, value);
    }

    /** Begins to read a message that Lua sent; says what it asks for. */
    int open() {
        argument = 1;
        at = DATA;
        return word(0);
    }

    /** The next text; null for nil. */
    byte @Nullable [] octetsOrNull() {
        int length = word(argument++);
        if (length == SPILLED) {
            byte[] whole = spilled.toByteArray();
            spilled.reset();
            return whole;
        }
        if (length < 0) {
            return null;
        }
        byte[] octets = new byte[length];
        box.get(at, octets);
        at += length;
        return octets;
    }

    byte[] octets() {
        byte[] octets = octetsOrNull();
        return octets == null ? new byte[0] : octets;
    }

    @Nullable
    String textOrNull() {
        byte[] octets = octetsOrNull();
        return octets == null ? null : new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** The next text; empty for nil. */
    String text() {
        return new String(octets(), StandardCharsets.ISO_8859_1);
    }

    /** The next text as a whole number; 0 where it is none. */
    long integer() {
        double value = real();
        return Double.isNaN(value) ? 0 : (long) value;
    }

    /** The next text as a number; NaN where it is none. */
    double real() {
        try {
            return Double.parseDouble(text());
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** Keeps a piece of a text that is too long for one message. */
    void spill() {
        byte[] piece = new byte[word(1)];
        box.get(DATA, piece);
        spilled.writeBytes(piece);
    }

    void reply(@Nullable String text) {
        if (text == null) {
            word(0, NIL);
        } else {
            reply(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    void reply(byte[] octets) {
        if (octets.length <= room) {
            word(0, octets.length);
            box.put(DATA, octets);
        } else {
            rest = octets;
            restFrom = 0;
            word(0, LONG);
        }
    }

    void replyNil() {
        word(0, NIL);
    }

    void reply(boolean value) {
        word(0, value ? TRUE : FALSE);
    }

    void reply(double value) {
        word(0, NUMBER);
        box.putDouble(8, value);
    }

    /** Several texts, nil among them. */
    void reply(Collection<@Nullable String> texts) {
        StringBuilder message = new StringBuilder();
        for (String text : texts) {
            message.append(text == null ? -1 : text.length()).append(' ');
        }
        message.append('\n');
        for (String text : texts) {
            message.append(text == null ? "" : text);
        }
        byte[] octets = message.toString().getBytes(StandardCharsets.ISO_8859_1);
        reply(octets);
        word(1, word(0));
        word(0, LIST);
    }

    /** The next piece of a long reply; an empty one behind the last. */
    void more() {
        int to = Math.min(rest.length, restFrom + room);
        byte[] piece = Arrays.copyOfRange(rest, restFrom, to);
        restFrom = to;
        if (piece.length == 0) {
            rest = piece;
        }
        reply(piece);
    }

    /** Makes the call fail in Lua. */
    void fail(String message) {
        byte[] octets = message.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, room);
        word(0, PROBLEM);
        word(1, length);
        box.put(DATA, octets, 0, length);
    }

    /** What a message from Lua says behind its first word. */
    String problem() {
        byte[] octets = new byte[word(1)];
        box.get(DATA, octets);
        return new String(octets, StandardCharsets.UTF_8);
    }
}
