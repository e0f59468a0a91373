package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of edits, and bundles from text. */
final class Edits {
    private Edits() {}

    /** One edit of a base. */
    record Edit(String base, String name, String old, String now, List<String> expected) {
        Bundle before() {
            return bundle("before.yml", text(base));
        }

        Bundle after() {
            String whole = text(base);
            assertThat(whole.indexOf(old))
                    .as("%s: what is edited stands in %s", name, base)
                    .isNotNegative();
            String edited = whole.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(now));
            return bundle("after.yml", edited);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Edit> of(String table) {
        return of(table, "base.yml");
    }

    static List<Edit> of(String table, String base) {
        ListNode rows = (ListNode)
                DocumentReader.read(SourceFile.of(table, text(table)), DocumentReader.Dialect.SOURCE, new Diagnostics())
                        .orElseThrow();
        return rows.items().stream()
                .map(MapNode.class::cast)
                .map(row -> edit(row, base))
                .toList();
    }

    private static Edit edit(MapNode row, String base) {
        List<String> expected = row.list("expect").stream().map(Node::toString).toList();
        return new Edit(
                base,
                Objects.requireNonNull(row.string("name")),
                Objects.requireNonNull(row.string("old")),
                Objects.requireNonNull(row.string("new")),
                expected);
    }

    static Bundle bundle(String name, String yaml) {
        MapNode document =
                (MapNode) DocumentReader.read(SourceFile.of(name, yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        return outcome.bundle().orElseThrow(() -> new AssertionError(outcome.violations()));
    }

    static String text(String resource) {
        try (InputStream in = Edits.class.getResourceAsStream("/impact/" + resource)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
