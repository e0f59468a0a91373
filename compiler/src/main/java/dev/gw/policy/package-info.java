/** Intent, lowered: policies become plugins, consumers and routes that any Kong 3.9 runs. */
@NullMarked
package dev.gw.policy;

import org.jspecify.annotations.NullMarked;
