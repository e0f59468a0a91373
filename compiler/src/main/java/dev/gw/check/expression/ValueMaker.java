package dev.gw.check.expression;

import dev.gw.check.expression.Literal.Address;
import dev.gw.check.expression.Literal.Range;

/** The values that stand in an expression. */
final class ValueMaker {
    private final String text;

    ValueMaker(String text) {
        this.text = text;
    }

    Literal of(Pair pair) throws SyntaxFault {
        String literal = text.substring(pair.from(), pair.to());
        return switch (pair.rule()) {
            case STR_LITERAL -> new Literal.Text(unescaped(literal));
            case RAWSTR_LITERAL -> new Literal.Text(literal.substring(3, literal.length() - 2));
            case IPV4_LITERAL, IPV6_LITERAL -> address(pair, literal, "");
            case IPV4_CIDR_LITERAL, IPV6_CIDR_LITERAL -> range(pair, literal);
            default -> number(pair.only(), literal.startsWith("-"));
        };
    }

    private static String unescaped(String quoted) {
        StringBuilder out = new StringBuilder(quoted.length());
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\') {
                char escaped = quoted.charAt(++i);
                c = escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped == 't' ? '\t' : escaped;
            }
            out.append(c);
        }
        return out.toString();
    }

    private Address address(Pair pair, String literal, String where) throws SyntaxFault {
        boolean v4 = literal.indexOf(':') < 0;
        Address address = v4 ? Addresses.ipv4(literal) : Addresses.ipv6(literal);
        if (address == null) {
            throw fault(pair, where + "invalid IPv" + (v4 ? 4 : 6) + " address syntax");
        }
        return address;
    }

    private Range range(Pair pair, String literal) throws SyntaxFault {
        int slash = literal.indexOf('/');
        Address address = address(pair, literal.substring(0, slash), "couldn't parse address in network: ");
        int bits = Integer.parseInt(literal.substring(slash + 1));
        int most = address.octets().size() * 8;
        if (bits > 255) {
            throw fault(pair, "couldn't parse length in network: number too large to fit in target type");
        }
        if (bits > most) {
            throw fault(
                    pair,
                    "invalid length for network: Network length " + bits + " is too long for Ipv" + (most == 32 ? 4 : 6)
                            + " (maximum: " + most + ")");
        }
        for (int bit = bits; bit < most; bit++) {
            if ((address.octets().get(bit / 8) >> 7 - bit % 8 & 1) != 0) {
                throw fault(pair, "host part of address was not zero");
            }
        }
        return new Range(address, bits);
    }

    private Literal number(Pair digits, boolean negative) throws SyntaxFault {
        int radix = digits.rule() == Syntax.HEX_DIGITS ? 16 : digits.rule() == Syntax.OCT_DIGITS ? 8 : 10;
        try {
            long number = Long.parseLong(text.substring(digits.from(), digits.to()), radix);
            return new Literal.Int(negative ? -number : number);
        } catch (NumberFormatException tooLarge) {
            throw fault(digits, "number too large to fit in target type");
        }
    }

    private SyntaxFault fault(Pair pair, String reason) {
        return SyntaxFault.of(text, pair.from(), pair.to(), reason);
    }
}
