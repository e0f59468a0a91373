package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gw writes for KrakenD, before KrakenD itself where there is one on this machine. */
class KrakendTest {
    @TempDir
    private Path folder;

    private static Optional<Path> krakend() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(place -> Path.of(place, "krakend"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path build() {
        Path file = folder.resolve("krakend.json");
        Shell run = Shell.run(
                Shell.root(),
                Map.of(),
                "./gw",
                "build",
                "-C",
                "examples/marketplace",
                "--target",
                "krakend",
                "--krakend-tiers",
                "loop",
                "-o",
                file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return file;
    }

    @Test
    void theExampleHasNoneOfTheTraps() {
        Shell run = Shell.run(Shell.root(), Map.of(), "./gw", "check", build().toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("nothing wrong");
    }

    @Test
    void krakendTakesTheExample() {
        Optional<Path> krakend = krakend();
        assumeTrue(krakend.isPresent(), "there is no krakend on this machine: put one on the PATH to have it asked");

        Shell run = Shell.run(
                folder, Map.of(), krakend.orElseThrow().toString(), "check", "-t", "-n", "-c", build().toString());

        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }
}
