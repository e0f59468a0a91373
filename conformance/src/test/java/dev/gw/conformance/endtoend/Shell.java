package dev.gw.conformance.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One process, run to its end.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Shell(int code, String out, String err) {
    private static final long MINUTES = 3;

    /** The project's folder. Surefire runs tests in that of the module. */
    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    static Shell run(Path folder, Map<String, String> environment, String... words) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(List.of(words))
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().remove("GW_JAVA_OPTS");
            // what is under test has just been built, and a second Maven must not run inside the first
            builder.environment().put("GW_NO_BUILD", "1");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running: " + String.join(" ", words));
            }
            Shell result = new Shell(process.exitValue(), text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
