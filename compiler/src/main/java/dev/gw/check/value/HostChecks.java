package dev.gw.check.value;

import dev.gw.check.value.HostAddress.Kind;
import org.jspecify.annotations.Nullable;

/** Hosts, with and without ports and wildcards. */
final class HostChecks {
    private static final String NO_PORT = "must not have a port";

    private HostChecks() {}

    static @Nullable String host(String text) {
        HostAddress host = HostAddress.parse(text);
        if (host.problem() != null && !host.isBadPort()) {
            return "invalid value: " + text;
        }
        return host.hasPort() || host.isBadPort() ? NO_PORT : null;
    }

    static @Nullable String hostWithOptionalPort(String text) {
        return HostAddress.parse(text).problem();
    }

    /** A route's host: a wildcard stands for any label, so it is checked with one in its place. */
    static @Nullable String routeHost(String text) {
        return hostWithOptionalPort(text.replace("*", "abc"));
    }

    static @Nullable String sni(String text) {
        HostAddress host = HostAddress.parse(text);
        if (host.problem() != null && !host.isBadPort()) {
            return "invalid value: " + text;
        }
        if (host.problem() == null && host.kind() != Kind.NAME) {
            return "must not be an IP";
        }
        return host.hasPort() || host.isBadPort() ? NO_PORT : null;
    }

    static @Nullable String wildcardSni(String text) {
        int star = text.indexOf('*');
        if (star < 0) {
            return sni(text);
        }
        if (star != 0 && star != text.length() - 1) {
            return "wildcard must be leftmost or rightmost character";
        }
        if (text.indexOf('*', star + 1) >= 0) {
            return "only one wildcard must be specified";
        }
        return sni(text.replace("*", "wildcard"));
    }

    static @Nullable String upstreamName(String text) {
        HostAddress host = HostAddress.parse(text);
        String subject = LuaChars.invalidUtf8At(text) > 0 ? "Invalid name" : "Invalid name ('" + text + "')";
        if (host.problem() != null) {
            return subject + "; must be a valid hostname";
        }
        if (host.kind() != Kind.NAME) {
            return subject + "; no ip addresses allowed";
        }
        return host.hasPort() ? subject + "; no port allowed" : null;
    }

    static @Nullable String target(String text) {
        if (HostAddress.parse(text).problem() == null) {
            return null;
        }
        String subject = LuaChars.invalidUtf8At(text) > 0 ? "Invalid target" : "Invalid target ('" + text + "')";
        return subject + "; not a valid hostname or ip address";
    }

    static @Nullable String ip(String text) {
        return InetText.isIp(text) ? null : "not an ip address: " + text;
    }

    static @Nullable String ipOrCidr(String text) {
        boolean valid = InetText.isIp(text) || InetText.isCidr(text);
        return valid ? null : "invalid ip or cidr range: '" + text + "'";
    }
}
