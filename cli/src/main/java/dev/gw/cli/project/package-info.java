/** The project a command works on: from its files to a checked bundle, and the settings it is served with. */
@NullMarked
package dev.gw.cli.project;

import org.jspecify.annotations.NullMarked;
