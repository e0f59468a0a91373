package dev.gw.drill.scenario;

import dev.gw.source.Span;

/**
 * The gateway that a scenario asks for. Immutable.
 *
 * @param url where it is; empty for gw's own in this process
 * @param config a declarative file to serve, relative to the scenario; empty for the project
 * @param env the environment whose overlay is laid over the project; empty for none
 * @param http what is spoken: {@code h1}, {@code h2} (over TLS), {@code h2c} (without); empty for what the target prefers
 * @param configAt where the declarative file is named
 */
public record TargetWish(String url, String config, String env, String http, Span configAt) {
    /** gw's own, serving the project. */
    public static final TargetWish USUAL = new TargetWish("", "", "", "", Span.nowhere());
}
