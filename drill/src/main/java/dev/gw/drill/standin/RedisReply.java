package dev.gw.drill.standin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Redis answers, as it is on the wire. */
final class RedisReply {
    static final String OK = "+OK\r\n";
    static final String NOTHING = "$-1\r\n";

    private RedisReply() {}

    /** A string of octets; null where there is none. */
    static String text(@Nullable String text) {
        return text == null ? NOTHING : "$" + text.length() + "\r\n" + text + "\r\n";
    }

    static String number(long number) {
        return ":" + number + "\r\n";
    }

    static String flag(boolean flag) {
        return number(flag ? 1 : 0);
    }

    static String error(String message) {
        return "-ERR " + message + "\r\n";
    }

    static String texts(List<? extends @Nullable String> texts) {
        StringBuilder out = new StringBuilder("*").append(texts.size()).append("\r\n");
        texts.forEach(text -> out.append(text(text)));
        return out.toString();
    }
}
