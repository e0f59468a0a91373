package dev.gw.policy.lower;

import dev.gw.policy.PolicyType;
import dev.gw.policy.type.ClaimsToHeaders;
import dev.gw.policy.type.Deprecation;
import dev.gw.policy.type.ErrorFormat;
import dev.gw.policy.type.Health;
import dev.gw.policy.type.Jwks;
import dev.gw.policy.type.Krakend;
import dev.gw.policy.type.RequestIds;
import dev.gw.policy.type.RequiredHeaders;
import dev.gw.policy.type.Scopes;
import dev.gw.policy.type.SecurityHeaders;
import dev.gw.policy.type.SsoExchange;
import dev.gw.policy.type.Tiers;
import dev.gw.policy.type.TokenClaims;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies that gw brings, by name, in the order in which they act, whatever the order of files. */
public final class PolicyTypes {
    private static final Map<String, PolicyType> ALL = new LinkedHashMap<>();

    static {
        List.of(
                        new Health(),
                        new RequestIds(),
                        new Tiers(),
                        new Jwks(),
                        new TokenClaims(),
                        new Scopes(),
                        new RequiredHeaders(),
                        new ClaimsToHeaders(),
                        new SsoExchange(),
                        new SecurityHeaders(),
                        new Deprecation(),
                        new ErrorFormat(),
                        new Krakend())
                .forEach(type -> ALL.put(type.name(), type));
    }

    private PolicyTypes() {}

    /** All of them, those that act first in front. */
    public static Map<String, PolicyType> all() {
        return Collections.unmodifiableMap(ALL);
    }
}
