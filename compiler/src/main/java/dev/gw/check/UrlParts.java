package dev.gw.check;

import dev.gw.check.value.ServiceUrl;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/** Finds the part of a service's url that is at fault: Kong blames the field that it stands for. */
final class UrlParts {
    private UrlParts() {}

    /** The violation at the part of the url; as it is where it is not about one. */
    static Violation narrowed(Violation violation) {
        Scalar url = url(violation);
        ServiceUrl parts = url == null ? null : ServiceUrl.parse(url.text());
        Scalar part = parts == null
                ? null
                : part(parts, String.valueOf(violation.field().get(0)));
        if (url == null || part == null) {
            return violation;
        }
        if (url.isSensitive()) {
            return violation.at(part.at(url.span()).sensitive());
        }
        Span place = place(url.span(), part.text());
        return place.isNowhere() ? violation : violation.at(part.at(place));
    }

    /** The url that stands for the field of a violation; null where the field is written, or nothing stands for it. */
    static @Nullable Scalar url(Violation violation) {
        boolean absent = violation.kind() == EntityKind.SERVICES
                && violation.field().size() == 1
                && !violation.entity().has(String.valueOf(violation.field().get(0)));
        return absent && violation.entity().get("url") instanceof Scalar url && url.isString() ? url : null;
    }

    /** What a url without a host lacks. */
    static String mend(String url) {
        if (url.contains("://")) {
            return "name a host behind the slashes, as in http://shop.internal";
        }
        return url.startsWith("http:") || url.startsWith("https:")
                ? "write two slashes behind the colon, as in http://shop.internal"
                : "begin it with a scheme, as in http://";
    }

    private static @Nullable Scalar part(ServiceUrl url, String field) {
        return switch (field) {
            case "protocol" -> Scalar.string(url.protocol());
            case "host" -> url.host() == null ? null : Scalar.string(url.host());
            case "port" -> url.port();
            case "path" -> url.path() == null ? null : Scalar.string(url.path());
            default -> null;
        };
    }

    /** Where a part stands in the url; nowhere where it is spelled otherwise. */
    private static Span place(Span url, String part) {
        String text = url.text();
        int authority = text.indexOf("://");
        int scheme = text.indexOf(part);
        int at = scheme >= 0 && scheme < authority ? scheme : text.indexOf(part, Math.max(0, authority));
        return at < 0 || part.isEmpty()
                ? Span.nowhere()
                : new Span(url.file(), url.start() + at, url.start() + at + part.length());
    }
}
