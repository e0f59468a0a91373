package dev.gw.assemble.draft;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.MapNode;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys at the top of a fragment or document that are not entities. */
final class TopLevel {
    /** Keys that only a document has, never an entity. */
    private static final Set<String> DOCUMENT = Set.of(
            "_format_version", "_transform", "_info", "_plugin_configs", "_workspace", "_konnect", "_tags", "$schema");

    /** Keys that both have. */
    private static final Set<String> SHARED = Set.of("_comment", "_ignore");

    private static final Set<String> ENTERPRISE = Set.of(
            "consumer_groups",
            "consumer_group_consumers",
            "consumer_group_plugins",
            "partials",
            "licenses",
            "rbac_roles",
            "rbac_users",
            "rbac_role_endpoints",
            "degraphql_routes",
            "graphql_ratelimiting_advanced_cost_decorations",
            "mtls_auth_credentials",
            "header_cert_auth_credentials",
            "custom_plugins",
            "custom_entities",
            "cloned_plugins",
            "plugins_partials",
            "ai_models",
            "event_hooks");

    /** The key of gw's own policies, which become plugins before Kong's schemas are asked. */
    static final String POLICIES = "policies";

    private TopLevel() {}

    static boolean isDocumentKey(String name) {
        return DOCUMENT.contains(name);
    }

    static boolean isMeta(String name) {
        return (DOCUMENT.contains(name) && !name.equals("$schema")) || SHARED.contains(name);
    }

    static boolean isEnterprise(String name) {
        return ENTERPRISE.contains(name);
    }

    static boolean isKnown(String name) {
        return DOCUMENT.contains(name)
                || SHARED.contains(name)
                || ENTERPRISE.contains(name)
                || POLICIES.equals(name)
                || EntityKind.ofPlural(name).isPresent();
    }

    static List<String> kinds() {
        return Arrays.stream(EntityKind.values()).map(EntityKind::plural).toList();
    }

    static Diagnostic unknown(MapNode.Entry entry) {
        List<String> candidates = new ArrayList<>(kinds());
        candidates.addAll(DOCUMENT);
        candidates.addAll(SHARED);
        candidates.add(POLICIES);
        Optional<String> kind = Folder.kindOf(entry.name()).map(EntityKind::plural);
        Optional<String> single = Arrays.stream(EntityKind.values())
                .filter(k -> k.singular().equals(entry.name()))
                .map(EntityKind::plural)
                .findFirst();
        Diagnostic found =
                Diagnostic.of(Code.GW1202, entry.key().span(), entry.name() + " is no key of a declarative document");
        return kind.or(() -> single)
                .or(() -> Nearest.to(entry.name(), candidates))
                .map(near -> found.help("did you mean " + near + "?"))
                .orElse(found);
    }
}
