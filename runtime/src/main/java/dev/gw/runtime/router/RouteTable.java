package dev.gw.runtime.router;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of one router, ready to be asked. Immutable. */
interface RouteTable {
    /** The route that answers; null where none does. */
    Router.@Nullable Found find(RouterRequest request);

    /** The verdicts of all entries, in the order they are asked: the first that matches answers. */
    List<RouteVerdict> explain(RouterRequest request);

    /** The same as find, by asking every entry in order: what an index is held against in tests. */
    Router.@Nullable Found findLinearly(RouterRequest request);
}
