package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(SystemsTable.drillsOf(system)).isNotEmpty().isSubsetOf(passed);
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
        assertThat(SystemsTable.rows())
                .hasSizeGreaterThan(40)
                .allSatisfy(row -> assertThat(row.shownBy()).as(row.id()).matches("(drill|test): .*"));
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
