package dev.gw.bench;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.RouterRequest;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding the route of a request among few and many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RouteMatching {
    /** As many requests for each number of routes, so that their own memory costs the same. */
    private static final int REQUESTS = 1024;

    @Param({"10", "1000", "10000"})
    private int routes;

    @Param({"plain", "regex", "hosts", "headers"})
    private String by = "";

    /** How many different routes are asked for: 1,000 don't fit into the processor's caches as 10 do. */
    @Param({"10", "1000"})
    private int asked;

    private final RouterRequest[] requests = new RouterRequest[REQUESTS];
    private @Nullable Router router;
    private int next;

    @Setup
    public void prepare() {
        router = new Router(Configuration.ofRoutes(routes, by));
        Random random = new Random(1);
        for (int i = 0; i < REQUESTS; i++) {
            int route = random.nextInt(asked) * 997 % routes;
            String path = Configuration.path(route) + (by.equals("regex") ? "/42" : "/below");
            String item = Configuration.path(route).substring(8);
            String host = by.equals("hosts") ? item + ".example.test" : Configuration.host(route);
            Headers headers = new Headers().add("Host", host).add("X-Tenant", item);
            requests[i] = RouterRequest.of("GET", host, 80, path, headers, false, null);
        }
    }

    @Benchmark
    public Router.Found find() {
        next = next + 1 & REQUESTS - 1;
        Router.Found found = router == null ? null : router.find(requests[next]);
        if (found == null) {
            throw new IllegalStateException("no route for " + requests[next]);
        }
        return found;
    }
}
