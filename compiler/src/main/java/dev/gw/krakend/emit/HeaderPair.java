package dev.gw.krakend.emit;

import dev.gw.document.ListNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A header as transformers write it.
 *
 * @param name before the first colon
 * @param value behind it
 */
record HeaderPair(String name, String value) {
    static List<HeaderPair> of(ListNode list) {
        List<HeaderPair> pairs = new ArrayList<>();
        for (String text : texts(list)) {
            int colon = text.indexOf(':');
            pairs.add(
                    colon < 0
                            ? new HeaderPair(text, "")
                            : new HeaderPair(
                                    text.substring(0, colon),
                                    text.substring(colon + 1).trim()));
        }
        return pairs;
    }

    static List<String> texts(ListNode list) {
        List<String> texts = new ArrayList<>();
        for (Node item : list.items()) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }
}
