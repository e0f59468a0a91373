package dev.gw.drill.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to send. Immutable.
 *
 * @param method the method
 * @param host the Host header
 * @param path the path, as it goes over the wire
 * @param query the query without its question mark; empty for none
 * @param headers the other header fields
 * @param body the body, one character per octet; null for none
 * @param client the address to ask from; null for this machine's own
 * @param https whether the client is to count as one that came over TLS
 * @param proofs what is added at the moment of sending
 */
public record Ask(
        String method,
        String host,
        String path,
        String query,
        List<Field> headers,
        @Nullable String body,
        @Nullable String client,
        boolean https,
        List<Proof> proofs) {
    public Ask {
        headers = List.copyOf(headers);
        proofs = List.copyOf(proofs);
    }

    /** A request without header fields or a body. */
    public static Ask of(String method, String host, String path) {
        return new Ask(method, host, path, "", List.of(), null, null, false, List.of());
    }

    /** The target: path and query. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The value of the first field of a name; null where there is none. */
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst()
                .orElse(null);
    }

    public Ask withMethod(String other) {
        return new Ask(other, host, path, query, headers, body, client, https, proofs);
    }

    public Ask withHost(String other) {
        return new Ask(method, other, path, query, headers, body, client, https, proofs);
    }

    public Ask withPath(String other) {
        return new Ask(method, host, other, query, headers, body, client, https, proofs);
    }

    /** With an argument added to the query. */
    public Ask withArgument(String name, String value) {
        String more = name + "=" + value;
        String all = query.isEmpty() ? more : query + "&" + more;
        return new Ask(method, host, path, all, headers, body, client, https, proofs);
    }

    /** With a field, which replaces those of its name. */
    public Ask with(Field field) {
        List<Field> kept = new ArrayList<>(headers);
        kept.removeIf(old -> old.name().equalsIgnoreCase(field.name()));
        kept.add(field);
        return new Ask(method, host, path, query, kept, body, client, https, proofs);
    }

    public Ask with(String name, String value) {
        return with(Field.of(name, value));
    }

    public Ask without(String name) {
        List<Field> kept = new ArrayList<>(headers);
        kept.removeIf(old -> old.name().equalsIgnoreCase(name));
        return new Ask(method, host, path, query, kept, body, client, https, proofs);
    }

    public Ask withBody(@Nullable String other) {
        return new Ask(method, host, path, query, headers, other, client, https, proofs);
    }

    /** As if sent from another address. */
    public Ask from(String address) {
        return new Ask(method, host, path, query, headers, body, address, https, proofs);
    }

    public Ask overTls(boolean tls) {
        return new Ask(method, host, path, query, headers, body, client, tls, proofs);
    }

    public Ask with(Proof proof) {
        List<Proof> all = new ArrayList<>(proofs);
        all.add(proof);
        return withProofs(all);
    }

    public Ask withProofs(List<Proof> all) {
        return new Ask(method, host, path, query, headers, body, client, https, all);
    }

    /** The request as it is sent at a moment. */
    public Ask at(Instant now) {
        Ask proved = this;
        for (Proof proof : proofs) {
            proved = proof.prove(proved, now);
        }
        return proved.withProofs(List.of());
    }
}
