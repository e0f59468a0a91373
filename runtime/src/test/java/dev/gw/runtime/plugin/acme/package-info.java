@NullMarked
package dev.gw.runtime.plugin.acme;

import org.jspecify.annotations.NullMarked;
