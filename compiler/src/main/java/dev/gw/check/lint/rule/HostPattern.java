package dev.gw.check.lint.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A host of a route.
 *
 * @param name without the port, maybe with a wildcard at one end
 * @param port the port, or empty for any
 */
record HostPattern(String name, String port) {
    static HostPattern of(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > 0 && colon > host.lastIndexOf(']');
        return hasPort
                ? new HostPattern(host.substring(0, colon), host.substring(colon + 1))
                : new HostPattern(host, "");
    }

    /** Whether every host that the other matches is matched here. */
    boolean covers(HostPattern other) {
        if (!port.isEmpty() && !port.equals(other.port)) {
            return false;
        }
        if (name.equals(other.name)) {
            return true;
        }
        if (name.startsWith("*")) {
            return !other.name.endsWith("*") && other.name.endsWith(name.substring(1));
        }
        return name.endsWith("*")
                && !other.name.startsWith("*")
                && other.name.startsWith(name.substring(0, name.length() - 1));
    }

    /** The names under which a host that covers this one can be listed. */
    List<String> coveringNames() {
        List<String> names = new ArrayList<>();
        names.add(name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String suffix = "*" + name.substring(dot);
            String prefix = name.substring(0, dot + 1) + "*";
            if (!suffix.equals(name)) {
                names.add(suffix);
            }
            if (!prefix.equals(name)) {
                names.add(prefix);
            }
        }
        return names;
    }
}
