package dev.gw.cli.serve;

import dev.gw.cli.command.Invocation;
import dev.gw.drill.standin.Issuer;
import dev.gw.drill.standin.KeyRing;
import dev.gw.drill.standin.StandIn;
import dev.gw.drill.standin.StandInTls;
import dev.gw.drill.standin.StandIns;
import dev.gw.drill.standin.Trust;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code gw serve} runs beside the gateway: stand-ins for upstream servers, and an issuer of tokens. */
public final class LocalDoubles implements AutoCloseable {
    static final String MISSING = "missing";
    static final String ALL = "all";
    static final String ISSUER = "127.0.0.1:8090";

    private static final int MOST_NAMED = 12;

    private final @Nullable StandIns standIns;
    private final @Nullable Issuer issuer;

    private LocalDoubles(@Nullable StandIns standIns, @Nullable Issuer issuer) {
        this.standIns = standIns;
        this.issuer = issuer;
    }

    /**
     * Starts what the command line asks for.
     *
     * @param served what the gateway trusts at the moment
     */
    static LocalDoubles start(Invocation invocation, Supplier<Trust> served, Consumer<String> say) {
        String which = invocation.oneOf("--standins", List.of(MISSING, ALL)).orElse("");
        InetSocketAddress at = invocation
                .value("--idp")
                .map(text -> Listen.parse("--idp", text).get(0).address())
                .orElse(null);
        Issuer issuer =
                at == null ? null : Issuer.start(at, keys(invocation), served, Clock.systemUTC(), new SecureRandom());
        if (issuer != null) {
            say.accept("issuer of tokens on " + issuer.url() + ", see " + issuer.url()
                    + "/.well-known/openid-configuration");
            say.accept("what this issuer signs counts for every consumer with a public key, as gw token makes it:"
                    + " only for trying things out");
        }
        StandIns standIns = which.isEmpty() ? null : standIns(which, say);
        return new LocalDoubles(standIns, issuer);
    }

    private static StandIns standIns(String which, Consumer<String> say) {
        return new StandIns(
                which.equals(ALL) ? StandIns.Which.ALL : StandIns.Which.MISSING,
                1,
                new StandInTls(Clock.systemUTC(), new SecureRandom()),
                those -> say.accept(text(those)));
    }

    private static String text(List<StandIn> those) {
        if (those.isEmpty()) {
            return "no stand-ins: every server takes connections";
        }
        String names = those.stream()
                .limit(MOST_NAMED)
                .map(one -> one.destination() + " (" + String.join(", ", one.services()) + ")")
                .collect(Collectors.joining(", "));
        String more = those.size() > MOST_NAMED ? ", and " + (those.size() - MOST_NAMED) + " more" : "";
        return "stand-ins answer for " + names + more;
    }

    /** The keys that {@code gw serve --idp} and {@code gw token} share. */
    public static KeyRing keys(Invocation invocation) {
        Map<String, String> environment = invocation.terminal().environment();
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = !state.isEmpty()
                ? Path.of(state)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")))
                        .resolve(".local/state");
        return KeyRing.kept(base.resolve("gw"), new SecureRandom());
    }

    Doubles doubles() {
        return new Doubles(
                standIns == null ? Detours.NONE : standIns, issuer == null ? LocalKeys.NONE : issuer.localKeys());
    }

    @Override
    public void close() {
        if (issuer != null) {
            issuer.close();
        }
        if (standIns != null) {
            standIns.close();
        }
    }
}
