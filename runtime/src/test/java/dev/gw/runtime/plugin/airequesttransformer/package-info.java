@NullMarked
package dev.gw.runtime.plugin.airequesttransformer;

import org.jspecify.annotations.NullMarked;
