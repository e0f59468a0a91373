package dev.gw.assemble;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for files that work on every system, each given once: made from the names of what is in them. */
final class FileNames {
    private static final int LONGEST = 60;
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private final Set<String> taken = new HashSet<>();

    /** A path in a folder for what is called so; numbered where the plain one is taken. */
    String path(String folder, String called, String fallback) {
        String slug = slug(called);
        String base = slug.isEmpty() || isDevice(slug) ? (fallback + '-' + slug) : slug;
        String trimmed = base.endsWith("-") ? base.substring(0, base.length() - 1) : base;
        String path = folder + '/' + trimmed + ".yml";
        for (int number = 2; !taken.add(path); number++) {
            path = folder + '/' + trimmed + '-' + number + ".yml";
        }
        return path;
    }

    private static boolean isDevice(String slug) {
        boolean port = slug.length() == 4 && (slug.startsWith("com") || slug.startsWith("lpt"));
        return DEVICES.contains(slug) || port;
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < plain.length() && slug.length() < LONGEST; i++) {
            char c = plain.charAt(i);
            boolean keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '.' && !slug.isEmpty());
            if (keep) {
                slug.append(c);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-' && !isMark(c)) {
                slug.append('-');
            }
        }
        int end = slug.length();
        while (end > 0 && (slug.charAt(end - 1) == '-' || slug.charAt(end - 1) == '.')) {
            end--;
        }
        return slug.substring(0, end);
    }

    /** Accents that normalising split from their letters. */
    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
