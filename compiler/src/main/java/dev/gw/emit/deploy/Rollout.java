package dev.gw.emit.deploy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to run, and how.
 *
 * @param name the gateway's name: letters, digits and dashes, as in a host name
 * @param image Kong's image
 * @param replicas how many pods
 * @param namespace the namespace; empty for the one that kubectl is set to
 * @param hosts the host names that lead to the gateway from outside; none for no ingress
 * @param admin whether the Admin API is reached from other pods
 * @param gui whether Kong Manager is, too; it shows what the Admin API says
 * @param redis the host under which a Redis of its own is wanted; empty for none
 * @param bundle the text of kong.yml
 * @param secret whether the bundle holds values that belong into a secret: it is then not written out, only referred to
 * @param plugins the files of custom Lua plugins, by plugin and file name
 */
public record Rollout(
        String name,
        String image,
        int replicas,
        Optional<String> namespace,
        List<String> hosts,
        boolean admin,
        boolean gui,
        Optional<String> redis,
        String bundle,
        boolean secret,
        SortedMap<String, Map<String, String>> plugins) {
    public Rollout {
        hosts = List.copyOf(hosts);
        plugins = new TreeMap<>(plugins);
    }

    /** What changes when the configuration or a plugin changes: SHA-256, hexadecimal. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bundle.getBytes(StandardCharsets.UTF_8));
            plugins.forEach((plugin, files) -> new TreeMap<>(files)
                    .forEach((file, text) ->
                            digest.update((plugin + '/' + file + '\0' + text).getBytes(StandardCharsets.UTF_8))));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of KONG_PLUGINS. */
    String pluginList() {
        return "bundled," + String.join(",", plugins.keySet());
    }
}
