package dev.gw.document;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Tabs at the start of lines that hold a comment or nothing: YAML 1.2 lets them be, Kong's reader refuses them, but not
 * inside scalars and brackets.
 */
final class KongTabs {
    private final YamlEvents events;
    private final String text;
    private int next;
    private int brackets;
    private int behind;
    private @Nullable Event last;

    KongTabs(YamlEvents events, String text) {
        this.events = events;
        this.text = text;
        this.next = indented(0);
    }

    /** Whether a tab that counts stands between the event before and this one. */
    boolean before(Event event) {
        int start = events.start(event);
        boolean found = false;
        while (next >= 0 && next < start && !found) {
            found = next >= behind && brackets == 0 && !trails(next);
            next = indented(next + 1);
        }
        behind = events.end(event);
        last = event;
        if (event instanceof CollectionStartEvent open && open.isFlow()) {
            brackets++;
        } else if (event instanceof CollectionEndEvent && brackets > 0) {
            brackets--;
        }
        return found;
    }

    boolean inBrackets() {
        return brackets > 0;
    }

    /** Behind a plain scalar, blanks deeper than its map are passed over together with it. */
    private boolean trails(int tab) {
        boolean deep = tab > 0 && text.charAt(tab - 1) == ' ';
        return deep && last instanceof ScalarEvent scalar && scalar.isPlain();
    }

    /** The first tab from {@code from} on that has only spaces before it on its line; -1 where there is none. */
    private int indented(int from) {
        int tab = text.indexOf('\t', from);
        while (tab >= 0) {
            int start = tab;
            while (start > 0 && text.charAt(start - 1) == ' ') {
                start--;
            }
            if (start == 0 || text.charAt(start - 1) == '\n' || text.charAt(start - 1) == '\r') {
                return tab;
            }
            tab = text.indexOf('\t', tab + 1);
        }
        return -1;
    }
}
