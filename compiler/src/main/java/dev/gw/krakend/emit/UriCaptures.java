package dev.gw.krakend.emit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths with pieces of the request's path in them: {@code /x/$(uri_captures['id'])}. Stateless. */
final class UriCaptures {
    private static final Pattern CAPTURE =
            Pattern.compile("\\$\\(uri_captures(?:\\.([A-Za-z_]\\w*)|\\[(?:'([^']*)'|\"([^\"]*)\"|(\\d{1,4}))])\\)");

    private UriCaptures() {}

    /** The same with KrakenD's parameters; empty where something else is filled in, or nothing is called so. */
    static Optional<String> pattern(String uri, EndpointPath path) {
        List<Segment> parameters = path.parameters();
        Matcher matcher = CAPTURE.matcher(uri);
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (matcher.find()) {
            String name = name(matcher, parameters);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            out.append(uri, at, matcher.start()).append('{').append(name).append('}');
            at = matcher.end();
        }
        out.append(uri, at, uri.length());
        boolean plain = out.indexOf("$(") < 0 && out.indexOf("?") < 0 && out.length() > 0 && out.charAt(0) == '/';
        return plain ? Optional.of(out.toString()) : Optional.empty();
    }

    private static String name(Matcher matcher, List<Segment> parameters) {
        String number = matcher.group(4);
        if (number != null) {
            int index = Integer.parseInt(number) - 1;
            return index >= 0 && index < parameters.size()
                    ? parameters.get(index).text()
                    : "";
        }
        for (int group = 1; group <= 3; group++) {
            String name = matcher.group(group);
            if (name != null && parameters.stream().anyMatch(p -> p.text().equals(name))) {
                return name;
            }
        }
        return "";
    }
}
