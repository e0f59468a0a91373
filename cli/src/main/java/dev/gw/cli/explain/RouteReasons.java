package dev.gw.cli.explain;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.RouterFlavor;
import dev.gw.model.route.RoutePriority;
import dev.gw.model.route.SplitRoute;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.router.RouteVerdict;
import dev.gw.runtime.server.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of each route why it answers a request, or why it does not. */
final class RouteReasons {
    private static final List<String> ASKED = List.of(
            "expression", "snis", "sources or destinations", "methods", "hosts", "paths", "headers", "protocols");

    private final Bundle bundle;
    private final Request request;
    private final Explanation explanation;
    private final @Nullable RouteVerdict winner;

    /** How a route fares. */
    enum Fate {
        ANSWERS,
        /** It fits, but another is asked before it. */
        OUTRANKED,
        FAILS,
        /** It answers no request at all. */
        LEFT_OUT
    }

    /**
     * One route's fate.
     *
     * @param attribute the first attribute that doesn't fit, where one does not
     * @param reason for people
     */
    record Reason(Entity route, Fate fate, @Nullable String attribute, String reason) {}

    RouteReasons(Bundle bundle, Explanation explanation) {
        this.bundle = bundle;
        this.explanation = explanation;
        this.request = explanation.request();
        this.winner = explanation.routes().stream()
                .filter(RouteVerdict::matches)
                .findFirst()
                .orElse(null);
    }

    /** One reason per route: the one that answers, those that fit too, then the others, the nearest miss first. */
    List<Reason> all() {
        Map<String, RouteVerdict> best = new LinkedHashMap<>();
        for (RouteVerdict verdict : explanation.routes()) {
            best.merge(verdict.split().route().id(), verdict, (one, other) -> reach(other) > reach(one) ? other : one);
        }
        List<Reason> reasons = best.values().stream()
                .sorted(Comparator.comparingInt(RouteReasons::reach).reversed())
                .map(this::reason)
                .collect(Collectors.toCollection(ArrayList::new));
        explanation.leftOut().forEach(route -> reasons.add(leftOut(route)));
        return reasons;
    }

    /** How many attributes fitted. */
    private static int reach(RouteVerdict verdict) {
        return verdict.failing() == null ? ASKED.size() : ASKED.indexOf(verdict.failing());
    }

    private Reason reason(RouteVerdict verdict) {
        SplitRoute split = verdict.split();
        String failing = verdict.failing();
        if (failing != null) {
            return new Reason(split.route(), Fate.FAILS, failing, failing + " " + miss(failing, split));
        }
        if (winner == null || winner.split().route().id().equals(split.route().id())) {
            return new Reason(split.route(), Fate.ANSWERS, null, "answers");
        }
        String why = precedence(winner.split(), split);
        return new Reason(split.route(), Fate.OUTRANKED, null, "fits too, but is asked later: " + why);
    }

    private Reason leftOut(Entity route) {
        String why = bundle.parent(route, "service")
                .filter(service -> !service.isTrue("enabled"))
                .map(service -> "its service is disabled")
                .orElse("it takes no HTTP: protocols " + list(route.fields().list("protocols")));
        return new Reason(route, Fate.LEFT_OUT, null, why);
    }

    private String miss(String attribute, SplitRoute split) {
        MapNode fields = split.route().fields();
        return switch (attribute) {
            case "expression" -> String.valueOf(fields.string("expression"));
            case "sources or destinations" ->
                "; the client is " + request.connection().peer() + ", port "
                        + request.connection().peerPort();
            case "protocols" -> list(fields.list("protocols")) + "; the request has " + request.scheme();
            case "snis" -> list(fields.list("snis")) + "; the handshake names " + orNothing(serverName());
            case "methods" -> list(fields.list("methods")) + "; the request has " + request.method();
            case "hosts" -> list(fields.list("hosts")) + "; the request is for " + orNothing(request.rawHost());
            case "paths" -> list(split.route().fields().list("paths")) + "; the path is " + request.path();
            default -> headers(fields);
        };
    }

    private @Nullable String serverName() {
        return request.connection().sni();
    }

    private String headers(MapNode fields) {
        MapNode wanted = fields.map("headers");
        List<String> texts = new ArrayList<>();
        for (MapNode.Entry entry : wanted == null ? List.<MapNode.Entry>of() : wanted.entries()) {
            List<String> sent = request.headers().all(entry.name());
            String given = sent.isEmpty() ? "not sent" : "sent as " + String.join(", ", sent);
            texts.add(entry.name() + " (" + list(wanted == null ? List.of() : wanted.list(entry.name())) + "; " + given
                    + ")");
        }
        return String.join(", ", texts);
    }

    private static String orNothing(@Nullable String text) {
        return text == null || text.isEmpty() ? "nothing" : text;
    }

    private static String list(List<Node> nodes) {
        return nodes.stream()
                .map(node -> node instanceof Scalar scalar ? scalar.shown() : "…")
                .collect(Collectors.joining(", "));
    }

    private static boolean isExpression(SplitRoute split) {
        return split.route().fields().string("expression") != null;
    }

    private static String own(SplitRoute split) {
        return String.valueOf(split.route().fields().get("priority"));
    }

    static String name(SplitRoute split) {
        return split.route().name() == null
                ? split.route().id()
                : String.valueOf(split.route().name());
    }

    /** Which part of the priority decides. */
    private String precedence(SplitRoute first, SplitRoute later) {
        if (bundle.flavor() == RouterFlavor.TRADITIONAL) {
            return TraditionalPrecedence.of(first, later);
        }
        if (isExpression(first)) {
            return isExpression(later) && first.priority() != later.priority()
                    ? name(first) + " has priority " + own(first) + ", not " + own(later)
                    : isExpression(later)
                            ? "equal priority, and the id of " + name(first) + " is the larger one"
                            : name(first) + " has an expression";
        }
        RoutePriority one = first.rank();
        RoutePriority other = later.rank();
        String name = name(first);
        if (first.priority() == later.priority()) {
            return "equal priority, and the id of " + name + " is the larger one";
        }
        if (one.plainHosts() != other.plainHosts()) {
            return name + (one.plainHosts() ? " names plain hosts" : " has the higher priority number");
        }
        if (one.regex() != other.regex()) {
            return name + (one.regex() ? " has a path that is an expression" : " has the higher priority number");
        }
        if (one.attributes() != other.attributes()) {
            return name + " sets " + one.attributes() + " attributes, not " + other.attributes();
        }
        if (one.headers() != other.headers()) {
            return name + " asks for " + one.headers() + " headers, not " + other.headers();
        }
        return one.regex()
                ? name + " has regex_priority " + one.regexPriority() + ", not " + other.regexPriority()
                : name + " has the longer path (" + one.pathLength() + " over " + other.pathLength() + ")";
    }
}
