package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.MediaType;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which answers are stored, and for how long. Immutable. */
final class Storable {
    private final Set<Integer> statuses = new HashSet<>();
    private final List<MediaType> types = new ArrayList<>();
    private final boolean obeysControl;
    private final double ttl;
    private final Clock clock;

    Storable(PluginConfig config, Clock clock) {
        config.strings("response_code").forEach(code -> statuses.add(Integer.valueOf(code)));
        config.strings("content_type").stream()
                .map(MediaType::parse)
                .filter(Objects::nonNull)
                .forEach(types::add);
        obeysControl = config.isTrue("cache_control");
        ttl = config.number("cache_ttl");
        this.clock = clock;
    }

    /** For how many seconds an answer is fresh; 0 for one that is not stored. */
    double ttl(Response response) {
        if (!statuses.contains(response.status()) || !hasRightType(response)) {
            return 0;
        }
        if (!obeysControl) {
            return ttl;
        }
        Directives control = new Directives(response.headers().all("Cache-Control"));
        boolean forbidden = control.has("private") || control.has("no-store") || control.has("no-cache");
        return forbidden ? 0 : Math.max(0, lifetime(response, control));
    }

    private boolean hasRightType(Response response) {
        String text = response.headers().get("Content-Type");
        MediaType type = text == null ? null : MediaType.parse(text);
        return type != null && types.stream().anyMatch(pattern -> pattern.admits(type));
    }

    private double lifetime(Response response, Directives control) {
        for (String name : List.of("s-maxage", "max-age")) {
            if (control.has(name)) {
                return control.seconds(name);
            }
        }
        List<String> expires = response.headers().all("Expires");
        if (expires.isEmpty()) {
            return 0;
        }
        try {
            Instant end = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(expires.get(expires.size() - 1)));
            return end.getEpochSecond() - Math.floorDiv(clock.millis(), 1000);
        } catch (DateTimeException noDate) {
            return 0;
        }
    }
}
