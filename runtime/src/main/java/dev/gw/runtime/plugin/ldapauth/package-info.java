/** The plugin ldap-auth: asks an LDAP server whether a password is right. */
@NullMarked
package dev.gw.runtime.plugin.ldapauth;

import org.jspecify.annotations.NullMarked;
