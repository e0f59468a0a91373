package dev.gw.drill.export;

import dev.gw.drill.scenario.DataRows;
import dev.gw.drill.scenario.KeptEnvironment;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.Template;
import dev.gw.drill.scenario.Variables;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Templates as expressions of JavaScript. Belongs to one export. */
final class Values {
    private final Scenario scenario;
    private final Needs needs;

    Values(Scenario scenario, Needs needs) {
        this.scenario = scenario;
        this.needs = needs;
    }

    /** A template of a load's request. */
    String ofRequest(Load load, Set<String> taken, Template template) {
        Set<String> columns = new HashSet<>();
        for (String name : load.data()) {
            DataRows rows = scenario.data().get(name);
            if (rows != null) {
                columns.addAll(rows.columns());
            }
        }
        return expression(template, name -> {
            if (taken.contains(name)) {
                return Js.member("it.taken", name);
            }
            return columns.contains(name) ? Js.member("it.row", name) : own(name);
        });
    }

    private String own(String name) {
        return switch (name) {
            case "user", "iteration", "scenario", "identity" -> "it." + name;
            case "uuid" -> "it.uuid()";
            case "now" -> "Date.now()";
            default -> {
                long[] range = Variables.range(name);
                yield range.length == 2 ? "it.random(" + range[0] + ", " + range[1] + ")" : variable(name);
            }
        };
    }

    /** A template of what an identity shows. */
    String ofIdentity(Template template) {
        return expression(template, name -> switch (name) {
            case "user", "identity" -> "who." + name;
            case "now" -> "Date.now()";
            default -> variable(name);
        });
    }

    private String variable(String name) {
        return scenario.vars().containsKey(name) ? Js.member("vars", name) : "''";
    }

    /** A text in which only values of the environment are put. */
    String literal(String text) {
        return Js.literal(text, needs::kept);
    }

    private String expression(Template template, UnaryOperator<String> values) {
        Js.Joined joined = new Js.Joined();
        template.read(
                joined::letters,
                name -> joined.value(KeptEnvironment.isKept(name) ? needs.kept(name) : values.apply(name)));
        return joined.expression();
    }
}
