package dev.gw.check.expression;

import java.util.List;

/** A value that an expression compares with. Immutable. */
public sealed interface Literal {
    /** A text, its escapes resolved. */
    record Text(String text) implements Literal {}

    /** A regular expression in the dialect of the Rust regex crate. */
    record Regex(String pattern) implements Literal {}

    /** A whole number. */
    record Int(long number) implements Literal {}

    /**
     * An address.
     *
     * @param octets 4 or 16 of them, 0 to 255
     */
    record Address(List<Integer> octets) implements Literal {
        public Address {
            octets = List.copyOf(octets);
        }
    }

    /**
     * A range of addresses.
     *
     * @param bits how many leading bits of the address count
     */
    record Range(Address first, int bits) implements Literal {
        /** Whether an address is among them; one of the other family never is. */
        public boolean contains(Address address) {
            List<Integer> one = first.octets();
            List<Integer> other = address.octets();
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < (bits + 7) / 8; i++) {
                int mask = bits - i * 8 >= 8 ? 0xff : 0xff00 >> bits - i * 8 & 0xff;
                if (((one.get(i) ^ other.get(i)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
