package dev.gw.assemble.deck;

import dev.gw.assemble.draft.Draft;
import dev.gw.assemble.draft.Fragment;
import dev.gw.assemble.draft.Tags;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.diagnostic.Severity;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies decK's keys to the entities of a document. */
public final class DeckKeys {
    private static final Map<String, EntityKind> DEFAULTS = Map.of(
            "service", EntityKind.SERVICES,
            "route", EntityKind.ROUTES,
            "upstream", EntityKind.UPSTREAMS,
            "target", EntityKind.TARGETS);
    private static final List<String> INFO = List.of("select_tags", "defaults");

    /** How decK compares with a running gateway; a build is the same with them and without. */
    private static final Set<String> OF_THE_SYNC =
            Set.of("default_lookup_tags", "include_plugin_definitions", "skip_hash_for_basic_auth");

    /** What a service's url says, so that defaults for it don't apply. */
    private static final Set<String> IN_URL = Set.of("protocol", "host", "port", "path");

    private final Fragment document;
    private final Diagnostics out;

    private DeckKeys(Fragment document, Diagnostics out) {
        this.document = document;
        this.out = out;
    }

    /** Expands plugin configs, fills in defaults and adds select tags. */
    public static void apply(Fragment document, Diagnostics out) {
        new DeckKeys(document, out).run();
    }

    private void run() {
        refuse("_workspace", "Kong's open-source edition has no workspaces: remove the key");
        refuse("_konnect", "gw builds for gateways that you run yourself: remove the key");
        pluginConfigs();
        if (document.meta("_info") instanceof MapNode info) {
            info.entries().forEach(this::info);
        }
    }

    private void refuse(String key, String mend) {
        Node value = document.meta(key);
        if (value == null) {
            return;
        }
        // what is sent to Konnect is the same; what stands in another workspace is not what Kong would hold
        boolean harmless =
                key.equals("_konnect") || (value instanceof Scalar s && s.text().equals("default"));
        Diagnostic found = Diagnostic.of(Code.GW1216, value.span(), "gw does not take " + key)
                .help(mend);
        out.add(harmless ? found.withSeverity(Severity.WARNING) : found);
    }

    private void info(MapNode.Entry entry) {
        switch (entry.name()) {
            case "select_tags" -> selectTags(entry.value());
            case "defaults" -> defaults(entry.value());
            default -> {
                Diagnostic found = Diagnostic.of(
                        Code.GW1216, entry.key().span(), "gw does not take " + entry.name() + " of _info");
                out.add(Nearest.to(entry.name(), INFO)
                        .map(near -> found.help("did you mean " + near + "?"))
                        .orElseGet(() -> OF_THE_SYNC.contains(entry.name())
                                ? found.help("it speaks to decK about a running gateway: it changes nothing here")
                                        .withSeverity(Severity.WARNING)
                                : found.help("it speaks to decK about a running gateway: remove it")));
            }
        }
    }

    private void selectTags(Node value) {
        if (!(value instanceof ListNode tags)) {
            out.add(Diagnostic.of(Code.GW1218, value.span(), "select_tags is a list of tags"));
            return;
        }
        document.drafts().forEach(draft -> Tags.add(draft, tags.items()));
    }

    private void defaults(Node value) {
        if (!(value instanceof MapNode map)) {
            out.add(Diagnostic.of(Code.GW1218, value.span(), "defaults is a map from kinds to their default fields"));
            return;
        }
        for (MapNode.Entry entry : map.entries()) {
            EntityKind kind = DEFAULTS.get(entry.name());
            if (kind == null || !(entry.value() instanceof MapNode fields)) {
                wrongDefaults(entry, kind);
            } else {
                checkDefaults(entry.name(), fields);
                document.drafts().stream().filter(draft -> draft.kind() == kind).forEach(draft -> fill(draft, fields));
            }
        }
    }

    private void wrongDefaults(MapNode.Entry entry, @Nullable EntityKind kind) {
        if (kind != null) {
            String message = "the defaults of " + kind.withArticle() + " are a map";
            out.add(Diagnostic.of(Code.GW1218, entry.value().span(), message));
            return;
        }
        Diagnostic found = Diagnostic.of(Code.GW1216, entry.key().span(), "there are no defaults for " + entry.name());
        out.add(Nearest.to(entry.name(), DEFAULTS.keySet().stream().sorted().toList())
                .map(near -> found.help("did you mean " + near + "?"))
                .orElseGet(() -> found.help("defaults are for service, route, upstream and target")));
    }

    private void checkDefaults(String kind, MapNode fields) {
        for (String field : List.of("id", "name")) {
            MapNode.Entry entry = fields.entry(field);
            if (entry != null) {
                out.add(Diagnostic.of(
                        Code.GW1216,
                        entry.key().span(),
                        "every " + kind + " needs its own " + field + ": it can't have a default"));
            }
        }
    }

    private static void fill(Draft draft, MapNode defaults) {
        boolean url = draft.kind() == EntityKind.SERVICES && draft.fields().has("url");
        List<MapNode.Entry> fitting = new ArrayList<>();
        for (MapNode.Entry entry : defaults.entries()) {
            boolean own = entry.name().equals("id") || entry.name().equals("name");
            boolean reference = draft.kind().parents().containsKey(entry.name());
            if (!own && !(url && IN_URL.contains(entry.name())) && !(reference && draft.parent() != null)) {
                fitting.add(entry);
            }
        }
        draft.replaceFields(DeepMerge.fill(draft.fields(), new MapNode(fitting, defaults.span())));
    }

    private void pluginConfigs() {
        MapNode templates = document.meta("_plugin_configs") instanceof MapNode map ? map : MapNode.empty();
        for (Draft draft : document.drafts()) {
            MapNode.Entry use =
                    draft.kind() == EntityKind.PLUGINS ? draft.fields().entry("_config") : null;
            if (use != null) {
                pluginConfig(draft, use, templates);
            }
        }
    }

    private void pluginConfig(Draft draft, MapNode.Entry use, MapNode templates) {
        draft.replaceFields(draft.fields().without("_config"));
        if (!(use.value() instanceof Scalar name) || !name.isString()) {
            out.add(Diagnostic.of(Code.GW1210, use.value().span(), "_config is a name from _plugin_configs"));
            return;
        }
        Node template = templates.get(name.text());
        Node own = draft.fields().get("config");
        if (template == null) {
            unknownConfig(name, templates);
        } else if (!(template instanceof MapNode settings)) {
            String message = "the plugin config " + name.shown() + " is a map of settings";
            out.add(Diagnostic.of(Code.GW1210, template.span(), message)
                    .label(use.value().span(), "used here"));
        } else if (own instanceof MapNode fields) {
            draft.replaceFields(draft.fields().with("config", DeepMerge.fill(fields, settings)));
        } else if (own == null || own instanceof Scalar scalar && scalar.isNull()) {
            draft.replaceFields(draft.fields().with("config", settings));
        }
    }

    private void unknownConfig(Scalar name, MapNode templates) {
        Diagnostic found = Diagnostic.of(
                Code.GW1210, name.span(), "there is no plugin config " + name.shown() + " in _plugin_configs");
        List<String> known =
                templates.entries().stream().map(MapNode.Entry::name).toList();
        out.add(Nearest.to(name.text(), known)
                .map(near -> found.help("did you mean " + near + "?"))
                .orElse(found));
    }
}
