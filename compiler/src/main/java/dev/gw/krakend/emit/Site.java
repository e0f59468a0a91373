package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Ledger;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plugin where it holds: for the endpoints of one route.
 *
 * @param plugin the plugin
 * @param subject what rows call it
 * @param fields what somebody wrote in its config
 * @param config its config with defaults
 * @param route the route
 * @param service the route's service; null where it has none
 * @param endpoints the route's endpoints
 * @param scope how many endpoints count together on Kong, and apart on KrakenD
 * @param root what the whole gateway is configured with
 * @param work the translation it belongs to
 */
record Site(
        Entity plugin,
        String subject,
        Fields fields,
        MapNode config,
        Entity route,
        @Nullable Entity service,
        List<Endpoint> endpoints,
        int scope,
        Root root,
        Work work) {
    Ledger ledger() {
        return work.ledger();
    }

    /** A number of the config; -1 where there is none. */
    double number(String key) {
        return config.get(key) instanceof Scalar scalar && scalar.isNumber() ? scalar.number() : -1;
    }

    String text(String key) {
        String text = config.string(key);
        return text == null ? "" : text;
    }

    boolean isTrue(String key) {
        return config.get(key) instanceof Scalar scalar && scalar.isTrue();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : config.list(key)) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    /** Refuses the plugin as a whole. */
    void refuse(Code code, String why, String mend) {
        ledger().refused(code, subject, "", plugin.span(), why, mend);
    }
}
