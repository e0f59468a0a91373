package dev.gw.drill.scenario;

/**
 * The gateway that a scenario asks for. Immutable.
 *
 * @param url where it is; empty for gw's own in this process
 * @param config a declarative file to serve, relative to the scenario; empty for the project
 * @param env the environment whose overlay is laid over the project; empty for none
 */
public record TargetWish(String url, String config, String env) {
    /** gw's own, serving the project. */
    public static final TargetWish USUAL = new TargetWish("", "", "");
}
