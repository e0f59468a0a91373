package dev.gw.runtime.server;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Course;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Says in every answer who was behind it: {@code Gw-Route}, {@code Gw-Source} (file and line of the route) and {@code
 * Gw-Plugins}, those that were asked, in order, and which of them answered. Thread-safe.
 */
public final class ExplainingHeaders implements ExchangeObserver {
    @Override
    public void answering(Exchange exchange, Course course) {
        Headers headers = Objects.requireNonNull(exchange.response()).headers();
        Entity route = exchange.route();
        if (route == null) {
            headers.set("Gw-Route", "none");
        } else {
            headers.set("Gw-Route", visible(route.name() == null ? route.id() : route.name()));
            if (!route.span().isNowhere()) {
                headers.set(
                        "Gw-Source",
                        visible(route.span().file().name()) + ":"
                                + route.span().from().line());
            }
        }
        if (!course.plugins().isEmpty()) {
            List<String> names = new ArrayList<>(course.plugins());
            if (course.stoppedBy() != null) {
                names.set(names.size() - 1, course.stoppedBy() + " (answered)");
            }
            headers.set("Gw-Plugins", String.join(", ", names));
        }
    }

    /** What a header can't hold is percent-encoded. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= ' ' && octet < 0x7f) {
                out.append((char) octet);
            } else {
                out.append('%')
                        .append(Character.forDigit(octet >> 4 & 15, 16))
                        .append(Character.forDigit(octet & 15, 16));
            }
        }
        return out.toString();
    }
}
