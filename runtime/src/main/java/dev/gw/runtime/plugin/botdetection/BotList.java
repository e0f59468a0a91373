package dev.gw.runtime.plugin.botdetection;

import dev.gw.runtime.regex.PcrePattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The programs that are refused without being listed in a configuration. Read on first use; immutable. */
final class BotList {
    private static final String NEEDS = "needs ";
    private static final String MATCH = "match ";

    private final List<Rule> rules;

    /**
     * An expression with the words of which one is in whatever it matches: looking for those first is much cheaper.
     *
     * @param words in lower case; none where nothing can be said
     */
    private record Rule(List<String> words, PcrePattern pattern) {
        boolean matches(String agent, String lower) {
            return (words.isEmpty() || words.stream().anyMatch(lower::contains)) && pattern.isFoundIn(agent);
        }
    }

    private BotList(List<Rule> rules) {
        this.rules = rules;
    }

    static BotList builtIn() {
        return Holder.LIST;
    }

    boolean has(String agent) {
        String lower = agent.toLowerCase(Locale.ROOT);
        for (Rule rule : rules) {
            if (rule.matches(agent, lower)) {
                return true;
            }
        }
        return false;
    }

    private static final class Holder {
        static final BotList LIST = read();

        private static BotList read() {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(BotList.class.getResourceAsStream("bots.txt")), StandardCharsets.UTF_8))) {
                return new BotList(rules(in.lines().toList()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static List<Rule> rules(List<String> lines) {
            List<Rule> rules = new ArrayList<>();
            List<String> words = List.of();
            for (String line : lines) {
                if (line.startsWith(NEEDS)) {
                    words = List.of(line.substring(NEEDS.length()).split(" "));
                } else if (line.startsWith(MATCH)) {
                    PcrePattern pattern = PcrePattern.of(line.substring(MATCH.length()));
                    rules.add(new Rule(words, Objects.requireNonNull(pattern)));
                    words = List.of();
                }
            }
            return List.copyOf(rules);
        }
    }
}
