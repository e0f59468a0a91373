package dev.gw.check;

import dev.gw.check.schema.KongSchemas;
import dev.gw.document.MapNode;
import dev.gw.model.RouterFlavor;
import java.util.Map;

/**
 * What a document is checked for.
 *
 * @param flavor the router that will read the routes
 * @param edition the edition of Kong that will read the document
 * @param strict whether what can't be checked is an error instead of a warning
 * @param customPlugins the schemas of plugins that Kong does not bring, by name, in the shape of a Kong schema
 *     definition
 */
public record CheckSettings(RouterFlavor flavor, Edition edition, boolean strict, Map<String, MapNode> customPlugins) {
    /** The editions of Kong. */
    public enum Edition {
        OSS,
        ENTERPRISE
    }

    public CheckSettings {
        customPlugins = Map.copyOf(customPlugins);
    }

    /** Kong's own defaults: open source, the compatible router, nothing of one's own. */
    public static CheckSettings defaults() {
        return new CheckSettings(RouterFlavor.TRADITIONAL_COMPATIBLE, Edition.OSS, false, Map.of());
    }

    KongSchemas schemas() {
        return KongSchemas.of(flavor, customPlugins);
    }
}
