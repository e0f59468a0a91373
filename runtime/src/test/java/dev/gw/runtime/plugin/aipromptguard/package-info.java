@NullMarked
package dev.gw.runtime.plugin.aipromptguard;

import org.jspecify.annotations.NullMarked;
