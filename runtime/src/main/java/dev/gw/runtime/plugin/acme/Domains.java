package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that certificates may be ordered for. Immutable. */
final class Domains {
    private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private final Set<String> names = new HashSet<>();
    private final List<String> endings = new ArrayList<>();
    private final boolean any;
    private final boolean addresses;

    Domains(PluginConfig config) {
        for (String domain : config.strings("domains")) {
            if (domain.startsWith("*")) {
                endings.add(domain.substring(1));
            } else {
                names.add(domain);
            }
        }
        any = config.isTrue("allow_any_domain");
        addresses = config.isTrue("enable_ipv4_common_name");
    }

    /** Whether a host is one of them. */
    boolean have(String host) {
        if (!addresses && IPV4.matcher(host).matches()) {
            return false;
        }
        return any || names.contains(host) || endings.stream().anyMatch(host::endsWith);
    }
}
