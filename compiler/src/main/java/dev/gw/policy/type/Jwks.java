package dev.gw.policy.type;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.LuaFunction;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.Scope;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code jwks}: tokens of an issuer are let in, checked with the keys it published. */
public final class Jwks implements PolicyType {
    private static final List<String> OF_PLUGIN = List.of(
            "header_names", "uri_param_names", "cookie_names", "maximum_expiration", "anonymous", "run_on_preflight");
    /** What goes into the config of the plugin, as it is or as a part of it. */
    private static final List<String> SHARED =
            Stream.concat(OF_PLUGIN.stream(), Stream.of("not_before")).toList();

    @Override
    public String name() {
        return "jwks";
    }

    @Override
    public String about() {
        return "Tokens of an issuer are let in. Its keys stand in a lock file that gw keys pull writes; a build needs no network.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.required("issuer", Shape.text(TextForm.SOME), "the issuer's URL, as tokens say it in iss"),
                Field.optional("jwks_uri", Shape.text(), "where its keys are; else its discovery document says so"),
                Field.optional(
                        "consumer",
                        Shape.text(TextForm.SOME),
                        "the consumer that its tokens stand for; the policy's name by default"),
                Field.optional("lock", Shape.text(TextForm.SOME), "the lock file; keys/NAME.lock.json by default"),
                Field.optional("audience", Shape.texts(TextForm.SOME), "audiences of which a token needs one"),
                Field.optional(
                        "header_names",
                        new Shape.ListOf(Shape.text(TextForm.HEADER), 0),
                        "headers that hold the token; Authorization by default"),
                Field.optional("uri_param_names", Shape.texts(), "query parameters that hold it; jwt by default"),
                Field.optional("cookie_names", Shape.texts(), "cookies that hold it"),
                Field.optional(
                        "maximum_expiration",
                        new Shape.Whole(0, 31_536_000),
                        "the longest life of a token, in seconds"),
                Field.optional(
                        "not_before",
                        new Shape.Flag(),
                        "whether tokens have to say from when they count (nbf); false by default"),
                Field.optional(
                        "anonymous",
                        Shape.text(TextForm.SOME),
                        "the consumer of callers without a token; without it they get 401"),
                Field.optional(
                        "run_on_preflight",
                        new Shape.Flag(),
                        "whether preflight requests need a token; true by default"));
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        Map<Scope, List<Trusted>> byScope = new LinkedHashMap<>();
        Map<String, List<Trusted>> byConsumer = new LinkedHashMap<>();
        for (Policy policy : policies) {
            keys(policy, into, out).ifPresent(keys -> {
                Trusted trusted = new Trusted(policy, keys);
                byConsumer
                        .computeIfAbsent(trusted.consumer(), c -> new ArrayList<>())
                        .add(trusted);
                policy.scopes()
                        .forEach(scope -> byScope.computeIfAbsent(scope, s -> new ArrayList<>())
                                .add(trusted));
            });
        }
        byConsumer.values().forEach(trusted -> consumer(trusted, into));
        byScope.values().forEach(trusted -> agree(trusted, out));
        byScope.forEach((scope, trusted) -> protect(scope, trusted, into));
    }

    /** A policy with the keys of its issuer. */
    private record Trusted(Policy policy, List<MapNode> keys) {
        String consumer() {
            return policy.text("consumer", policy.name());
        }

        String lock() {
            return lockFile(policy.name(), policy.fields());
        }

        /** The issuer as the Lua code knows it. */
        String lua() {
            MapNode issuer = MapNode.empty()
                    .with("iss", policy.require("issuer"))
                    .with("audience", ListNode.of(policy.fields().list("audience")))
                    .with(
                            "keys",
                            ListNode.of(keys.stream()
                                    .map(key -> require(key, "key"))
                                    .toList()));
            return LuaCode.literal(issuer);
        }
    }

    private static Node require(MapNode map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    /** Where the keys of a policy stand, from the project's folder. */
    public static String lockFile(String name, MapNode policy) {
        String lock = policy.string("lock");
        return lock == null ? "keys/" + name + ".lock.json" : lock;
    }

    /** The keys as jwt_secrets; empty where there are none, which is reported. */
    private static Optional<List<MapNode>> keys(Policy policy, Lowering into, Diagnostics out) {
        String lock = lockFile(policy.name(), policy.fields());
        Span asked = policy.get("lock") == null
                ? policy.origin()
                : policy.require("lock").span();
        Optional<Node> content = into.files().read(lock, asked);
        List<MapNode> keys = new ArrayList<>();
        if (content.isPresent() && content.get() instanceof MapNode file) {
            for (Node key : file.list("keys")) {
                if (key instanceof MapNode map && map.has("kid") && map.has("public_key")) {
                    keys.add(secret(map));
                }
            }
        }
        if (content.isPresent() && keys.isEmpty()) {
            out.add(Diagnostic.of(Code.GW1602, content.get().span(), lock + " holds no keys")
                    .help("run gw keys pull"));
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }

    /** One plugin checks the tokens of all issuers that are trusted in one place, so it can be told one thing only. */
    private static void agree(List<Trusted> trusted, Diagnostics out) {
        Policy first = trusted.get(0).policy();
        for (Trusted other : trusted.subList(1, trusted.size())) {
            for (String field : SHARED) {
                Node here = other.policy().get(field);
                Node there = first.get(field);
                if (here == null ? there != null : there == null || !here.sameAs(there)) {
                    Span at = here == null ? other.policy().origin() : here.span();
                    out.add(Diagnostic.of(
                                    Code.GW1604,
                                    at,
                                    "the policies " + first.name() + " and "
                                            + other.policy().name() + " hold in one place, but differ in " + field)
                            .label(there == null ? first.origin() : there.span(), "the other is here")
                            .help("one jwt plugin checks the tokens of both: say the same in both"));
                }
            }
        }
    }

    /** Where several issuers are trusted in one place, a token of any of them is let in. */
    private static void protect(Scope scope, List<Trusted> trusted, Lowering into) {
        Policy first = trusted.get(0).policy();
        into.plugin(first, scope, "jwt", config(first));
        Policy here = new Policy(first.name(), first.fields(), List.of(scope));
        into.function(here, Runner.POST_FUNCTION, "access", LuaCode.of("claims", Map.of()));
        String issuers = String.join(", ", trusted.stream().map(Trusted::lua).toList());
        String code = LuaCode.of("issuers", Map.of("ISSUERS", "{ " + issuers + " }"));
        Scalar text = Scalar.string(code, Scalar.Style.LITERAL, first.origin());
        into.function(new LuaFunction(Runner.POST_FUNCTION, "access", scope, "issuers", text));
    }

    private static MapNode secret(MapNode key) {
        MapNode secret = new MapNode(List.of(), key.span()).with("key", require(key, "kid"));
        secret = with(secret, "algorithm", key.get("algorithm"));
        return with(secret, "rsa_public_key", key.get("public_key"));
    }

    private static MapNode with(MapNode map, String key, @Nullable Node value) {
        return value == null ? map : map.with(key, value);
    }

    /** One consumer stands for all tokens; policies with the same lock file share its keys. */
    private static void consumer(List<Trusted> trusted, Lowering into) {
        Map<String, List<MapNode>> byLock = new LinkedHashMap<>();
        trusted.forEach(each -> byLock.putIfAbsent(each.lock(), each.keys()));
        List<MapNode> keys = byLock.values().stream().flatMap(List::stream).toList();
        Policy policy = trusted.get(0).policy();
        String username = trusted.get(0).consumer();
        Node name =
                policy.get("consumer") == null ? Scalar.string(username, policy.origin()) : policy.require("consumer");
        if (into.names().consumers().contains(username)) {
            keys.forEach(key -> into.add(EntityKind.JWT_SECRETS, key.with("consumer", name)));
        } else {
            into.add(
                    EntityKind.CONSUMERS,
                    new MapNode(List.of(), policy.origin())
                            .with("username", name)
                            .with("jwt_secrets", ListNode.of(keys)));
        }
    }

    /** The claims about times that are looked at; one that Kong is told of has to be there. */
    private static List<Node> times(Policy policy) {
        List<Node> times = new ArrayList<>();
        times.add(Scalar.string("exp", policy.origin()));
        if (policy.get("not_before") instanceof Scalar flag && flag.isTrue()) {
            times.add(Scalar.string("nbf", flag.span()));
        }
        return times;
    }

    private static MapNode config(Policy policy) {
        Span origin = policy.origin();
        MapNode config = new MapNode(List.of(), origin)
                .with("key_claim_name", Scalar.string("kid", origin))
                .with("claims_to_verify", ListNode.of(times(policy)));
        for (String field : OF_PLUGIN) {
            config = with(config, field, policy.get(field));
        }
        return config;
    }
}
