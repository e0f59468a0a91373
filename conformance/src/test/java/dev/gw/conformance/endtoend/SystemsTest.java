package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/systems.md says what shows each requirement; each of these exists and passes. */
class SystemsTest {
    private static final int DIFFERENT = 2;
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh systems\\n(.*?)^```");

    @ParameterizedTest
    @ValueSource(strings = {"dcoder", "kombify", "kombisphere", "marketplace", "omnify"})
    void theSequenceOfTheReadmeRunsAndItsDrillHoldsEveryCheckOfTheTable(String system, @TempDir Path folder)
            throws IOException {
        String readme = Files.readString(
                Shell.root().resolve("examples").resolve(system).resolve("README.md"));
        assertThat(readme).as("a picture").contains("```mermaid");
        Matcher commands = COMMANDS.matcher(readme);
        assertThat(commands.find()).isTrue();
        List<String> lines = commands.group(1).lines().toList();
        assertThat(lines)
                .extracting(line -> line.split(" ")[1])
                .containsExactly("build", "check", "diff", "serve", "drill");
        Path report = folder.resolve("drill.json");
        for (String line : lines) {
            Shell run = Shell.run(Shell.root(), Map.of(), "sh", "-c", command(line, folder, report));
            assertThat(run.code())
                    .as("%s%n%s%s", line, run.out(), run.err())
                    .isEqualTo(line.startsWith("gw diff") ? DIFFERENT : 0);
        }

        Set<String> passed = new TreeSet<>();
        MapNode drill = (MapNode) DocumentReader.json(SourceFile.of("drill.json", Files.readString(report)));
        for (Node item : drill.list("checks")) {
            if (item instanceof MapNode check && "pass".equals(check.string("verdict"))) {
                passed.add(String.valueOf(check.string("title")));
            }
        }
        assertThat(SystemsTable.named("drill", system)).isNotEmpty().isSubsetOf(passed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcoder", "kombify", "kombisphere", "marketplace", "omnify"})
    void theScenariosOfTheTablePass(String system, @TempDir Path folder) throws IOException {
        List<String> named = SystemsTable.named("scenario", system);
        Set<String> passed = new TreeSet<>();
        for (String file :
                new TreeSet<>(named.stream().map(name -> name.split("/")[0]).toList())) {
            Path report = folder.resolve(file + ".json");
            Shell run = Shell.run(
                    Shell.root(),
                    Map.of(),
                    "./gw",
                    "drill",
                    "-C",
                    "examples/" + system,
                    file,
                    "-q",
                    "--json=" + report);
            assertThat(run.code()).as("%s%n%s%n%s", file, run.out(), run.err()).isZero();
            MapNode result = (MapNode) DocumentReader.json(SourceFile.of(file, Files.readString(report)));
            for (Node scenario : result.list("scenarios")) {
                passed.add(file + "/" + ((MapNode) scenario).string("name"));
            }
        }
        assertThat(named).isSubsetOf(passed);
    }

    /** The command as it stands there, by this build; a gateway is asked for its status and stopped. */
    private static String command(String line, Path folder, Path report) {
        String words = "./" + line;
        if (line.startsWith("gw drill")) {
            return words + " -q --json=" + report;
        }
        if (!line.startsWith("gw serve")) {
            return words;
        }
        String said = folder.resolve("serve.txt").toString();
        return words.replace("--idp", "--idp=127.0.0.1:0")
                + " --proxy-listen 127.0.0.1:0 --admin-listen 127.0.0.1:0 >/dev/null 2>" + said + " & pid=$!; "
                + "for i in $(seq 300); do port=$(sed -n 's/.*Admin API on port \\([0-9]*\\).*/\\1/p' " + said + "); "
                + "[ -n \"$port\" ] && break; sleep 0.1; done; "
                + "./gw status http://127.0.0.1:$port; code=$?; kill $pid; wait $pid; exit $code";
    }

    @Test
    void everyTestThatTheTableNamesExists() throws IOException {
        List<String> tests = SystemsTable.tests();
        assertThat(tests).hasSizeGreaterThan(20);
        for (String test : tests) {
            String[] words = test.split("\\.");
            assertThat(source(words[0])).as(test).contains("void " + words[1] + "(");
        }
    }

    @Test
    void everyRequirementIsShownBySomething() throws IOException {
        assertThat(SystemsTable.rows().stream().map(SystemsTable.Row::id)).containsExactlyElementsOf(requirements());
        assertThat(SystemsTable.rows())
                .allSatisfy(row -> assertThat(row.shownBy()).as(row.id()).matches("(drill|scenario|test): .*"));
    }

    /** The requirements of the five systems, by their numbers. */
    private static List<String> requirements() {
        List<String> ids = new ArrayList<>();
        for (String group : List.of("KF 12", "DC 12", "OM 7", "MP 7", "KS 8")) {
            for (int i = 1; i <= Integer.parseInt(group.substring(3)); i++) {
                ids.add(group.substring(0, 2) + i);
            }
        }
        return ids;
    }

    private static String source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Shell.root(), 12)) {
            Path found = files.filter(file -> file.endsWith(name + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no test " + name));
            return Files.readString(found);
        }
    }
}
