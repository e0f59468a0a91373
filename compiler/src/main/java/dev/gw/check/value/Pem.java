package dev.gw.check.value;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** One block of a PEM text. */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    private final String label;
    private final byte[] bytes;

    private Pem(String label, byte[] bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** What stands behind BEGIN. */
    String label() {
        return label;
    }

    /** The content, decoded. */
    byte[] bytes() {
        return bytes;
    }

    /** The blocks of a text. Text around them is left out, and so are blocks that aren't closed or aren't Base64. */
    static List<Pem> blocks(String text) {
        List<Pem> blocks = new ArrayList<>();
        String label = "";
        StringBuilder body = new StringBuilder();
        for (String raw : text.split("\n", -1)) {
            String line = raw.stripTrailing();
            if (line.startsWith(BEGIN) && line.endsWith(DASHES) && line.length() > BEGIN.length() + DASHES.length()) {
                label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                body.setLength(0);
            } else if (!label.isEmpty() && line.equals("-----END " + label + DASHES)) {
                add(blocks, label, body.toString());
                label = "";
            } else if (!label.isEmpty()) {
                body.append(line);
            }
        }
        return blocks;
    }

    private static void add(List<Pem> blocks, String label, String body) {
        try {
            blocks.add(new Pem(label, Base64.getDecoder().decode(body)));
        } catch (IllegalArgumentException e) {
            // headers of an encrypted key, or damage: nothing that could be read without more
            blocks.add(new Pem(label.toLowerCase(Locale.ROOT), new byte[0]));
        }
    }
}
