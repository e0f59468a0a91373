package dev.gw.policy.lower;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Names;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.Scope;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.ShapeCheck;
import dev.gw.policy.shape.TextForm;
import dev.gw.policy.template.Expansion;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers the policies of a document: what is left is a document of Kong's own kinds. */
public final class Policies {
    /** The key under which policies stand. */
    public static final String KEY = "policies";

    private final Map<String, PolicyType> types;
    private final Names names;
    private final ProjectFiles files;
    private final Diagnostics out;
    private final Map<String, List<Policy>> read = new HashMap<>();

    private Policies(Map<String, PolicyType> types, Names names, ProjectFiles files, Diagnostics out) {
        this.files = files;
        this.types = types;
        this.names = names;
        this.out = out;
    }

    /**
     * The document without policies, and with what they mean. A policy with mistakes is reported and left out. Values
     * keep the place of the policy they came from.
     *
     * @param files what policies refer to
     */
    public static Lowered lower(MapNode document, ProjectFiles files, Diagnostics out) {
        Node written = document.get(KEY);
        if (written == null) {
            return Lowered.without(document);
        }
        MapNode rest = document.without(KEY);
        if (!(written instanceof ListNode list)) {
            out.add(Diagnostic.of(Code.GW1218, written.span(), "policies holds no list")
                    .help("begin each policy with \"- policy: \""));
            return Lowered.without(rest);
        }
        Map<SourceFile, Span> uses = new HashMap<>();
        Expansion expansion = new Expansion(out);
        List<Node> known = withoutUses(list.items(), expansion, files, uses);
        rest = expansion.into(rest);
        Names names = Names.of(rest);
        Lowering into = new Lowering(names, files);
        Policies policies = new Policies(PolicyTypes.all(), names, files, out);
        known.forEach(policies::read);
        expansion.policies().forEach(policies::read);
        for (PolicyType type : policies.types.values()) {
            Clashes.settle(type, policies.of(type), out);
        }
        HealthPaths.check(rest, policies.read.getOrDefault("health", List.of()), out);
        List<Policy> all = new ArrayList<>();
        for (PolicyType type : policies.types.values()) {
            type.lower(policies.of(type), into, out);
            all.addAll(policies.of(type));
        }
        MapNode result = into.into(rest);
        for (Runner runner : Runner.values()) {
            result = new FunctionFold(runner, into.functions()).apply(result);
        }
        return new Lowered(result, all, uses);
    }

    /** The policies that gw knows itself; uses of templates go into the expansion. */
    private static List<Node> withoutUses(
            List<Node> all, Expansion expansion, ProjectFiles files, Map<SourceFile, Span> uses) {
        List<String> templates = all.isEmpty() ? List.of() : files.templates();
        List<Node> known = new ArrayList<>(all.size());
        for (Node item : all) {
            String word = item instanceof MapNode map ? map.string("policy") : null;
            if (word != null && templates.contains(word) && !PolicyTypes.all().containsKey(word)) {
                MapNode use = (MapNode) item;
                files.read(ProjectFiles.TEMPLATES + word + ".yml", use.span()).ifPresent(root -> {
                    uses.put(root.span().file(), use.span());
                    expansion.use(word, root, use);
                });
            } else {
                known.add(item);
            }
        }
        return known;
    }

    private List<Policy> of(PolicyType type) {
        return read.computeIfAbsent(type.name(), t -> new ArrayList<>());
    }

    private void read(Node item) {
        Optional<PolicyType> type = type(item);
        if (type.isEmpty()) {
            return;
        }
        MapNode fields = (MapNode) item;
        String name =
                Optional.ofNullable(fields.string("name")).orElse(type.get().name());
        if (ShapeCheck.fits("the policy " + type.get().name(), fields, shape(type.get()), out)) {
            Optional<List<Scope>> scopes = scopes(fields);
            scopes.ifPresent(found -> read.computeIfAbsent(type.get().name(), t -> new ArrayList<>())
                    .add(new Policy(name, fields, found)));
        }
    }

    private Optional<PolicyType> type(Node item) {
        if (!(item instanceof MapNode map) || !(map.get("policy") instanceof Scalar word)) {
            out.add(Diagnostic.of(Code.GW1601, item.span(), "this policy does not say which it is")
                    .help("say policy: and one of " + String.join(", ", types.keySet())));
            return Optional.empty();
        }
        PolicyType type = types.get(word.text());
        if (type == null) {
            Diagnostic found = Diagnostic.of(Code.GW1601, word.span(), "there is no policy " + word.shown());
            List<String> known = new ArrayList<>(types.keySet());
            known.addAll(files.templates());
            out.add(Nearest.to(word.text(), known)
                    .map(near -> found.help("did you mean " + near + "?"))
                    .orElseGet(() -> found.help("there are " + String.join(", ", known))));
        }
        return Optional.ofNullable(type);
    }

    /** All that may be written in a policy of a type. */
    public static Shape.Fields shape(PolicyType type) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.required("policy", Shape.choice(type.name()), type.about()));
        fields.add(Field.optional("name", Shape.text(TextForm.SOME), "What messages and environments call it"));
        if (type.isScoped()) {
            fields.add(Field.optional(
                    "services",
                    Shape.texts(TextForm.SOME),
                    "the services where it holds; without routes too, everywhere"));
            fields.add(Field.optional("routes", Shape.texts(TextForm.SOME), "the routes where it holds"));
        }
        fields.addAll(type.parameters());
        return new Shape.Fields(fields);
    }

    private Optional<List<Scope>> scopes(MapNode fields) {
        List<Scope> scopes = new ArrayList<>();
        boolean known = true;
        for (Node item : fields.list("services")) {
            known &= exists("service", (Scalar) item, names.services());
            scopes.add(Scope.service(((Scalar) item).text()));
        }
        for (Node item : fields.list("routes")) {
            known &= exists("route", (Scalar) item, names.routes());
            scopes.add(Scope.route(((Scalar) item).text()));
        }
        if (scopes.isEmpty()) {
            scopes.add(Scope.EVERYWHERE);
        }
        return known ? Optional.of(scopes) : Optional.empty();
    }

    private boolean exists(String kind, Scalar name, Collection<String> known) {
        if (known.contains(name.text())) {
            return true;
        }
        Diagnostic found = Diagnostic.of(Code.GW1401, name.span(), "there is no " + kind + " " + name.shown());
        out.add(names.nearest(name.text(), known)
                .map(near -> found.help("did you mean " + near + "?"))
                .orElse(found));
        return false;
    }
}
