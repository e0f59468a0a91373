package dev.gw.runtime.impact.chain;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginScopes.Choice;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a route asks its callers for. A plugin without {@code anonymous} must be satisfied; of those with it, one is
 * enough, and a caller who satisfies none passes as the anonymous consumer unless something stops that one.
 *
 * @param required the plugins that must be satisfied, by name
 * @param optional the plugins with an anonymous consumer, by name
 * @param passing the name of the anonymous consumer that passes; null where none does
 */
record Authentication(
        Map<String, Entity> required,
        Map<String, Entity> optional,
        @Nullable String passing) {
    private static final Set<String> NAMES = Set.of(
            "basic-auth",
            "hmac-auth",
            "jwt",
            "key-auth",
            "ldap-auth",
            "oauth2",
            "header-cert-auth",
            "jwt-signer",
            "key-auth-enc",
            "ldap-auth-advanced",
            "mtls-auth",
            "oauth2-introspection",
            "oidc",
            "openid-connect",
            "saml",
            "vault-auth");

    /** How much is asked, the later the more. */
    enum Level {
        NOTHING,
        IF_GIVEN,
        ALWAYS
    }

    static boolean isAsking(String plugin) {
        return NAMES.contains(plugin);
    }

    static Authentication of(Side side, Map<String, Choice> chain) {
        Map<String, Entity> required = new TreeMap<>();
        Map<String, Entity> optional = new TreeMap<>();
        String passing = null;
        for (Choice choice : chain.values()) {
            Entity plugin = choice.otherwise();
            if (plugin == null || !isAsking(choice.name())) {
                continue;
            }
            String anonymous =
                    ConfigValues.texts(plugin, "anonymous").stream().findFirst().orElse("");
            (anonymous.isEmpty() ? required : optional).put(choice.name(), plugin);
            if (!anonymous.isEmpty() && passing == null && passes(side, chain, anonymous)) {
                Entity consumer = side.consumer(anonymous);
                String name = consumer == null ? null : consumer.name();
                passing = name == null ? anonymous : name;
            }
        }
        return new Authentication(required, optional, required.isEmpty() ? passing : null);
    }

    /** Whether nothing stops the anonymous consumer. */
    private static boolean passes(Side side, Map<String, Choice> chain, String anonymous) {
        Entity consumer = side.consumer(anonymous);
        if (consumer == null) {
            return false;
        }
        Entity end = selected(chain.get("request-termination"), consumer);
        if (end != null && ConfigValues.at(end, "trigger") == null) {
            return false;
        }
        Entity acl = selected(chain.get("acl"), consumer);
        if (acl == null) {
            return true;
        }
        Set<String> groups = side.groupsOf(consumer);
        Set<String> allow = ConfigValues.texts(acl, "allow");
        Set<String> deny = ConfigValues.texts(acl, "deny");
        return allow.isEmpty()
                ? deny.stream().noneMatch(groups::contains)
                : allow.stream().anyMatch(groups::contains);
    }

    private static @Nullable Entity selected(@Nullable Choice choice, Entity consumer) {
        return choice == null ? null : choice.byConsumer().getOrDefault(consumer.id(), choice.otherwise());
    }

    Level level() {
        if (required.isEmpty() && optional.isEmpty()) {
            return Level.NOTHING;
        }
        return passing == null ? Level.ALWAYS : Level.IF_GIVEN;
    }

    /** The plugin of a name; null for none. */
    @Nullable
    Entity plugin(String name) {
        return required.containsKey(name) ? required.get(name) : optional.get(name);
    }

    /** For people: {@code jwt and key-auth}, {@code jwt or key-auth}. */
    String shown() {
        String all = String.join(" and ", required.keySet());
        String any = String.join(" or ", optional.keySet());
        if (all.isEmpty()) {
            return any.isEmpty() ? "none" : any + (passing == null ? "" : " or none");
        }
        return all;
    }

    /** Whether both ask for the same. */
    boolean asksAs(Authentication other) {
        return required.keySet().equals(other.required.keySet())
                && optional.keySet().equals(other.optional.keySet())
                && Objects.equals(passing, other.passing);
    }
}
