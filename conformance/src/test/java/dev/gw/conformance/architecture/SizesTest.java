package dev.gw.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sizes as in the best code bases of the field: what is long is rare, and nothing is very long. */
class SizesTest {
    private static final int LONGEST_FILE = 500;
    private static final int LONGEST_METHOD = 60;

    @Test
    void filesAreShort() throws IOException {
        List<Integer> lines = new ArrayList<>();
        for (Path file : Sources.all("src/main/java", "src/test/java")) {
            int count = (int) Sources.text(file).lines().count();
            assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(LONGEST_FILE);
            lines.add(count);
        }

        lines.sort(null);
        assertThat(lines).hasSizeGreaterThan(200);
        assertThat(percentile(lines, 50)).as("median of lines a file").isLessThanOrEqualTo(85);
        assertThat(percentile(lines, 90)).as("p90 of lines a file").isLessThanOrEqualTo(250);
    }

    @Test
    void methodsAreShort() throws IOException {
        Map<String, Integer> methods = methods(Sources.all("src/main/java", "src/test/java"));
        List<Integer> lengths = new ArrayList<>(methods.values());

        assertThat(methods)
                .hasSizeGreaterThan(1000)
                .allSatisfy((name, length) ->
                        assertThat(length).as("lines of %s", name).isLessThanOrEqualTo(LONGEST_METHOD));
        lengths.sort(null);
        assertThat(percentile(lengths, 90)).as("p90 of lines a method").isLessThanOrEqualTo(17);
        assertThat(percentile(lengths, 99)).as("p99 of lines a method").isLessThanOrEqualTo(30);
    }

    private static int percentile(List<Integer> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** The length of every method, by file and line. */
    private static Map<String, Integer> methods(List<Path> files) throws IOException {
        Map<String, Integer> lengths = new TreeMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(unit, positions, lengths).scan(unit, null);
            }
        }
        return lengths;
    }

    /** Walks a file and notes the length of its methods. */
    private static final class Measure extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Map<String, Integer> lengths;

        Measure(CompilationUnitTree unit, SourcePositions positions, Map<String, Integer> lengths) {
            this.unit = unit;
            this.positions = positions;
            this.lengths = lengths;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            long start = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            if (start >= 0 && end > start) {
                int first = (int) unit.getLineMap().getLineNumber(start);
                int last = (int) unit.getLineMap().getLineNumber(end - 1);
                String file = Sources.root()
                        .relativize(Path.of(unit.getSourceFile().toUri()))
                        .toString();
                lengths.put(file + ":" + first + " " + method.getName(), last - first + 1);
            }
            return super.visitMethod(method, null);
        }
    }
}
