/** gw quota, gw quota-sync and gw plugin: quotas of tenants between NATS and Redis, and the plugins that gw brings for Kong. */
@NullMarked
package dev.gw.cli.quota;

import org.jspecify.annotations.NullMarked;
