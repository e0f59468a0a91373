package dev.gw.runtime.lua;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.emit.JsonWriter;
import dev.gw.source.SourceFile;
import java.util.Map;
import java.util.Optional;

/** What modules need that Lua code requires: files of code, and YAML. */
final class ModulePrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put(
                "module.source",
                (worker, mail) ->
                        mail.reply(PackagePath.of(worker.plugin().settings()).find(mail.text())));
        book.put("yaml.read", (worker, mail) -> mail.reply(json(Octets.text(mail.text()))));
    }

    private static String json(String yaml) {
        Diagnostics problems = new Diagnostics();
        Optional<Node> read =
                DocumentReader.read(SourceFile.of("text.yml", yaml), DocumentReader.Dialect.KONG, problems);
        if (read.isEmpty() && !problems.isEmpty()) {
            throw new LuaProblem(problems.sorted().get(0).message());
        }
        return Octets.of(read.map(JsonWriter::compact).orElse("null"));
    }
}
