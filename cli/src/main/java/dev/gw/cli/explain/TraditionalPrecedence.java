package dev.gw.cli.explain;

import dev.gw.model.route.RoutePriority;
import dev.gw.model.route.SplitRoute;

/** Says why Kong's traditional router asks one route before another. */
final class TraditionalPrecedence {
    private TraditionalPrecedence() {}

    static String of(SplitRoute first, SplitRoute later) {
        RoutePriority one = first.rank();
        RoutePriority other = later.rank();
        String name = RouteReasons.name(first);
        if (one.attributes() != other.attributes()) {
            return name + " sets " + one.attributes() + " attributes, not " + other.attributes();
        }
        if (first.priority() != later.priority()) {
            return name + " sets attributes that count more (hosts, headers, paths, methods, snis, in this order)";
        }
        if (one.regex() != other.regex()) {
            return name + (one.regex() ? " has a path that is an expression" : " names hosts that count more");
        }
        if (one.plainHosts() != other.plainHosts()) {
            return name + (one.plainHosts() ? " names plain hosts" : " shares a value with the request by itself");
        }
        if (one.headers() != other.headers()) {
            return name + " asks for " + one.headers() + " headers, not " + other.headers();
        }
        if (one.regexPriority() != other.regexPriority()) {
            return name + " has regex_priority " + one.regexPriority() + ", not " + other.regexPriority();
        }
        return one.pathLength() != other.pathLength()
                ? name + " has the longer path (" + one.pathLength() + " over " + other.pathLength() + ")"
                : name + " is the older one";
    }
}
