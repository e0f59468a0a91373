package dev.gw.runtime.plugin.session;

import dev.gw.runtime.plugin.PluginConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long sessions last, in seconds; 0 for without an end.
 *
 * @param idling without being used
 * @param rolling with the same cookie
 * @param absolute at all
 */
record SessionTimes(double idling, double rolling, double absolute) {
    /** Those of sessions. */
    static SessionTimes of(PluginConfig config) {
        return new SessionTimes(
                config.number("idling_timeout"), config.number("rolling_timeout"), config.number("absolute_timeout"));
    }

    /** Those of cookies that outlive sessions. */
    static SessionTimes remembered(PluginConfig config) {
        return new SessionTimes(
                0, config.number("remember_rolling_timeout"), config.number("remember_absolute_timeout"));
    }

    boolean isAlive(SessionData data, long now) {
        return within(now - data.touched(), idling)
                && within(now - data.rolled(), rolling)
                && within(now - data.created(), absolute);
    }

    private static boolean within(long passed, double limit) {
        return !(limit > 0) || passed <= limit;
    }

    /** How much of a limit is left; null where there is none. */
    private static @Nullable Double left(double limit, long passed) {
        return limit > 0 ? limit - passed : null;
    }

    /** What a property says that is about time, of a session at a moment; null for nothing. */
    @Nullable
    Double property(String name, SessionData data, long now) {
        Double idle = left(idling, now - data.touched());
        Double roll = left(rolling, now - data.rolled());
        Double all = left(absolute, now - data.created());
        return switch (name) {
            case "timeout" -> lesser(lesser(idle, roll), all);
            case "idling-timeout" -> idle;
            case "rolling-timeout" -> roll;
            case "absolute-timeout" -> all;
            default -> null;
        };
    }

    private static @Nullable Double lesser(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
