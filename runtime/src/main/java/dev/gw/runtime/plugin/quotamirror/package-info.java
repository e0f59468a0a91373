/** The quota-mirror plugin: watches the quotas of tenants that gw quota-sync keeps in Redis. */
@NullMarked
package dev.gw.runtime.plugin.quotamirror;

import org.jspecify.annotations.NullMarked;
