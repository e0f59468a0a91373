package dev.gw.drill.derive;

import dev.gw.model.Entity;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a rate-limiting plugin, among its others.
 *
 * @param plugin the plugin
 * @param window the window
 * @param limit how many requests pass in it
 * @param shorter the plugin's limits for shorter windows, which must not be met while this one is
 * @param longer those for longer ones
 */
record Quota(Entity plugin, Window window, long limit, List<Part> shorter, List<Part> longer) {
    /**
     * A limit.
     *
     * @param window the window
     * @param limit how many requests pass in it
     */
    record Part(Window window, long limit) {}

    /** The limits of a plugin, shortest window first. */
    static List<Quota> of(Entity plugin) {
        PluginConfig config = PluginConfig.of(plugin);
        List<Part> parts = new ArrayList<>();
        for (Window window : Window.values()) {
            if (config.hasNumber(window.word())) {
                parts.add(new Part(window, (long) Math.ceil(config.number(window.word()))));
            }
        }
        List<Quota> quotas = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            quotas.add(new Quota(
                    plugin, part.window(), part.limit(), parts.subList(0, i), parts.subList(i + 1, parts.size())));
        }
        return quotas;
    }

    /** Why the limit is never what decides; null where it is. */
    @Nullable
    String shadowedBy() {
        for (Part other : longer) {
            if (other.limit() <= limit) {
                return "the limit of " + per(other.limit(), other.window()) + " is met first";
            }
        }
        for (Part other : shorter) {
            long windows = window.seconds() / other.window().seconds();
            if (other.limit() * windows <= limit) {
                return "the limit of " + per(other.limit(), other.window()) + " lets no more pass";
            }
        }
        return null;
    }

    String label() {
        return per(limit, window);
    }

    private static String per(long limit, Window window) {
        return limit + " " + each(window);
    }

    /** {@code a minute}, {@code an hour}. */
    static String each(Window window) {
        return (window == Window.HOUR ? "an " : "a ") + window.word();
    }

    String key() {
        return "limit " + plugin.id() + " " + window.word();
    }
}
