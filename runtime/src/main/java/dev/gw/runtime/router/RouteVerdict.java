package dev.gw.runtime.router;

import dev.gw.model.route.SplitRoute;
import org.jspecify.annotations.Nullable;

/**
 * What the router makes of a request as far as one of its entries is concerned.
 *
 * @param split the entry: a route, or the part of it with paths of one length
 * @param failing the first attribute that does not fit: {@code snis}, {@code methods}, {@code hosts}, {@code paths} or
 *     {@code headers}; null where all do
 */
public record RouteVerdict(SplitRoute split, @Nullable String failing) {
    public boolean matches() {
        return failing == null;
    }
}
