package dev.gw.diff;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells the entities of a kind from each other where no ids are written; the surest way first. */
final class NaturalKeys {
    /** A key of an entity; null where it has none. */
    interface Key {
        @Nullable
        String of(Bundle bundle, Entity entity, Parents parents);
    }

    private static final List<String> SCOPES = List.of("route", "service", "consumer");

    private NaturalKeys() {}

    static List<Key> of(EntityKind kind) {
        return switch (kind) {
            case PLUGINS ->
                List.of(
                        (bundle, plugin, parents) -> scoped(plugin, parents),
                        (bundle, plugin, parents) -> joined(
                                plugin.fields().string("instance_name"),
                                plugin.fields().string("name")));
            case TARGETS ->
                List.of((bundle, target, parents) -> joined(
                        parents.id(target, "upstream"),
                        TargetAddress.of(target.fields().string("target"))));
            case ACLS ->
                List.of((bundle, acl, parents) ->
                        joined(parents.id(acl, "consumer"), acl.fields().string("group")));
            case KEYS ->
                List.of(
                        NaturalKeys.field("name"),
                        (bundle, key, parents) -> joined(key.fields().string("kid"), parents.id(key, "set")));
            case FILTER_CHAINS ->
                List.of(
                        NaturalKeys.field("name"),
                        (bundle, chain, parents) -> joined(parents.id(chain, "route"), parents.id(chain, "service")));
            case CERTIFICATES ->
                List.of(NaturalKeys.field("cert"), (bundle, certificate, parents) -> firstName(bundle, certificate));
            case CA_CERTIFICATES -> List.of(NaturalKeys.field("cert"));
            default -> fields(kind.naturalKeys());
        };
    }

    private static List<Key> fields(List<String> names) {
        List<Key> keys = new ArrayList<>(names.size());
        names.forEach(name -> keys.add(field(name)));
        return keys;
    }

    private static Key field(String name) {
        return (bundle, entity, parents) -> entity.fields().string(name);
    }

    private static String scoped(Entity plugin, Parents parents) {
        StringBuilder key = new StringBuilder(String.valueOf(plugin.fields().string("name")));
        SCOPES.forEach(field -> key.append(' ').append(parents.id(plugin, field)));
        return key.toString();
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        return first == null || second == null ? null : first + ' ' + second;
    }

    /** A certificate is known by the server names it serves. */
    private static @Nullable String firstName(Bundle bundle, Entity certificate) {
        return bundle.all(EntityKind.SNIS).stream()
                .filter(sni -> certificate.id().equals(sni.foreignId("certificate")))
                .map(sni -> String.valueOf(sni.fields().string("name")))
                .min(String::compareTo)
                .orElse(null);
    }
}
