package dev.gw.drill.load;

import dev.gw.drill.scenario.Phase;
import java.util.List;

/** Which stage of a load it is. */
final class Stages {
    private Stages() {}

    /** {@code stage 2 of 3}; nothing where there is only one. */
    static String at(List<Phase> phases, long passed) {
        if (phases.size() < 2) {
            return "running";
        }
        long until = 0;
        for (int i = 0; i < phases.size(); i++) {
            until += phases.get(i).over().toNanos();
            if (passed < until) {
                return "stage " + (i + 1) + " of " + phases.size();
            }
        }
        return "stage " + phases.size() + " of " + phases.size();
    }
}
