package dev.gw.cli.serve;

import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.drill.standin.TokenOrder;
import dev.gw.drill.standin.TokenOrder.Defect;
import dev.gw.source.SourceFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the command line says of a token. */
final class TokenWords {
    private static final Map<String, Defect> DEFECTS = new LinkedHashMap<>();

    static {
        DEFECTS.put("--expired", Defect.EXPIRED);
        DEFECTS.put("--not-yet-valid", Defect.NOT_YET_VALID);
        DEFECTS.put("--wrong-key", Defect.WRONG_KEY);
        DEFECTS.put("--wrong-issuer", Defect.WRONG_ISSUER);
    }

    private TokenWords() {}

    static void addDefects(CommandSpec spec) {
        spec.addOption(Options.flag("Good until a minute ago", "--expired"));
        spec.addOption(Options.flag("Good in an hour", "--not-yet-valid"));
        spec.addOption(Options.flag("Signed by somebody else", "--wrong-key"));
        spec.addOption(Options.flag("From an issuer that nobody knows", "--wrong-issuer"));
        spec.addOption(Options.choice("none", "Not signed at all", List.of("none"), "--alg"));
    }

    static TokenOrder order(Invocation invocation) {
        List<String> given = new ArrayList<>(
                DEFECTS.keySet().stream().filter(invocation::flag).toList());
        boolean unsigned = invocation.oneOf("--alg", List.of("none")).isPresent();
        if (unsigned) {
            given.add("--alg none");
        }
        if (given.size() > 1) {
            throw new UsageException("one thing can be wrong with a token, not " + String.join(" and ", given));
        }
        Defect defect = unsigned
                ? Defect.UNSIGNED
                : given.isEmpty() ? Defect.NONE : Objects.requireNonNull(DEFECTS.get(given.get(0)));
        return new TokenOrder(claims(invocation), ttl(invocation.value("--ttl").orElse("5m")), defect);
    }

    private static MapNode claims(Invocation invocation) {
        Optional<String> text = invocation.value("--claims");
        if (text.isEmpty()) {
            return MapNode.empty();
        }
        Diagnostics out = new Diagnostics();
        Optional<Node> node =
                DocumentReader.read(SourceFile.of("claims.json", text.get()), DocumentReader.Dialect.SOURCE, out);
        if (out.hasErrors() || !(node.orElse(null) instanceof MapNode claims)) {
            throw new UsageException("--claims takes a JSON object, such as '{\"scope\": \"read\"}'");
        }
        return claims;
    }

    private static Duration ttl(String text) {
        if (text.matches("[1-9]\\d{0,8}[smhd]")) {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(count);
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
        throw new UsageException("--ttl takes a time such as 30s, 5m, 2h or 1d; this is none: " + text);
    }
}
