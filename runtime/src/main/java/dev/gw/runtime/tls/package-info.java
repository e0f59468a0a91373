/** The certificates that TLS listeners show: which one for which server name, and one made on the spot where none fits. */
@NullMarked
package dev.gw.runtime.tls;

import org.jspecify.annotations.NullMarked;
