package dev.gw.drill.stage;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.load.Badge;
import dev.gw.drill.load.Badges;
import dev.gw.drill.scenario.Identity;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.Template;
import dev.gw.drill.standin.Credential;
import dev.gw.drill.standin.Credential.Wishes;
import dev.gw.drill.standin.KeyRing;
import dev.gw.drill.standin.Mint;
import dev.gw.drill.standin.TokenOrder;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds what the identities of a scenario show: tokens made for each user, keys, passwords. Thread-safe. */
public final class Wallet implements Badges {
    private final Scenario scenario;
    private final Bundle bundle;
    private final Holdings holdings;
    private final Mint mint;
    private final Wishes wishes;
    private final Clock clock;
    private final Map<String, Badge> badges = new ConcurrentHashMap<>();
    private final List<Renewal> renewals = new ArrayList<>();

    /** A badge with a token that has to be made again. */
    private record Renewal(Identity identity, int user, Badge badge) {}

    /**
     * A wallet.
     *
     * @param bundle knows the consumers
     * @param keys sign tokens where the configuration holds no secret
     * @param clock the gateway's time
     */
    public Wallet(Scenario scenario, Bundle bundle, KeyRing keys, Clock clock) {
        this.scenario = scenario;
        this.bundle = bundle;
        this.holdings = new Holdings(bundle);
        this.mint = new Mint(keys, clock, new SecureRandom());
        this.wishes = Wishes.of(bundle);
        this.clock = clock;
    }

    /** What is wrong with an identity; empty where it has all it needs. */
    public Optional<String> problem(Identity identity) {
        String name = identity.consumer();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!Credential.isConsumer(bundle, name)) {
            return Optional.of("there is no consumer " + name);
        }
        return !shows(identity) && identity.headers().isEmpty()
                ? Optional.of("the consumer " + name + " has no credential that can be shown")
                : Optional.empty();
    }

    private boolean shows(Identity identity) {
        String with = identity.with();
        String name = identity.consumer();
        boolean token = Credential.ofConsumer(bundle, name)
                .filter(one -> !one.isSecret() || one.secret() != null)
                .isPresent();
        boolean key = secret(EntityKind.KEYAUTH_CREDENTIALS, name, "key").isPresent();
        boolean password = credential(EntityKind.BASICAUTH_CREDENTIALS, name).isPresent();
        return switch (with) {
            case "jwt" -> token;
            case "key-auth" -> key;
            case "basic-auth" -> password;
            default -> token || key || password;
        };
    }

    /** Makes all badges before the run begins: signing takes time. */
    public void fill() {
        for (Load load : scenario.loads()) {
            for (String name : load.identities().keySet()) {
                Identity identity = Objects.requireNonNull(scenario.identities().get(name));
                int users = Math.max(identity.users(), users(load));
                for (int user = 1; user <= users; user++) {
                    of(name, user);
                }
            }
        }
    }

    private static int users(Load load) {
        if (load.executor() instanceof dev.gw.drill.scenario.Executor.Users users) {
            return users.most();
        }
        return load.executor() instanceof dev.gw.drill.scenario.Executor.Iterations each ? each.users() : 1;
    }

    @Override
    public Badge of(String name, int user) {
        Identity identity = scenario.identities().get(name);
        if (identity == null) {
            return Badge.NOBODY;
        }
        int one = isPersonal(identity) ? user : 1;
        return badges.computeIfAbsent(name + "\0" + one, ignored -> {
            Badge badge = new Badge(name, fields(identity, one));
            synchronized (renewals) {
                renewals.add(new Renewal(identity, one, badge));
            }
            return badge;
        });
    }

    /** Whether each user shows something of its own. */
    private static boolean isPersonal(Identity identity) {
        return identity.users() > 1
                || identity.claims().entries().stream().anyMatch(entry -> isPersonal(entry.value()))
                || identity.headers().values().stream().anyMatch(value -> !value.isFixed());
    }

    private static boolean isPersonal(Node node) {
        return node instanceof Scalar scalar && !Template.of(scalar.text()).isFixed()
                || node instanceof ListNode list && list.items().stream().anyMatch(Wallet::isPersonal)
                || node instanceof MapNode map && map.entries().stream().anyMatch(entry -> isPersonal(entry.value()));
    }

    /** Makes all tokens anew: those before are about to end, or are signed with a key that is no longer good. */
    public void renew() {
        List<Renewal> all;
        synchronized (renewals) {
            all = List.copyOf(renewals);
        }
        all.forEach(one -> one.badge().renew(fields(one.identity(), one.user())));
    }

    /** The shortest time that any token is good. */
    public long shortestMillis() {
        return scenario.identities().values().stream()
                .mapToLong(identity -> identity.ttl().toMillis())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private String fields(Identity identity, int user) {
        Function<String, @Nullable String> values = name -> switch (name) {
            case "user" -> Integer.toString(user);
            case "identity" -> identity.name();
            case "now" -> Long.toString(clock.millis());
            default -> scenario.vars().get(name);
        };
        StringBuilder fields = new StringBuilder();
        if (!identity.consumer().isEmpty()) {
            shown(identity, values, fields);
        }
        identity.headers().forEach((name, value) -> field(fields, name, value.render(values)));
        return fields.toString();
    }

    private void shown(Identity identity, Function<String, @Nullable String> values, StringBuilder fields) {
        String with = identity.with();
        String consumer = identity.consumer();
        boolean bearer = false;
        if (with.isEmpty() || with.equals("jwt")) {
            Optional<Credential> credential = Credential.ofConsumer(bundle, consumer);
            bearer = credential.isPresent();
            credential.ifPresent(one -> field(fields, "Authorization", "Bearer " + token(one, identity, values)));
        }
        if (with.isEmpty() || with.equals("key-auth")) {
            secret(EntityKind.KEYAUTH_CREDENTIALS, consumer, "key")
                    .ifPresent(key -> field(fields, holdings.keyName(), key));
        }
        if (with.equals("basic-auth") || with.isEmpty() && !bearer) {
            basic(consumer).ifPresent(value -> field(fields, "Authorization", value));
        }
    }

    private String token(Credential credential, Identity identity, Function<String, @Nullable String> values) {
        MapNode claims = (MapNode) rendered(identity.claims(), values);
        return mint.token(credential, wishes, new TokenOrder(claims, identity.ttl(), TokenOrder.Defect.NONE));
    }

    private static Node rendered(Node node, Function<String, @Nullable String> values) {
        if (node instanceof MapNode map) {
            return new MapNode(
                    map.entries().stream()
                            .map(entry -> new MapNode.Entry(entry.key(), rendered(entry.value(), values)))
                            .toList(),
                    map.span());
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(item -> rendered(item, values)).toList(), list.span());
        }
        Scalar scalar = (Scalar) node;
        return scalar.isString() ? Scalar.string(Template.of(scalar.text()).render(values)) : scalar;
    }

    private Optional<Entity> credential(EntityKind kind, String consumer) {
        return holdings.first(kind, consumer);
    }

    private Optional<String> secret(EntityKind kind, String consumer, String field) {
        return credential(kind, consumer).map(one -> one.fields().string(field));
    }

    private Optional<String> basic(String consumer) {
        return credential(EntityKind.BASICAUTH_CREDENTIALS, consumer).map(one -> {
            String pair = one.fields().string("username") + ":" + one.fields().string("password");
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void field(StringBuilder fields, String name, String value) {
        fields.append(name)
                .append(": ")
                .append(value.replaceAll("[\r\n\0]", " "))
                .append("\r\n");
    }
}
