package dev.gw.runtime.impact.chain;

import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;

/**
 * What it means that one setting of a plugin changed.
 *
 * @param field the path of the setting
 * @param reading how its values are compared
 * @param looser the rule when the new value lets more through, or is merely different
 * @param tighter the rule when it lets less through
 * @param what what the setting is about, for people
 */
record FieldRule(String field, Reading reading, Rule looser, Rule tighter, String what) {
    /** How two values of a setting are compared. */
    enum Reading {
        TRUE_LOOSENS,
        TRUE_TIGHTENS,
        MORE_LOOSENS,
        MORE_TIGHTENS,
        HIGHER_LOOSENS,
        /** As before, and 0 or nothing stands for no bound. */
        HIGHER_LOOSENS_ZERO_MOST,
        DIFFERENT
    }

    static FieldRule different(String field, Rule rule, String what) {
        return new FieldRule(field, Reading.DIFFERENT, rule, rule, what);
    }

    void compare(PluginChange change) {
        if (!change.differs(field)) {
            return;
        }
        switch (reading) {
            case TRUE_LOOSENS -> turn(change, ConfigValues.isTrue(change.after(), field));
            case TRUE_TIGHTENS -> turn(change, !ConfigValues.isTrue(change.after(), field));
            case MORE_LOOSENS -> list(change, /* moreIsLooser= */ true);
            case MORE_TIGHTENS -> list(change, /* moreIsLooser= */ false);
            case HIGHER_LOOSENS -> turn(change, number(change, /* after= */ true) > number(change, /* after= */ false));
            case HIGHER_LOOSENS_ZERO_MOST ->
                turn(change, bound(change, /* after= */ true) > bound(change, /* after= */ false));
            case DIFFERENT -> change.add(looser, field, what + ": now " + now(change));
        }
    }

    private void turn(PluginChange change, boolean looser) {
        change.add(looser ? this.looser : tighter, field, what + ": now " + now(change));
    }

    private String now(PluginChange change) {
        return ConfigValues.shown(ConfigValues.at(change.after(), field));
    }

    private void list(PluginChange change, boolean moreIsLooser) {
        Set<String> gained = ConfigValues.gained(change.before(), change.after(), field);
        Set<String> lost = ConfigValues.gained(change.after(), change.before(), field);
        if (!gained.isEmpty()) {
            change.add(moreIsLooser ? looser : tighter, field, what + ": " + String.join(", ", gained) + " added");
        }
        if (!lost.isEmpty()) {
            change.add(moreIsLooser ? tighter : looser, field, what + ": " + String.join(", ", lost) + " removed");
        }
    }

    private double number(PluginChange change, boolean after) {
        return ConfigValues.number(after ? change.after() : change.before(), field);
    }

    private double bound(PluginChange change, boolean after) {
        double number = number(change, after);
        return number > 0 ? number : Double.POSITIVE_INFINITY;
    }
}
