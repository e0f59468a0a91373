package dev.gw.emit.deploy;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes a compose file: Kong without a database, with Redis where it is wanted. */
public final class Compose {
    private Compose() {}

    /**
     * The file's text.
     *
     * @param bundle where kong.yml lies, from the compose file: begins with {@code ./} or {@code /}
     * @param folders where the folders of custom plugins lie, by the plugins' names
     */
    public static String write(Rollout rollout, String bundle, Map<String, String> folders, String header) {
        String environment = rollout.plugins().isEmpty()
                ? ""
                : "KONG_PLUGINS: " + rollout.pluginList() + "\nKONG_LUA_PACKAGE_PATH: /kong/lua/?.lua;;\n";
        String volumes = folders.entrySet().stream()
                .map(plugin -> "- " + plugin.getValue() + ":/kong/lua/kong/plugins/" + plugin.getKey() + ":ro\n")
                .sorted()
                .collect(Collectors.joining());
        String redis = rollout.redis()
                .map(host -> host + ":\n  image: \"redis:7-alpine\"\n"
                        + "  command: [\"redis-server\", \"--save\", \"\", \"--appendonly\", \"no\"]\n"
                        + "  restart: unless-stopped\n")
                .orElse("");
        String text = Template.fill(
                "compose",
                Map.of(
                        "image", rollout.image(),
                        "environment", environment,
                        "bundle", bundle,
                        "volumes", volumes,
                        "depends",
                                rollout.redis()
                                        .map(host -> "depends_on: [" + host + "]")
                                        .orElse(""),
                        "redis", redis));
        return header.lines().map(line -> "# " + line + '\n').collect(Collectors.joining()) + text;
    }
}
