/** The acl plugin: consumers pass or are refused by their groups. */
@NullMarked
package dev.gw.runtime.plugin.acl;

import org.jspecify.annotations.NullMarked;
