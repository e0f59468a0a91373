package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers from the cache what was answered before, and stores what may be stored. */
final class ProxyCache implements Plugin {
    private static final String STATUS = "X-Cache-Status";
    private static final String KEY = "X-Cache-Key";
    /** Under what the key is left that the answer shall be stored under. */
    private static final String PENDING = "proxy-cache key";

    private static final Set<String> OF_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailers",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "age",
            "x-cache-status",
            "x-cache-key");

    private final ResponseCache cache;
    private final Clock clock;
    private final CacheKeys keys;
    private final Storable storable;
    private final Freshness freshness;
    private final List<String> methods;
    private final PluginConfig shown;
    private final boolean obeysControl;
    private final double storageTtl;

    ProxyCache(PluginConfig config, ResponseCache cache, Clock clock) {
        this.cache = cache;
        this.clock = clock;
        keys = new CacheKeys(config);
        storable = new Storable(config, clock);
        freshness = new Freshness(config);
        methods = config.strings("request_method");
        shown = config.record("response_headers");
        obeysControl = config.isTrue("cache_control");
        storageTtl = config.number("storage_ttl");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Directives control = new Directives(exchange.headers().all("Cache-Control"));
        if (!mayUseCache(exchange, control)) {
            set(exchange, exchange.answerHeaders(), STATUS, "Bypass");
            return null;
        }
        String key = keys.of(exchange);
        set(exchange, exchange.answerHeaders(), KEY, key);
        CachedAnswer found = cache.find(key);
        if (found == null && obeysControl && control.has("only-if-cached")) {
            exchange.respond(ErrorAnswers.withoutBody(exchange, 504, new Headers()));
        } else if (found != null && freshness.isFresh(found, control, seconds())) {
            hit(exchange, key, found);
        } else {
            set(exchange, exchange.answerHeaders(), STATUS, found == null ? "Miss" : "Refresh");
            exchange.shared().put(PENDING, key);
        }
        return null;
    }

    private boolean mayUseCache(Exchange exchange, Directives control) {
        boolean refused = obeysControl && (control.has("no-store") || control.has("no-cache"));
        return !refused && methods.contains(exchange.request().method());
    }

    private void hit(Exchange exchange, String key, CachedAnswer found) {
        Headers headers = kept(found.headers());
        set(exchange, headers, "age", Long.toString(found.age(seconds())));
        set(exchange, headers, STATUS, "Hit");
        set(exchange, headers, KEY, key);
        exchange.timings().asIfProxied();
        exchange.respond(Response.exit(found.status(), headers, found.body()));
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response response = exchange.response();
        if (response == null || !(exchange.shared().get(PENDING) instanceof String key)) {
            return;
        }
        double ttl = storable.ttl(response);
        if (ttl <= 0) {
            set(exchange, response.headers(), STATUS, "Bypass");
            return;
        }
        int status = response.status();
        if (status == 204 || status == 304 || exchange.request().method().equals("HEAD")) {
            // nginx shows plugins no end of a body that there is none of, so nothing is stored
            return;
        }
        Headers headers = response.headers().copy();
        response.observeBody(new Recorder(
                cache.largest(),
                body -> cache.store(
                        key,
                        new CachedAnswer(status, headers, body, seconds(), ttl),
                        Double.isNaN(storageTtl) ? ttl : storageTtl)));
    }

    /** What a stored answer's head has for those that get it again. */
    private static Headers kept(Headers all) {
        Headers kept = new Headers();
        all.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OF_HOP.contains(lower) && !lower.contains("ratelimit-remaining")) {
                kept.add(name, value);
            }
        });
        return kept;
    }

    private void set(Exchange exchange, Headers headers, String name, String value) {
        if (shown.isTrue(name) || exchange.headers().has("Kong-Debug")) {
            headers.set(name, value);
        }
    }

    private long seconds() {
        return Math.floorDiv(clock.millis(), 1000);
    }
}
