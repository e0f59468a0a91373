package dev.gw.runtime.impact.chain;

import dev.gw.runtime.impact.finding.Rule;
import java.util.List;
import java.util.Set;

/** request-transformer: what of a request reaches the service. */
final class RequestChangesAspect implements Aspect {
    private static final List<String> PARTS = List.of("querystring", "body");

    @Override
    public void compare(PluginChange change) {
        Set<String> removed = Steps.removed(change.before(), "headers");
        Set<String> removes = Steps.removed(change.after(), "headers");
        Set<String> passing = GroupsAspect.minus(removed, removes);
        if (!passing.isEmpty()) {
            String what = "headers from callers now reach the service: " + Steps.shown(change, "headers", passing);
            change.add(Rule.CLIENT_HEADER_PASSES, "remove.headers", what);
        }
        Set<String> changed =
                Steps.differing(Steps.set(change.before(), "headers"), Steps.set(change.after(), "headers"));
        changed.addAll(GroupsAspect.minus(removes, removed));
        if (!changed.isEmpty()) {
            String what = "the service gets other headers: " + Steps.shown(change, "headers", changed);
            change.add(Rule.REQUEST_HEADER_CHANGED, "add.headers", what, null, null);
        }
        for (String field : List.of("http_method", "replace.uri")) {
            if (change.differs(field)) {
                String part = field.equals("http_method") ? "method" : "path";
                change.add(Rule.REQUEST_REWRITTEN, field, "the service is asked with another " + part);
            }
        }
        PARTS.forEach(part -> part(change, part));
    }

    private static void part(PluginChange change, String part) {
        Set<String> changed = Steps.differing(Steps.set(change.before(), part), Steps.set(change.after(), part));
        Set<String> removed = Steps.removed(change.before(), part);
        Set<String> removes = Steps.removed(change.after(), part);
        changed.addAll(GroupsAspect.minus(removed, removes));
        changed.addAll(GroupsAspect.minus(removes, removed));
        if (!changed.isEmpty()) {
            String name = part.equals("body") ? "body" : "query";
            String what = "the service gets another " + name + ": " + Steps.shown(change, part, changed);
            change.add(Rule.REQUEST_REWRITTEN, "add." + part, what, null, null);
        }
    }
}
