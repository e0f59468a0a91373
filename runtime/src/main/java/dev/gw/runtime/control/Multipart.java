package dev.gw.runtime.control;

import dev.gw.runtime.http.QueryArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads bodies of type multipart/form-data. */
final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition:[^\\r\\n]*[; ]name=\"?([^\";\\r\\n]+)");

    private Multipart() {}

    /** The fields, files among them, with their contents. */
    static List<QueryArgs.Arg> fields(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        List<QueryArgs.Arg> fields = new ArrayList<>();
        if (!boundary.find()) {
            return fields;
        }
        String mark = "--" + boundary.group(1);
        int start = body.indexOf(mark);
        while (start >= 0) {
            int end = body.indexOf(mark, start + mark.length());
            QueryArgs.Arg field = end < 0 ? null : field(body.substring(start + mark.length(), end));
            if (field != null) {
                fields.add(field);
            }
            start = end;
        }
        return fields;
    }

    private static QueryArgs.@Nullable Arg field(String part) {
        int blank = part.indexOf("\r\n\r\n");
        Matcher name = NAME.matcher(blank < 0 ? "" : part.substring(0, blank));
        if (!name.find()) {
            return null;
        }
        String content = part.substring(blank + 4);
        return new QueryArgs.Arg(
                name.group(1), content.endsWith("\r\n") ? content.substring(0, content.length() - 2) : content);
    }
}
