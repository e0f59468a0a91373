@NullMarked
package dev.gw.runtime.quota;

import org.jspecify.annotations.NullMarked;
