package dev.gw.cli;

import dev.gw.assemble.AssembleOptions;
import dev.gw.assemble.Assembler;
import dev.gw.assemble.Assembly;
import dev.gw.assemble.Project;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.MapNode;
import dev.gw.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a project's files to a checked document, as the command line asks for it. */
final class Pipeline {
    private final AssembleOptions options;

    /**
     * What came of it.
     *
     * @param document the document, where there are no errors
     * @param findings what was found, ordered by place
     */
    record Result(Optional<MapNode> document, Findings findings) {}

    Pipeline(Invocation invocation) {
        this.options = new AssembleOptions(
                invocation.value("--env"),
                sets(invocation.values("--set")),
                invocation.values("--values").stream().map(invocation::path).toList(),
                invocation.terminal().environment());
    }

    private static Map<String, String> sets(List<String> words) {
        Map<String, String> sets = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--set takes NAME=VALUE");
            }
            sets.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return sets;
    }

    Optional<String> env() {
        return options.env();
    }

    /** Files outside the project that the result depends on. */
    List<Path> valuesFiles() {
        return options.valuesFiles();
    }

    Result run(Project project, Diagnostics out) {
        Optional<Assembly> assembly = Assembler.assemble(project, options, out);
        List<String> files = assembly.map(Assembly::files).orElse(List.of()).stream()
                .map(SourceFile::name)
                .toList();
        Optional<MapNode> document = assembly.map(Assembly::document).filter(d -> !out.hasErrors());
        return new Result(document, new Findings(out.sorted(), files));
    }
}
