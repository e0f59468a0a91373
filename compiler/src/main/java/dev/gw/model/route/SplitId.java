package dev.gw.model.route;

import dev.gw.model.NameBasedId;

/** The id that Kong gives a part of a split route: a UUID of version 5 from the route's id and the part's number. */
final class SplitId {
    private static final String NAMESPACE = "7f145bf9-0dce-4f91-98eb-debbce4b9f6b";

    private SplitId() {}

    /** The id of a part, counted from 1. */
    static String of(String routeId, int part) {
        return NameBasedId.of(NAMESPACE, routeId + "#" + part);
    }
}
