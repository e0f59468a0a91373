package dev.gw.admin;

import dev.gw.document.MapNode;

/**
 * The configuration of a running gateway.
 *
 * @param database whether the gateway keeps it in a database, entity by entity
 * @param document it, as a flat document in format 3.0 with the ids of all entities
 */
public record LiveConfig(boolean database, MapNode document) {}
