package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which start-up archive the launcher makes and takes. Its Java is played by a script that says what it was started with,
 * and that writes an archive where it is asked to.
 */
class LauncherArchiveTest {
    private static final Instant RELEASED = Instant.parse("2026-01-02T03:04:06Z");
    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do
              case $word in
                -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*)
                  [ -z "${SLOW:-}" ] || { echo $$ >"$SLOW.pid"; while [ ! -e "$SLOW" ]; do sleep 0.1; done; }
                  for last in "$@"; do :; done
                  echo "made by $last" >"${word#*=}"
                  exit
                  ;;
              esac
            done
            printf '%s\\n' "$@"
            """;

    private final Map<String, String> environment = new HashMap<>();
    private Path folder;
    private Path lib;
    private List<String> user = List.of();

    @BeforeEach
    void install(@TempDir Path scratch) throws IOException {
        folder = scratch.toRealPath();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path bin = Files.createDirectories(folder.resolve("install ed/bin"));
        lib = Files.createDirectories(folder.resolve("install ed/lib"));
        Path gw = Files.copy(Shell.root().resolve("gw"), bin.resolve("gw"));
        assertThat(gw.toFile().setExecutable(true, false)).isTrue();
        Files.createFile(lib.resolve("gw.jar"));
        released(RELEASED);
        environment.put("JAVA_HOME", java("jdk", "25.0.3").toString());
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("XDG_CACHE_HOME", "");
    }

    private void released(Instant time) throws IOException {
        Files.setLastModifiedTime(lib.resolve("gw.jar"), FileTime.from(time));
    }

    private Path java(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true, false)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Some\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private List<String> start() {
        return start("--version");
    }

    private List<String> start(String command) {
        List<String> words = new ArrayList<>(user);
        words.addAll(List.of(folder.resolve("install ed/bin/gw").toString(), command));
        Shell run = Shell.run(folder, environment, words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.out().lines().toList();
    }

    private void startAndWait() throws IOException, InterruptedException {
        start();
        awaitMade("25.0.3");
    }

    private void awaitMade(String version) throws IOException, InterruptedException {
        await(() -> made(lib, "lock").isEmpty() && made(lib, "aot").equals(both(version)));
    }

    private static List<String> both(String version) {
        return List.of("serve-jdk@" + version + ".aot", "start-jdk@" + version + ".aot");
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !condition.holds(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.holds()).isTrue();
    }

    private static List<String> made(Path place, String kind) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("." + kind))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> archives(List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith("-XX:AOTCache=") || word.startsWith("-XX:SharedArchiveFile="))
                .toList();
    }

    @Test
    void theSecondStartTakesWhatTheFirstHadMade() throws IOException, InterruptedException {
        assertThat(archives(start())).isEmpty();
        awaitMade("25.0.3");

        assertThat(archives(start())).containsExactly("-XX:AOTCache=" + lib.resolve("start-jdk@25.0.3.aot"));
    }

    @Test
    void aServerTakesOneOfItsOwnWhateverWasStartedFirst() throws IOException, InterruptedException {
        startAndWait();

        assertThat(archives(start("serve"))).containsExactly("-XX:AOTCache=" + lib.resolve("serve-jdk@25.0.3.aot"));
    }

    @Test
    void eachIsMadeOfWhatItIsFor() throws IOException, InterruptedException {
        start("serve");
        awaitMade("25.0.3");

        assertThat(lib.resolve("serve-jdk@25.0.3.aot")).hasContent("made by serve");
        assertThat(lib.resolve("start-jdk@25.0.3.aot")).hasContent("made by start");
    }

    @Test
    void anotherJarGetsAnotherArchiveThoughItIsOlderThanTheArchive() throws IOException, InterruptedException {
        startAndWait();
        released(RELEASED.plus(Duration.ofDays(1)));

        assertThat(archives(start())).isEmpty();
        await(() -> made(lib, "lock").isEmpty());
        assertThat(archives(start())).hasSize(1);
    }

    @Test
    void theArchivesOfAnotherJarGoWhateverTheirJava() throws IOException, InterruptedException {
        startAndWait();
        environment.put("JAVA_HOME", java("jdk 17", "17.0.15").toString());
        released(RELEASED.plus(Duration.ofDays(1)));

        start();
        await(() -> made(lib, "lock").isEmpty() && made(lib, "jsa").size() == 2);
        assertThat(made(lib, "aot")).isEmpty();
    }

    @Test
    void anUpdatedJavaGetsAnotherArchiveAndTheOldOneGoes() throws IOException, InterruptedException {
        startAndWait();
        java("jdk", "25.0.4");

        assertThat(archives(start())).isEmpty();
        awaitMade("25.0.4");
    }

    @Test
    void olderJavasGetAnArchiveOfTheirKind() throws IOException, InterruptedException {
        environment.put("JAVA_HOME", java("jdk 17", "17.0.15") + "/");

        start();
        await(() -> !made(lib, "jsa").isEmpty());
        assertThat(archives(start()))
                .containsExactly("-XX:SharedArchiveFile=" + lib.resolve("start-jdk 17@17.0.15.jsa"));
    }

    @Test
    void whatLiesBesideTheJarIsTakenWhereNothingCanBeWritten() throws IOException, InterruptedException {
        startAndWait();
        forbidWriting();

        assertThat(archives(start())).containsExactly("-XX:AOTCache=" + lib.resolve("start-jdk@25.0.3.aot"));
        assertThat(folder.resolve("home")).isEmptyDirectory();
    }

    @Test
    void theCacheFolderServesWhereNothingCanBeWrittenBesideTheJar() throws IOException, InterruptedException {
        forbidWriting();
        Path cache = folder.resolve("home/.cache/gw");

        start();
        await(() -> !made(cache, "aot").isEmpty() && made(cache, "lock").isEmpty());
        assertThat(archives(start())).singleElement().asString().startsWith("-XX:AOTCache=" + cache);
    }

    @Test
    void withoutAnyPlaceForItGwRunsWithoutAnArchive() throws IOException {
        forbidWriting();
        environment.put("HOME", "");

        assertThat(archives(start())).isEmpty();
    }

    /** Takes from who starts gw the right to write beside the jar; from root, who may write anywhere, that of being root. */
    private void forbidWriting() throws IOException {
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        if (Files.isWritable(lib)) {
            String setpriv = "/usr/bin/setpriv";
            Assumptions.assumeTrue(Files.isExecutable(Path.of(setpriv)));
            user = List.of(setpriv, "--reuid=65534", "--regid=65534", "--clear-groups");
        }
    }

    @Test
    void aSecondFirstStartDoesNotMakeItOnceMore() throws IOException {
        Path lock = Files.createDirectory(lib.resolve("jdk@25.0.3.lock"));

        assertThat(archives(start())).isEmpty();
        assertThat(lock).isEmptyDirectory();
    }

    @Test
    void aLockThatSomebodyLeftBehindIsTakenAway() throws IOException, InterruptedException {
        Path lock = Files.createDirectory(lib.resolve("jdk@25.0.3.lock"));
        Files.setLastModifiedTime(lock, FileTime.from(RELEASED));

        startAndWait();
        assertThat(lock).doesNotExist();
    }

    @Test
    void whoInterruptsTheFirstStartDoesNotInterruptTheArchive() throws IOException, InterruptedException {
        Path go = folder.resolve("go");
        environment.put("SLOW", go.toString());
        start();
        Path pid = folder.resolve("go.pid");
        await(() -> Files.exists(pid) && !Files.readString(pid).isEmpty());

        Shell.run(folder, Map.of(), "kill", "-INT", Files.readString(pid).strip());
        Files.createFile(go);
        awaitMade("25.0.3");
    }

    @Test
    void aJavaHomeThatIsNotThereIsPassedOver() throws IOException {
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
        environment.put("PATH", java("newest", "99.0.1").resolve("bin") + ":" + System.getenv("PATH"));

        assertThat(start()).contains("-jar", lib.resolve("gw.jar").toString(), "--version");
    }
}
