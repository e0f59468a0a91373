package dev.gw.runtime.impact;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effects;
import dev.gw.runtime.impact.finding.Names;
import dev.gw.runtime.impact.finding.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares which certificate is shown for which server name. */
final class ServerNameComparison {
    private static final List<String> SHOWN = List.of("cert", "key", "cert_alt", "key_alt");

    private final Bundle before;
    private final Bundle after;
    private final Effects out;

    ServerNameComparison(Bundle before, Bundle after, Effects out) {
        this.before = before;
        this.after = after;
        this.out = out;
    }

    void compare() {
        Map<String, Entity> olds = byName(before);
        Map<String, Entity> news = byName(after);
        olds.forEach((name, was) -> {
            Entity is = news.get(name);
            if (is == null) {
                add(Rule.SERVER_NAME_REMOVED, before, was, "has no certificate of its own any more");
            } else if (!sameCertificate(was, is)) {
                add(Rule.SERVER_NAME_CHANGED, after, is, "shows another certificate");
            }
        });
        news.forEach((name, is) -> {
            if (!olds.containsKey(name)) {
                add(Rule.SERVER_NAME_CHANGED, after, is, "now has a certificate of its own");
            }
        });
    }

    private static Map<String, Entity> byName(Bundle bundle) {
        Map<String, Entity> names = new LinkedHashMap<>();
        bundle.all(EntityKind.SNIS).forEach(sni -> names.put(Names.key(sni), sni));
        return names;
    }

    private boolean sameCertificate(Entity was, Entity is) {
        Entity old = before.parent(was, "certificate").orElse(null);
        Entity now = after.parent(is, "certificate").orElse(null);
        return old == null || now == null ? old == null && now == null : Fields.same(old, now, SHOWN);
    }

    private void add(Rule rule, Bundle bundle, Entity sni, String what) {
        out.add(rule, Cause.of(bundle, sni), "server name " + Names.of(sni), what, null, null, null, List.of());
    }
}
