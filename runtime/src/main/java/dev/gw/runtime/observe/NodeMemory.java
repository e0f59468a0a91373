package dev.gw.runtime.observe;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The memory of this process in Kong's terms. gw has no shared dictionaries of a fixed size: their capacities are those
 * of Kong's defaults, and nothing is in them.
 */
public final class NodeMemory {
    private static final long MIB = 1 << 20;
    private static final Map<String, Long> DICTS = new TreeMap<>(Map.ofEntries(
            Map.entry("kong", 5 * MIB),
            Map.entry("kong_cluster_events", 5 * MIB),
            Map.entry("kong_core_db_cache", 128 * MIB),
            Map.entry("kong_core_db_cache_miss", 12 * MIB),
            Map.entry("kong_db_cache", 128 * MIB),
            Map.entry("kong_db_cache_miss", 12 * MIB),
            Map.entry("kong_healthchecks", 5 * MIB),
            Map.entry("kong_locks", 8 * MIB),
            Map.entry("kong_rate_limiting_counters", 12 * MIB),
            Map.entry("kong_secrets", 5 * MIB),
            Map.entry("prometheus_metrics", 5 * MIB)));

    private final String unit;
    private final int scale;

    /**
     * Memory in a unit.
     *
     * @param unit b, k, m or g, in either case
     * @param scale digits behind the point; null for two
     * @throws IllegalArgumentException with Kong's words, where there is no such unit or scale
     */
    public NodeMemory(String unit, @Nullable String scale) {
        this.unit = unit.toLowerCase(Locale.ROOT);
        if (!List.of("b", "k", "m", "g").contains(this.unit)) {
            throw new IllegalArgumentException("invalid unit '" + unit + "' (expected 'k/K', 'm/M', or 'g/G')");
        }
        this.scale = scale == null || !scale.matches("-?\\d{1,3}") ? 2 : Integer.parseInt(scale);
        if (this.scale < 0) {
            throw new IllegalArgumentException("scale must be equal or greater than 0");
        }
    }

    /** The dictionaries with their capacities in octets. */
    public static Map<String, Long> sharedDicts() {
        return DICTS;
    }

    /** The heap in use, in octets. */
    public static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The name of this machine. */
    public static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    /** As /status shows it. */
    public MapNode shown() {
        Members dicts = new Members();
        DICTS.forEach((name, capacity) -> dicts.put(
                name,
                new Members()
                        .put("capacity", amount(capacity))
                        .put("allocated_slabs", amount(0))
                        .map()));
        MapNode worker = new Members()
                .put("pid", ProcessHandle.current().pid())
                .put("http_allocated_gc", amount(used()))
                .map();
        return new Members()
                .put("workers_lua_vms", List.of(worker))
                .put("lua_shared_dicts", dicts.map())
                .map();
    }

    private Node amount(long octets) {
        if (unit.equals("b")) {
            return Scalar.integer(octets);
        }
        long divisor = unit.equals("k") ? 1 << 10 : unit.equals("m") ? MIB : MIB << 10;
        BigDecimal value = BigDecimal.valueOf(octets).divide(BigDecimal.valueOf(divisor), scale, RoundingMode.HALF_UP);
        return Scalar.string(value.toPlainString() + " " + unit.toUpperCase(Locale.ROOT) + "iB");
    }
}
