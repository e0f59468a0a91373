package dev.gw.drill.export;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.export.Script.Block;
import dev.gw.drill.scenario.Identity;
import dev.gw.drill.scenario.Template;
import dev.gw.drill.stage.Holdings;
import dev.gw.drill.standin.Credential.Wishes;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What identities show. Secrets never stand in a script: they are given to it by its environment, by name. Belongs to one
 * export.
 */
final class Shows {
    private final Optional<Holdings> holdings;
    private final Values values;
    private final Names names;
    private final Needs needs;
    private final Carried carried;
    private boolean signs;
    private boolean isGiven;

    Shows(Optional<Holdings> holdings, Values values, Names names, Needs needs, Carried carried) {
        this.holdings = holdings;
        this.values = values;
        this.names = names;
        this.needs = needs;
        this.carried = carried;
    }

    /** Whether the script signs tokens. */
    boolean signs() {
        return signs;
    }

    /** Whether the script takes tokens that somebody else made. */
    boolean isGiven() {
        return isGiven;
    }

    /** Writes an identity. */
    void write(Identity identity, Block out) {
        List<String> fields = new ArrayList<>();
        if (!identity.consumer().isEmpty() && holdings.isPresent()) {
            credentials(identity, holdings.get(), fields);
        }
        new TreeMap<>(identity.headers())
                .forEach((name, value) -> fields.add(Js.key(name) + ": " + values.ofIdentity(value)));
        if (!identity.headers().isEmpty()) {
            carried.mapped("identities." + identity.name() + ".headers", "");
        }
        out.block(Js.key(identity.name()) + ": {", "},", inner -> {
            inner.line("users: " + identity.users() + ",");
            inner.line("personal: " + isPersonal(identity) + ",");
            inner.line("ttl: " + identity.ttl().toMillis() + ",");
            inner.block("shows: (who) => ({", "}),", show -> fields.forEach(field -> show.line(field + ",")));
        });
    }

    /** Whether each user shows something of its own. */
    private static boolean isPersonal(Identity identity) {
        return identity.users() > 1
                || hasPlaces(identity.claims())
                || identity.headers().values().stream().anyMatch(value -> !value.isFixed());
    }

    private static boolean hasPlaces(Node node) {
        if (node instanceof MapNode map) {
            return map.entries().stream().anyMatch(entry -> hasPlaces(entry.value()));
        }
        if (node instanceof dev.gw.document.ListNode list) {
            return list.items().stream().anyMatch(Shows::hasPlaces);
        }
        return !Template.of(((Scalar) node).text()).isFixed();
    }

    private void credentials(Identity identity, Holdings known, List<String> fields) {
        String with = identity.with();
        String consumer = identity.consumer();
        String name = names.variable(identity.name());
        boolean bearer = false;
        if (with.isEmpty() || with.equals("jwt")) {
            Optional<Entity> secret = known.first(EntityKind.JWT_SECRETS, consumer)
                    .filter(one -> one.fields().string("key") != null);
            bearer = secret.isPresent();
            secret.ifPresent(one -> fields.add("Authorization: `Bearer ${" + token(identity, known, one, name) + "}`"));
        }
        if ((with.isEmpty() || with.equals("key-auth"))
                && known.first(EntityKind.KEYAUTH_CREDENTIALS, consumer).isPresent()) {
            needs.add(List.of("GW_KEY_" + name), "the key of " + consumer + " for key-auth");
            fields.add(Js.key(known.keyName()) + ": __ENV.GW_KEY_" + name);
            carried.mapped(field(identity), "its key comes from GW_KEY_" + name);
        }
        if (with.equals("basic-auth") || with.isEmpty() && !bearer) {
            known.first(EntityKind.BASICAUTH_CREDENTIALS, consumer)
                    .ifPresent(one -> fields.add("Authorization: " + basic(identity, one, name)));
        }
    }

    private static String field(Identity identity) {
        return "identities." + identity.name();
    }

    private String basic(Identity identity, Entity credential, String name) {
        needs.add(List.of("GW_PASSWORD_" + name), "the password of " + identity.consumer() + " for basic-auth");
        String user = open(
                credential, "username", "GW_USER_" + name, "the name of " + identity.consumer() + " for basic-auth");
        carried.mapped(field(identity), "its password comes from GW_PASSWORD_" + name);
        return "`Basic ${encoding.b64encode([" + user + ", __ENV.GW_PASSWORD_" + name + "].join(':'))}`";
    }

    /** A field that is no secret, unless the configuration has it from its environment. */
    private String open(Entity entity, String field, String variable, String what) {
        if (entity.fields().get(field) instanceof Scalar scalar && !scalar.isSensitive()) {
            return Js.text(scalar.text());
        }
        needs.add(List.of(variable), what);
        return "__ENV." + variable;
    }

    private String token(Identity identity, Holdings known, Entity secret, String name) {
        String algorithm = java.util.Objects.requireNonNullElse(secret.fields().string("algorithm"), "HS256");
        String consumer = identity.consumer();
        if (!algorithm.startsWith("HS")) {
            isGiven = true;
            needs.add(
                    List.of("GW_TOKEN_" + name, "GW_TOKEN_FILE_" + name),
                    "a token of " + consumer + " (" + algorithm + "): gw token --consumer " + consumer + " --ttl 2h");
            carried.changed(
                    field(identity),
                    "k6 can't sign " + algorithm + ": tokens come from GW_TOKEN_" + name + " or GW_TOKEN_FILE_" + name
                            + "; claims, ttl and users are those of whoever makes them");
            return "given" + name + "(who.user)";
        }
        signs = true;
        needs.add(List.of("GW_SECRET_" + name), "the secret of " + consumer + " for " + algorithm);
        carried.mapped(field(identity), "the script signs " + algorithm + " with GW_SECRET_" + name);
        Wishes wishes = Wishes.of(known.bundle());
        long ttl = Math.max(1, identity.ttl().toSeconds());
        String key = open(
                secret, "key", "GW_ISSUER_" + name, "what " + wishes.keyClaim() + " says in tokens of " + consumer);
        String value = "__ENV.GW_SECRET_" + name;
        String octets = wishes.base64()
                ? "encoding.b64decode(" + value + ".replace(/-/g, '+').replace(/_/g, '/').replace(/=/g, ''), 'rawstd')"
                : value;
        return "signed('" + algorithm + "', " + octets + ", " + claims(identity, wishes, key) + ", "
                + (wishes.longest() > 0 ? Math.min(ttl, wishes.longest()) : ttl) + ")";
    }

    private String claims(Identity identity, Wishes wishes, String key) {
        List<String> all = new ArrayList<>(List.of(Js.key(wishes.keyClaim()) + ": " + key));
        if (!wishes.keyClaim().equals("sub")) {
            all.add("sub: " + Js.text(identity.consumer()));
        }
        identity.claims()
                .entries()
                .forEach(entry -> all.add(Js.key(entry.name()) + ": "
                        + Js.value(entry.value(), text -> values.ofIdentity(Template.of(text)))));
        return "{ " + String.join(", ", all) + " }";
    }
}
