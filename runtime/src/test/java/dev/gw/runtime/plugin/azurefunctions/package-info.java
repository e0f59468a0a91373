@NullMarked
package dev.gw.runtime.plugin.azurefunctions;

import org.jspecify.annotations.NullMarked;
