package dev.gw.krakend.emit;

import java.util.ArrayList;
import java.util.List;

/** Reads the paths of Kong's routes as KrakenD would match them. Stateless. */
final class PathReader {
    static final String MEND = "write it as a regex of whole segments that ends in $, such as ~/orders/(?<id>[^/]+)$,"
            + " or name the paths below it in a policy krakend, under endpoints";

    private PathReader() {}

    /**
     * A path of a route.
     *
     * @param endpoints the paths below it that are answered, as somebody wrote them; none where nobody did
     */
    static PathTaken read(String path, List<String> endpoints, boolean enterprise) {
        if (path.startsWith("~")) {
            return RegexPath.read(path.substring(1), enterprise);
        }
        if (!endpoints.isEmpty()) {
            return listed(path, endpoints);
        }
        if (!enterprise) {
            return PathTaken.refused(
                    "it is a prefix: it matches everything that begins so, and KrakenD CE knows only whole paths");
        }
        List<Segment> segments = new ArrayList<>(EndpointPath.of(path).segments());
        String note = path.equals("/") ? "" : "only whole segments count: " + path + "x is not matched";
        return new PathTaken(opened(segments, /* open= */ true), note, "");
    }

    private static PathTaken listed(String path, List<String> endpoints) {
        List<EndpointPath> paths = new ArrayList<>();
        for (String endpoint : endpoints) {
            if (endpoint.startsWith(path)) {
                paths.add(EndpointPath.of(endpoint));
            }
        }
        return paths.isEmpty()
                ? PathTaken.refused("none of the endpoints that the policy krakend names lies below it")
                : new PathTaken(paths, "only the endpoints that are named below it are answered", "");
    }

    /** A path, and with it, if it is open, what lies below. */
    static List<EndpointPath> opened(List<Segment> segments, boolean open) {
        List<EndpointPath> paths = new ArrayList<>();
        if (!segments.isEmpty() || !open) {
            paths.add(new EndpointPath(segments, false));
        }
        if (open) {
            paths.add(new EndpointPath(segments, true));
        }
        return paths;
    }
}
