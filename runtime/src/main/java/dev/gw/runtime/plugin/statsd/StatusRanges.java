package dev.gw.runtime.plugin.statsd;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statuses whose requests count, as {@code 200-299}. Immutable.
 *
 * @param ranges first and last status of each; null for all statuses
 */
record StatusRanges(@Nullable List<List<Integer>> ranges) {
    static StatusRanges of(PluginConfig config) {
        if (!config.fields().has("allow_status_codes")
                || config.fields().list("allow_status_codes").isEmpty()) {
            return new StatusRanges(null);
        }
        List<List<Integer>> ranges = new ArrayList<>();
        for (String range : config.strings("allow_status_codes")) {
            int dash = range.indexOf('-');
            ranges.add(List.of(Integer.valueOf(range.substring(0, dash)), Integer.valueOf(range.substring(dash + 1))));
        }
        return new StatusRanges(List.copyOf(ranges));
    }

    boolean take(Exchange exchange) {
        Response response = exchange.response();
        int status = response == null ? 499 : response.status();
        return ranges == null || ranges.stream().anyMatch(range -> status >= range.get(0) && status <= range.get(1));
    }
}
