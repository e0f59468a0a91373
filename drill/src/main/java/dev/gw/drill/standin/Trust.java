package dev.gw.drill.standin;

import dev.gw.drill.standin.Credential.Wishes;
import dev.gw.model.Bundle;
import java.util.Optional;

/**
 * Whose tokens a gateway takes.
 *
 * @param bundle the configuration that it serves
 * @param claims what the policies ask of tokens from which that was made
 */
public record Trust(Bundle bundle, PolicyClaims claims) {
    /** The credential of a consumer. */
    Optional<Credential> consumer(String name) {
        return Credential.ofConsumer(bundle, name);
    }

    /** The credential that stands for whomever a trusted issuer knows. */
    Optional<Credential> anybody() {
        return claims.trusted().flatMap(this::consumer);
    }

    /** What tokens of a credential have to look like. */
    public Wishes wishes(Credential credential) {
        return Wishes.of(bundle).saying(claims.of(credential.consumer()));
    }
}
