package dev.gw.drill.export;

import dev.gw.drill.scenario.KeptEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a script is given by its environment. Belongs to one export. */
final class Needs {
    private final Map<String, Need> all = new LinkedHashMap<>();

    /**
     * One thing that is needed.
     *
     * @param names the variables that can give it
     * @param what it is, in words
     * @param otherwise its default; empty where there is none
     * @param isSecret whether nobody may read it
     */
    record Need(List<String> names, String what, String otherwise, boolean isSecret) {}

    void add(List<String> names, String what) {
        all.putIfAbsent(names.get(0), new Need(names, what, "", true));
    }

    /** The expression for a value of the environment that a scenario names. */
    String kept(String marked) {
        String[] expression = new String[1];
        KeptEnvironment.tell(marked, (name, otherwise) -> {
            String shown = otherwise == null ? "" : otherwise;
            all.putIfAbsent(name, new Need(List.of(name), "named by the scenario", shown, otherwise == null));
            String value = Js.member("__ENV", name);
            expression[0] = otherwise == null ? value : '(' + value + " || " + Js.text(otherwise) + ')';
        });
        return expression[0];
    }

    /** Those without which nothing can be sent. */
    List<Need> required() {
        return new ArrayList<>(all.values().stream()
                .filter(need -> need.otherwise().isEmpty() && need.isSecret())
                .toList());
    }

    List<Need> all() {
        return new ArrayList<>(all.values());
    }
}
