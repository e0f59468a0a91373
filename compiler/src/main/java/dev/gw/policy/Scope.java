package dev.gw.policy;

/**
 * Where something holds: everywhere, on a service, or on a route.
 *
 * @param level how wide it is
 * @param name the service or route; empty for everywhere
 */
public record Scope(Level level, String name) {
    /** How wide a scope is, the widest first. */
    public enum Level {
        EVERYWHERE,
        SERVICE,
        ROUTE
    }

    public static final Scope EVERYWHERE = new Scope(Level.EVERYWHERE, "");

    public static Scope service(String name) {
        return new Scope(Level.SERVICE, name);
    }

    public static Scope route(String name) {
        return new Scope(Level.ROUTE, name);
    }
}
