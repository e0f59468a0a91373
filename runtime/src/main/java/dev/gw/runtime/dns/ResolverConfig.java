package dev.gw.runtime.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a resolv.conf says.
 *
 * @param servers whether it names name servers
 * @param search the domains that short names are looked for in
 * @param dots the dots from which on a name is not short
 */
public record ResolverConfig(boolean servers, List<String> search, int dots) {
    /** Reads a file; one that can't be read says nothing. */
    public static ResolverConfig read(Path file) {
        try {
            return parse(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            return new ResolverConfig(false, List.of(), 1);
        }
    }

    static ResolverConfig parse(List<String> lines) {
        boolean servers = false;
        List<String> search = List.of();
        int dots = 1;
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (words.length < 2) {
                continue;
            }
            List<String> values = List.of(words).subList(1, words.length);
            switch (words[0]) {
                case "nameserver" -> servers = true;
                case "search", "domain" -> search = values;
                case "options" -> dots = dots(values, dots);
                default -> {
                    // other settings are for the system's own resolver
                }
            }
        }
        return new ResolverConfig(servers, search, dots);
    }

    private static int dots(List<String> options, int otherwise) {
        for (String option : options) {
            if (option.matches("ndots:\\d{1,2}")) {
                return Integer.parseInt(option.substring("ndots:".length()));
            }
        }
        return otherwise;
    }

    /** The names to ask for, in order, until one is there. */
    List<String> candidates(String name) {
        if (name.endsWith(".") || search.isEmpty()) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>();
        boolean isShort = name.chars().filter(c -> c == '.').count() < dots;
        if (!isShort) {
            names.add(name);
        }
        search.forEach(domain -> names.add(name + "." + domain));
        if (isShort) {
            names.add(name);
        }
        return names;
    }
}
