/** The plugin azure-functions: answers with what a function of Azure says. */
@NullMarked
package dev.gw.runtime.plugin.azurefunctions;

import org.jspecify.annotations.NullMarked;
