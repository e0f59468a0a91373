/** Tests of the plugin ldap-auth. */
@NullMarked
package dev.gw.runtime.plugin.ldapauth;

import org.jspecify.annotations.NullMarked;
