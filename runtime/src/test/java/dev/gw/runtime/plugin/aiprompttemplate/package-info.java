@NullMarked
package dev.gw.runtime.plugin.aiprompttemplate;

import org.jspecify.annotations.NullMarked;
