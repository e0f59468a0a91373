/** The acl plugin: who passes by which groups. */
@NullMarked
package dev.gw.runtime.plugin.acl;

import org.jspecify.annotations.NullMarked;
