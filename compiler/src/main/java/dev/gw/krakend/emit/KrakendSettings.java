package dev.gw.krakend.emit;

import dev.gw.krakend.Edition;

/**
 * What a krakend.json is written for.
 *
 * @param edition the edition that will run it
 * @param tiersLoop whether tiers may become a second way through the gateway, where the edition has none
 * @param name what the gateway is called
 */
public record KrakendSettings(Edition edition, boolean tiersLoop, String name) {
    /** Whether the enterprise edition runs it. */
    boolean enterprise() {
        return edition == Edition.EE;
    }
}
