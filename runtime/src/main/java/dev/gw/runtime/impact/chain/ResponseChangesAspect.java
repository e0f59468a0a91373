package dev.gw.runtime.impact.chain;

import dev.gw.runtime.impact.finding.Rule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** response-transformer: what of an answer reaches callers. */
final class ResponseChangesAspect implements Aspect {
    private static final Set<String> PROTECTING = Set.of(
            "content-security-policy",
            "cross-origin-embedder-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "permissions-policy",
            "referrer-policy",
            "strict-transport-security",
            "x-content-type-options",
            "x-frame-options",
            "x-xss-protection");

    @Override
    public void compare(PluginChange change) {
        Set<String> removed = Steps.removed(change.before(), "headers");
        Set<String> removes = Steps.removed(change.after(), "headers");
        Set<String> exposed = GroupsAspect.minus(removed, removes);
        if (!exposed.isEmpty()) {
            String what = "headers of the service now reach callers: " + Steps.shown(change, "headers", exposed);
            change.add(Rule.RESPONSE_HEADER_EXPOSED, "remove.headers", what);
        }
        Map<String, String> was = Steps.set(change.before(), "headers");
        Map<String, String> is = Steps.set(change.after(), "headers");
        Set<String> lost = GroupsAspect.minus(was.keySet(), is.keySet());
        lost.addAll(GroupsAspect.minus(removes, removed));
        Set<String> unprotected = new TreeSet<>(lost);
        unprotected.retainAll(PROTECTING);
        lost.removeAll(unprotected);
        Set<String> added = Steps.differing(was, is);
        added.retainAll(is.keySet());
        say(change, Rule.SECURITY_HEADER_REMOVED, "callers no longer get", unprotected);
        say(change, Rule.RESPONSE_HEADER_REMOVED, "callers no longer get", lost);
        say(change, Rule.RESPONSE_HEADER_ADDED, "callers now get", added);
        body(change);
    }

    private static void say(PluginChange change, Rule rule, String what, Set<String> names) {
        if (!names.isEmpty()) {
            change.add(rule, "add.headers", what + " " + Steps.shown(change, "headers", names), null, null);
        }
    }

    private static void body(PluginChange change) {
        for (String step : new String[] {"remove", "rename", "replace", "add", "append"}) {
            if (change.differs(step + ".json") || change.differs(step + ".json_types")) {
                change.add(Rule.RESPONSE_REWRITTEN, step + ".json", "callers get another JSON body", null, null);
                return;
            }
        }
    }
}
