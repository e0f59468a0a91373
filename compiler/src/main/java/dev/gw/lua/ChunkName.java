package dev.gw.lua;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How LuaJIT shows the name of a piece of code in its messages. */
final class ChunkName {
    private static final int SIZE = 60;
    private static final int LONGEST = SIZE - 12;
    private static final int CUT = SIZE - 15;

    private ChunkName() {}

    /** A name behind "=" as it is; a name that is the code itself by its first line, shortened. */
    static String shown(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (name.startsWith("=")) {
            return text(bytes, 1, Math.min(bytes.length, SIZE));
        }
        if (name.startsWith("@")) {
            return bytes.length <= SIZE
                    ? name.substring(1)
                    : "..." + text(bytes, bytes.length - SIZE + 4, bytes.length);
        }
        int length = 0;
        while (length < Math.min(bytes.length, LONGEST) && (bytes[length] & 0xff) >= ' ') {
            length++;
        }
        boolean whole = length == bytes.length || bytes[length] == 0;
        String shown = whole ? text(bytes, 0, length) : text(bytes, 0, Math.min(length, CUT)) + "...";
        return "[string \"" + shown + "\"]";
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
    }
}
