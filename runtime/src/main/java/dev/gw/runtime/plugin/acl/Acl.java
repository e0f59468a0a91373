package dev.gw.runtime.plugin.acl;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Compares the groups of who was recognised with a list. The groups are those of the consumer; those that a plugin left
 * as {@code authenticated_groups} count where there is no consumer or no credential, or where the setting prefers them.
 */
final class Acl implements Plugin {
    private static final String AUTHENTICATED = "X-Authenticated-Groups";
    private static final String FORBIDDEN = "You cannot consume this service";

    private final boolean denies;
    private final Set<String> listed;
    private final boolean hide;
    private final boolean prefersAuthenticated;
    private final ConsumerGroups groups;

    Acl(PluginConfig config, ConsumerGroups groups) {
        List<String> deny = config.strings("deny");
        this.denies = !deny.isEmpty();
        this.listed = Set.copyOf(denies ? deny : config.strings("allow"));
        this.hide = config.isTrue("hide_groups_header");
        this.prefersAuthenticated = config.isTrue("always_use_authenticated_groups");
        this.groups = groups;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Identity identity = exchange.identity();
        String consumer = identity == null ? null : identity.consumerId();
        boolean hasCredential = identity != null && !identity.isAnonymous();
        boolean looks = consumer == null || !hasCredential || prefersAuthenticated;
        List<String> authenticated = looks ? authenticatedGroups(exchange) : null;
        if (authenticated != null) {
            decide(exchange, authenticated, AUTHENTICATED);
            return null;
        }
        List<String> own = consumer == null ? List.of() : groups.of(consumer);
        if (consumer == null || own.isEmpty() && !denies) {
            exchange.respond(
                    hasCredential
                            ? ErrorAnswers.error(exchange, 403, FORBIDDEN)
                            : ErrorAnswers.error(exchange, 401, "Unauthorized"));
            return null;
        }
        decide(exchange, own, "X-Consumer-Groups");
        return null;
    }

    private static @Nullable List<String> authenticatedGroups(Exchange exchange) {
        if (!(exchange.shared().get("authenticated_groups") instanceof List<?> left)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        left.forEach(group -> texts.add(String.valueOf(group)));
        return texts;
    }

    private void decide(Exchange exchange, List<String> has, String header) {
        boolean isListed = has.stream().anyMatch(listed::contains);
        if (isListed == denies) {
            exchange.respond(ErrorAnswers.error(exchange, 403, FORBIDDEN));
        } else if (!hide && !(denies && header.equals(AUTHENTICATED))) {
            // Kong names groups that another plugin left only where they are what lets the request pass
            // Kong sends nothing as a space
            String groups = has.isEmpty() ? " " : Octets.of(String.join(", ", has));
            exchange.upstream().headers().set(header, groups);
        }
    }
}
