package dev.gw.runtime.recorded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as an upstream received it, one character per octet. */
record Received(String method, String target, String version, List<Json.Field> headers, String body) {

    /** The next request of a connection; null where it ends. */
    static @Nullable Received read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] start = first.split(" ", 3);
        List<Json.Field> headers = new ArrayList<>();
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            Json.Field field = new Json.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip());
            headers.add(field);
            chunked |= field.name().equalsIgnoreCase("transfer-encoding");
            length = field.name().equalsIgnoreCase("content-length") ? Integer.parseInt(field.value()) : length;
        }
        byte[] body = chunked ? chunks(in) : in.readNBytes(length);
        return new Received(start[0], start[1], start[2], headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String size = line(in); size != null; size = line(in)) {
            byte[] piece = in.readNBytes(Integer.parseInt(size.split(";", 2)[0].strip(), 16));
            in.readNBytes(2);
            if (piece.length == 0) {
                break;
            }
            body.write(piece);
        }
        return body.toByteArray();
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }
}
