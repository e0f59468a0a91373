package dev.gw.cli.gateway;

import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import java.util.Map;

/**
 * One side of a comparison.
 *
 * @param name what people call it: {@code git:HEAD}, {@code kong.yml}
 * @param bundle its configuration
 * @param plugins the schemas of its own plugins
 */
record Side(String name, Bundle bundle, Map<String, MapNode> plugins) {}
