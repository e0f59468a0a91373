@NullMarked
package dev.gw.runtime.plugin.callerlimits;

import org.jspecify.annotations.NullMarked;
