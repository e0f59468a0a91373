package dev.gw.krakend.emit;

import java.util.List;

/**
 * What a path of Kong's is to KrakenD.
 *
 * @param paths the endpoints that stand for it; none where it can't be expressed
 * @param note what is different; empty where nothing is
 * @param refusal why it can't be expressed; empty where it can
 */
record PathTaken(List<EndpointPath> paths, String note, String refusal) {
    static PathTaken refused(String why) {
        return new PathTaken(List.of(), "", why);
    }

    boolean isRefused() {
        return !refusal.isEmpty();
    }
}
