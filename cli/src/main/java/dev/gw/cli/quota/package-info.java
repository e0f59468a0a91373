/** gw quota and gw quota-sync: quotas of tenants between NATS and Redis. */
@NullMarked
package dev.gw.cli.quota;

import org.jspecify.annotations.NullMarked;
