package dev.gw.krakend.emit;

import dev.gw.document.ListNode;
import java.util.List;

/**
 * What the actions of Kong's transformers on headers become.
 *
 * @param direction {@code request} or {@code response}
 */
record HeaderSteps(String direction) {
    /** The action on all endpoints of a plugin: remove, append, or else one that sets. */
    void take(Site site, String action, ListNode headers) {
        if (action.equals("remove")) {
            List<String> names = HeaderPair.texts(headers);
            site.endpoints().forEach(endpoint -> endpoint.martian(Martian.remove(direction, names)));
            return;
        }
        for (HeaderPair pair : HeaderPair.of(headers)) {
            site.endpoints()
                    .forEach(endpoint -> endpoint.martian(
                            action.equals("append")
                                    ? Martian.append(direction, pair.name(), pair.value())
                                    : Martian.set(direction, pair.name(), pair.value())));
        }
    }
}
