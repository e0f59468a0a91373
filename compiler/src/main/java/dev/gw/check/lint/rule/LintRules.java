package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Nearest;
import java.util.List;
import java.util.Optional;

/** All lint rules. */
public final class LintRules {
    private static final List<LintRule> ALL = List.of(
            new UnreachableRoute(),
            new IdenticalMatches(),
            new RouteWithoutAuthentication(),
            new AuthenticationWithoutCredentials(),
            new CredentialsWithoutPlugin(),
            new CorsAnyOrigin(),
            new LocalLimitOnSeveralNodes(),
            new RedisWithoutTimeout(),
            new PlaintextSecret(),
            new UnusedUpstream(),
            new UpstreamWithoutTargets(),
            new ServiceWithoutRoutes(),
            new StripPathSurprise(),
            new UnanchoredRegex(),
            new PluginNeverRuns(),
            new MisspeltUpstream(),
            new CatchAllRoute(),
            new DisabledPlugin(),
            new OverlapDecidedById(),
            new UnknownAclGroup(),
            new LooseCorsOrigin(),
            new LimitByUnknownConsumer(),
            new SilencedPlugin(),
            new AclWithoutAuthentication(),
            new RegexPriorityWithoutRegex(),
            new RedirectWithoutEffect(),
            new ServiceOfOtherSubsystem(),
            new UnknownAnonymous(),
            new UpperCaseHost(),
            new LowerCasedHeaderRegex(),
            new UnverifiedExpiry(),
            new PreflightWithoutRoute(),
            new ServiceWithoutAuthentication(),
            new TokenWithoutJwt(),
            new ExpiredCredential());

    private LintRules() {}

    /** Every rule, by ascending code. */
    public static List<LintRule> all() {
        return ALL;
    }

    /** The rule of a code such as {@code GW2012} or a name such as {@code service-without-routes}. */
    public static Optional<LintRule> find(String codeOrName) {
        return ALL.stream()
                .filter(rule -> rule.code().id().equals(codeOrName) || rule.id().equals(codeOrName))
                .findFirst();
    }

    /** The name that a misspelt one probably means. */
    public static Optional<String> nearest(String misspelt) {
        return Nearest.to(misspelt, ALL.stream().map(LintRule::id).toList());
    }
}
