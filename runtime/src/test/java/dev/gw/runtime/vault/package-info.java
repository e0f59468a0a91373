@NullMarked
package dev.gw.runtime.vault;

import org.jspecify.annotations.NullMarked;
