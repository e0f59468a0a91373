package dev.gw.check.expression;

import dev.gw.check.expression.Literal.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads numeric addresses as Rust's standard library does. */
public final class Addresses {
    private static final int GROUPS = 8;

    private Addresses() {}

    /** An address of either family; null where the text is none. */
    public static @Nullable Address parse(String text) {
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    /** Four numbers up to 255, without zeros in front; null for anything else. */
    static @Nullable Address ipv4(String text) {
        List<Integer> octets = new ArrayList<>(4);
        for (String part : text.split("\\.", -1)) {
            boolean padded = part.length() > 1 && part.charAt(0) == '0';
            int number = part.isEmpty() || part.length() > 3 || padded ? -1 : number(part, 10);
            if (number < 0 || number > 255) {
                return null;
            }
            octets.add(number);
        }
        return octets.size() == 4 ? new Address(octets) : null;
    }

    /** Up to eight groups, one gap of zeros; null for anything else. */
    static @Nullable Address ipv6(String text) {
        int gap = text.indexOf("::");
        List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int missing = GROUPS - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return null;
        }
        List<Integer> octets = new ArrayList<>(16);
        head.forEach(group -> add(group, octets));
        for (int i = 0; i < missing; i++) {
            add(0, octets);
        }
        tail.forEach(group -> add(group, octets));
        return new Address(octets);
    }

    private static void add(int group, List<Integer> octets) {
        octets.add(group >> 8);
        octets.add(group & 0xff);
    }

    private static @Nullable List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>(GROUPS);
        if (text.isEmpty()) {
            return groups;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            Address embedded = i == parts.length - 1 && parts[i].indexOf('.') >= 0 ? ipv4(parts[i]) : null;
            if (embedded != null) {
                groups.add(embedded.octets().get(0) << 8 | embedded.octets().get(1));
                groups.add(embedded.octets().get(2) << 8 | embedded.octets().get(3));
                continue;
            }
            int number = parts[i].isEmpty() || parts[i].length() > 4 ? -1 : number(parts[i], 16);
            if (number < 0) {
                return null;
            }
            groups.add(number);
        }
        return groups;
    }

    private static int number(String digits, int radix) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
