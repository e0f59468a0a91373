package dev.gw.drill.export;

import dev.gw.drill.export.Script.Block;
import dev.gw.drill.scenario.DataRows;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.stage.Holdings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as a script for k6: one file, which needs nothing else, and holds no secret. The same scenario gives the same
 * bytes.
 */
public final class K6Script {
    private final Scenario scenario;
    private final Names names = new Names();
    private final Needs needs = new Needs();
    private final Carried carried;
    private final Values values;
    private final Loads loads;
    private final Runs runs;
    private final Limits limits;
    private final Shows shows;
    private final String target;
    private final Script script = new Script();

    /**
     * What became of a scenario.
     *
     * @param script the script; null where something of the scenario can't be carried over
     * @param table what became of each field, a line each
     * @param variables what the script is given by its environment
     */
    public record Made(@Nullable String script, String table, List<Variable> variables) {
        public Made {
            variables = List.copyOf(variables);
        }
    }

    /**
     * What a script is given by its environment.
     *
     * @param names the variables that can give it: the first one does where there are several
     * @param what it is, in words
     * @param isSecret whether nobody may read it
     */
    public record Variable(List<String> names, String what, boolean isSecret) {
        public Variable {
            names = List.copyOf(names);
        }
    }

    private K6Script(Scenario scenario, Optional<Holdings> holdings, String target) {
        this.scenario = scenario;
        this.target = target;
        this.carried = new Carried(scenario.loads().stream().map(Load::name).toList());
        this.values = new Values(scenario, needs);
        this.loads = new Loads(names, values, carried);
        this.runs = new Runs(scenario, names, carried);
        this.limits = new Limits(scenario, names, carried);
        this.shows = new Shows(holdings, values, names, needs, carried);
    }

    /**
     * Writes a scenario that keeps the places of the environment's values.
     *
     * @param holdings what consumers hold; empty where nobody needs it
     * @param target the gateway, where nothing else is said
     * @param header what the script begins with, a line each
     */
    public static Made of(Scenario scenario, Optional<Holdings> holdings, String target, String header) {
        K6Script made = new K6Script(scenario, holdings, target);
        String text = made.write(header);
        List<Variable> variables = made.needs.required().stream()
                .map(need -> new Variable(need.names(), need.what(), need.isSecret()))
                .toList();
        return new Made(made.carried.hasRefusals() ? null : text, made.carried.text(), variables);
    }

    private String write(String header) {
        fields();
        Script body = new Script();
        body(body.top());
        body.text(part("engine.js"));
        if (loads.matches()) {
            body.text(part("matches.js"));
        }
        if (loads.ramps()) {
            body.text(part("ramp.js"));
        }
        if (shows.signs()) {
            body.text(part("token.js"));
        }
        if (shows.isGiven()) {
            body.text(part("given.js"));
        }
        body.text(part("result.js"));
        head(header);
        imports(script.top());
        script.text(body.toString());
        return script.toString();
    }

    private void fields() {
        carried.mapped("drill, name", "");
        carried.changed(
                "seed", "draws by the number of an iteration, so that all machines together draw what one would");
        if (!scenario.target().config().isEmpty() || !scenario.target().env().isEmpty()) {
            carried.dropped("target.config, target.env", "the gateway runs what it runs");
        }
        if (scenario.target().http().equals("h2c")) {
            carried.refused("target.http", "k6 speaks HTTP/2 over TLS only");
        } else if (!scenario.target().http().isEmpty()) {
            carried.dropped("target.http", "k6 and the gateway agree on it over TLS");
        }
        carried.mapped("target.url", "GW_TARGET");
        switch (scenario.target().http()) {
            case "" -> {}
            case "h2c" -> carried.refused("target.http", "k6 speaks HTTP/2 over TLS only");
            default -> carried.changed("target.http", "k6 speaks HTTP/2 over TLS wherever it is offered");
        }
        if (!scenario.vars().isEmpty()) {
            carried.mapped("vars", "");
        }
        new TreeMap<>(scenario.data()).forEach((name, rows) -> {
            if (rows.pick() == DataRows.Pick.UNIQUE) {
                carried.changed("data." + name, "rows stand in the script; behind the last one iterations do nothing");
            } else {
                carried.mapped("data." + name, "rows stand in the script");
            }
        });
        scenario.faults()
                .forEach(fault -> carried.refused(
                        "faults", "a gateway that runs somewhere can't be broken from here; leave them out"));
    }

    private void head(String header) {
        Block out = script.top();
        header.lines().forEach(line -> comment(out, line));
        out.line("//");
        out.line("// What it is given by its environment (-e NAME=VALUE):");
        out.line("//   GW_TARGET  the gateway");
        for (Needs.Need need : needs.all()) {
            String otherwise = need.otherwise().isEmpty() ? "" : "; " + need.otherwise() + " without it";
            comment(out, "  " + String.join(" or ", need.names()) + "  " + need.what() + otherwise);
        }
        out.line("//   GW_RESULT  a file for gw drill merge, or - for a line of standard output");
        out.line(
                "//   GW_INSTANCES  how many machines run parts of this at once; thresholds on counts are left to gw drill merge then");
        out.line("//");
        out.line("// What became of the scenario:");
        carried.text().lines().forEach(line -> comment(out, "  " + line));
        out.line("");
    }

    private static void comment(Block out, String line) {
        out.line(("// " + line.replace('\r', ' ')).stripTrailing());
    }

    private void imports(Block out) {
        boolean encodes = script.toString().contains("encoding.");
        if (shows.signs()) {
            out.line("import crypto from 'k6/crypto';");
        }
        if (shows.signs()
                || encodes
                || needs.all().stream().anyMatch(need -> need.names().get(0).startsWith("GW_PASSWORD_"))) {
            out.line("import encoding from 'k6/encoding';");
        }
        out.line("import exec from 'k6/execution';");
        out.line("import http from 'k6/http';");
        out.line("import { check, sleep } from 'k6';");
        if (!scenario.data().isEmpty()) {
            out.line("import { SharedArray } from 'k6/data';");
        }
        out.line("import { Counter, Rate, Trend } from 'k6/metrics';");
        out.line("");
    }

    private void body(Block out) {
        limits.read();
        Script scenarios = new Script();
        runs.write(scenarios.top());
        out.line("const TARGET = (__ENV.GW_TARGET || " + values.literal(target) + ").replace(/\\/+$/, '');");
        out.line("const SEED = " + scenario.seed() + ";");
        out.line("const LEAD = " + runs.lead().toMillis() + "; // milliseconds of warm-up before anything counts");
        out.line("const TAIL = " + runs.tail().toMillis() + "; // milliseconds for what k6 begins late");
        out.line("");
        variables(out);
        data(out);
        identities(out);
        out.block("const loads = {", "};", inner -> {
            int index = 0;
            for (Load load : scenario.loads()) {
                loads.write(load, index++, runs.lead().plus(load.start()).toMillis(), inner);
            }
        });
        out.line("");
        needed(out);
        shares(out);
        options(out, scenarios.toString());
        About.write(About.of(scenario, names), "const ABOUT = ", ";", out);
    }

    private void variables(Block out) {
        if (!scenario.vars().isEmpty()) {
            out.block(
                    "const vars = {",
                    "};",
                    inner -> new TreeMap<>(scenario.vars())
                            .forEach((name, value) -> inner.line(Js.key(name) + ": " + values.literal(value) + ",")));
            out.line("");
        }
    }

    private void data(Block out) {
        if (scenario.data().isEmpty()) {
            return;
        }
        out.block(
                "const data = {",
                "};",
                inner -> new TreeMap<>(scenario.data()).forEach((name, rows) -> {
                    String pick = Js.text(rows.pick().name().toLowerCase(java.util.Locale.ROOT));
                    String open = Js.key(name) + ": { pick: " + pick + ", rows: new SharedArray(" + Js.text(name)
                            + ", () => [";
                    inner.block(
                            open,
                            "]) },",
                            list -> rows.rows().forEach(row -> list.line(row(rows.columns(), row) + ",")));
                }));
        out.line("");
    }

    private String row(List<String> columns, List<String> row) {
        StringJoiner all = new StringJoiner(", ", "{ ", " }");
        for (int i = 0; i < columns.size(); i++) {
            all.add(Js.key(columns.get(i)) + ": " + values.literal(row.get(i)));
        }
        return all.toString();
    }

    private void identities(Block out) {
        if (scenario.identities().isEmpty()) {
            out.line("const identities = {};").line("");
            return;
        }
        Script all = new Script();
        Block block = all.top();
        List<String> given = new ArrayList<>();
        block.block(
                "const identities = {",
                "};",
                inner -> new TreeMap<>(scenario.identities()).values().forEach(identity -> {
                    shows.write(identity, inner);
                }));
        for (Needs.Need need : needs.required()) {
            String name = need.names().get(0);
            if (need.names().size() > 1) {
                String end = name.substring("GW_TOKEN_".length());
                given.add("const given" + end + " = given(" + Js.text(end) + ");");
            }
        }
        given.forEach(out::line);
        for (String line : all.toString().lines().toList()) {
            out.line(line);
        }
        out.line("");
    }

    private void needed(Block out) {
        StringJoiner all = new StringJoiner(", ", "const needed = [", "];");
        for (Needs.Need need : needs.required()) {
            StringJoiner one = new StringJoiner(", ", "[", "]");
            need.names().forEach(name -> one.add(Js.text(name)));
            all.add(one.toString());
        }
        out.line(all.toString());
    }

    private void shares(Block out) {
        StringJoiner all = new StringJoiner(", ", "const shares = [", "];");
        limits.shares()
                .forEach(status -> all.add(
                        "{ of: " + Js.text(status) + ", rate: new Rate(" + Js.text("requests_" + status) + ") }"));
        out.line(all.toString()).line("");
    }

    private void options(Block out, String scenarios) {
        out.line("// Those that hold for all machines if they hold on each.");
        thresholds(out, "const LOCAL = {", limits.local());
        out.line("// Those that one machine of many can't judge.");
        thresholds(out, "const GLOBAL = {", limits.global());
        Map<String, Set<String>> summed = new LinkedHashMap<>();
        limits.summed().forEach(metric -> summed.put(metric, Set.of()));
        out.line("// What only the result asks for.");
        thresholds(out, "const COUNTED = {", summed);
        out.block("export const options = {", "};", inner -> {
            inner.block("scenarios: {", "},", each -> scenarios.lines().forEach(each::line));
            inner.line("thresholds: together(COUNTED, LOCAL, Number(__ENV.GW_INSTANCES || 1) > 1 ? {} : GLOBAL),");
            inner.line("userAgent: '',");
        });
        out.line("");
    }

    private static void thresholds(Block out, String open, Map<String, Set<String>> all) {
        if (all.isEmpty()) {
            out.line(open + "};");
            return;
        }
        out.block(
                open,
                "};",
                inner -> all.forEach((metric, expressions) -> {
                    StringJoiner list = new StringJoiner(", ", "[", "]");
                    expressions.forEach(one -> list.add(Js.text(one)));
                    inner.line(Js.key(metric) + ": " + list + ",");
                }));
    }

    static String part(String name) {
        try (InputStream in = Objects.requireNonNull(K6Script.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
