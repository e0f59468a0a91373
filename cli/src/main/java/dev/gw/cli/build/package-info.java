/** Commands on sources: making, checking, formatting and exporting them. */
@NullMarked
package dev.gw.cli.build;

import org.jspecify.annotations.NullMarked;
