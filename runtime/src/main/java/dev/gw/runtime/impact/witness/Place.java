package dev.gw.runtime.impact.witness;

import dev.gw.check.expression.Addresses;
import dev.gw.check.expression.Literal;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where connections may come from or go to: an entry of a route's sources or destinations.
 *
 * @param range the addresses; null for any
 * @param port the port; -1 for any
 */
record Place(Literal.@Nullable Range range, int port) {
    static final Place ANY = new Place(null, -1);

    private static final int MOST_PORTS = 65_535;

    static List<Place> all(List<Node> nodes) {
        List<Place> places = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof MapNode map) {
                int port = map.get("port") instanceof Scalar scalar && scalar.isNumber() ? (int) scalar.number() : -1;
                places.add(new Place(range(map.string("ip")), port));
            }
        }
        return places;
    }

    private static Literal.@Nullable Range range(@Nullable String text) {
        int slash = text == null ? -1 : text.indexOf('/');
        Literal.Address address = text == null ? null : Addresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        return slash < 0 || text == null
                ? only(address)
                : new Literal.Range(address, Integer.parseInt(text.substring(slash + 1)));
    }

    /** One address and any port. */
    static Place at(String ip) {
        return new Place(range(ip), -1);
    }

    /** The range of one address. */
    static Literal.Range only(Literal.Address address) {
        return new Literal.Range(address, address.octets().size() * 8);
    }

    /** What both stand for; null for nothing. */
    @Nullable
    Place with(Place other) {
        if (port >= 0 && other.port >= 0 && port != other.port) {
            return null;
        }
        int both = Math.max(port, other.port);
        if (range == null || other.range == null) {
            return new Place(range == null ? other.range : range, both);
        }
        if (range.contains(other.range.first()) && range.bits() <= other.range.bits()) {
            return new Place(other.range, both);
        }
        return other.range.contains(range.first()) ? new Place(range, both) : null;
    }

    /** An end that fits, and is as usual in what nobody asks for. */
    End example(End usual) {
        String ip = range == null ? usual.ip() : text(inside(range));
        return new End(ip, port < 0 ? usual.port() : port);
    }

    /** Ends that miss by the address or by the port. */
    List<End> nearMisses(End usual) {
        End fit = example(usual);
        List<End> near = new ArrayList<>(2);
        if (range != null && range.bits() > 0) {
            near.add(new End(text(outside(range)), fit.port()));
        }
        if (port >= 0) {
            near.add(new End(fit.ip(), port < MOST_PORTS ? port + 1 : port - 1));
        }
        return near;
    }

    /** The first but one: the first is often the network's own address. */
    private static List<Integer> inside(Literal.Range range) {
        List<Integer> octets = new ArrayList<>(range.first().octets());
        int last = octets.size() - 1;
        if (range.bits() <= last * 8) {
            octets.set(last, octets.get(last) | 1);
        }
        return octets;
    }

    private static List<Integer> outside(Literal.Range range) {
        List<Integer> octets = inside(range);
        int bit = range.bits() - 1;
        octets.set(bit / 8, octets.get(bit / 8) ^ 0x80 >> bit % 8);
        return octets;
    }

    /** An address in its numeric form. */
    static String text(List<Integer> octets) {
        StringBuilder text = new StringBuilder();
        if (octets.size() == 4) {
            octets.forEach(octet -> text.append(text.isEmpty() ? "" : ".").append(octet));
            return text.toString();
        }
        for (int i = 0; i < octets.size(); i += 2) {
            text.append(i == 0 ? "" : ":").append(Integer.toHexString(octets.get(i) << 8 | octets.get(i + 1)));
        }
        return text.toString();
    }
}
