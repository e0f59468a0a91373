/** What a command is: its options, what was typed for it, the terminal it runs on, and the code it ends with. */
@NullMarked
package dev.gw.cli.command;

import org.jspecify.annotations.NullMarked;
