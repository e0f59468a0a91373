package dev.gw.policy.type;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.Node;
import dev.gw.policy.Lowering;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code deprecation}: answers say that an endpoint ends, when, and what comes after it. */
public final class Deprecation implements PolicyType {
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    @Override
    public String name() {
        return "deprecation";
    }

    @Override
    public String about() {
        return "Answers announce that an endpoint ends: Deprecation, Sunset, and a Link to its successor.";
    }

    @Override
    public List<Field> parameters() {
        return List.of(
                Field.optional(
                        "since", Shape.text(), "the day from which it is deprecated, as 2026-12-31; without it, now"),
                Field.optional("sunset", Shape.text(), "the day on which it ends, as 2027-12-31"),
                Field.optional("successor", Shape.text(TextForm.URL), "the URL of what comes after it"));
    }

    @Override
    public List<String> exclusive(Policy policy) {
        return List.of("the end of an endpoint");
    }

    @Override
    public void lower(List<Policy> policies, Lowering into, Diagnostics out) {
        policies.forEach(policy -> lower(policy, into, out));
    }

    private static void lower(Policy policy, Lowering into, Diagnostics out) {
        ResponseHeaders.set(policy, ": this endpoint ends", headers(policy, out), /* overwrite= */ true, into);
    }

    /** The headers that such a policy sets, with their values. */
    public static Map<String, String> headers(Policy policy) {
        return headers(policy, new Diagnostics());
    }

    private static Map<String, String> headers(Policy policy, Diagnostics out) {
        Map<String, String> headers = new LinkedHashMap<>();
        // RFC 9745 writes the date as seconds since 1970; where there is none, the form before it
        headers.put("Deprecation", "true");
        LocalDate since = day(policy, "since", out);
        LocalDate sunset = day(policy, "sunset", out);
        if (since != null) {
            headers.put("Deprecation", "@" + since.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC));
        }
        if (sunset != null) {
            headers.put("Sunset", HTTP.format(sunset.atStartOfDay()));
        }
        if (since != null && sunset != null && sunset.isBefore(since)) {
            out.add(Diagnostic.of(Code.GW1602, policy.require("sunset").span(), "sunset lies before since")
                    .label(policy.require("since").span(), "deprecated from here on")
                    .help("an endpoint is deprecated first, and ends later"));
        }
        String successor = policy.text("successor", "");
        if (!successor.isEmpty()) {
            headers.put("Link", '<' + successor + ">; rel=\"successor-version\"");
        }
        return headers;
    }

    private static @Nullable LocalDate day(Policy policy, String field, Diagnostics out) {
        Node written = policy.get(field);
        if (written == null) {
            return null;
        }
        try {
            return LocalDate.parse(policy.text(field, ""));
        } catch (DateTimeException e) {
            out.add(Diagnostic.of(
                            Code.GW1602, written.span(), field + " is " + policy.text(field, "") + ", which is no day")
                    .help("write it as 2027-12-31"));
            return null;
        }
    }
}
