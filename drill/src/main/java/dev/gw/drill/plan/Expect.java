package dev.gw.drill.plan;

import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something an answer has to show.
 *
 * @param what what is expected, for people: {@code status 401}
 * @param got what an answer shows instead; null where it is as expected
 */
public record Expect(String what, Function<Answer, @Nullable String> got) {
    private static final String NOWHERE = "no upstream was asked";

    /** Whether it is about the answer's status. */
    public boolean isOfStatus() {
        return what.startsWith("status ");
    }

    /** One of these statuses. */
    public static Expect status(int... statuses) {
        String all = String.join(
                " or ", Arrays.stream(statuses).mapToObj(Integer::toString).toList());
        return new Expect(
                "status " + all,
                answer -> Arrays.stream(statuses).anyMatch(status -> status == answer.status())
                        ? null
                        : "status " + answer.status());
    }

    /** Any status but this one. */
    public static Expect notStatus(int status) {
        return new Expect("any status but " + status, answer -> answer.status() == status ? "status " + status : null);
    }

    /** A header field with exactly this value. */
    public static Expect header(String name, String value) {
        return header(name, value, value::equals);
    }

    /** A header field whose value fits. */
    public static Expect header(String name, String what, java.util.function.Predicate<String> fits) {
        return new Expect(name + ": " + what, answer -> {
            String value = answer.header(name);
            return value == null ? "no " + name : fits.test(value) ? null : name + ": " + value;
        });
    }

    /** No such field. */
    public static Expect noHeader(String name) {
        return new Expect("no " + name, answer -> {
            String value = answer.header(name);
            return value == null ? null : name + ": " + value;
        });
    }

    /** The text of the message in the body, or anywhere in it. */
    public static Expect says(String text) {
        return new Expect(
                "a body that says " + text,
                answer -> answer.body().contains(text) ? null : "body: " + cut(answer.body()));
    }

    /** Exactly this body. */
    public static Expect body(String text) {
        return new Expect(
                "body: " + cut(text), answer -> answer.body().equals(text) ? null : "body: " + cut(answer.body()));
    }

    /** This upstream was asked. */
    public static Expect upstream(String name) {
        return seen("upstream " + name, seen -> seen.upstream().equals(name) ? null : "upstream " + seen.upstream());
    }

    /** No upstream was asked. */
    public static Expect noUpstream() {
        return new Expect(NOWHERE, answer -> {
            Seen seen = answer.seen();
            return seen == null ? null : "upstream " + seen.upstream() + " was asked";
        });
    }

    /** This method and path reached the upstream. */
    public static Expect asked(String method, String path) {
        return seen("upstream asked " + method + " " + path, seen -> {
            String asked = seen.method() + " " + seen.path();
            return asked.equals(method + " " + path) ? null : "upstream asked " + asked;
        });
    }

    /** The upstream saw exactly these values under a name. */
    public static Expect upstreamHeader(String name, String... values) {
        List<String> wanted = List.of(values);
        String what = wanted.isEmpty() ? "no " + name : name + ": " + String.join(", ", wanted);
        return seen("upstream sees " + what, seen -> {
            List<String> all = seen.headers().all(name);
            return all.equals(wanted) || String.join(", ", all).equals(String.join(", ", wanted)) && !all.isEmpty()
                    ? null
                    : "upstream sees " + (all.isEmpty() ? "no " + name : name + ": " + String.join(", ", all));
        });
    }

    /** Something about the request as the upstream saw it. */
    public static Expect seen(String what, Function<Seen, @Nullable String> got) {
        return new Expect(what, answer -> {
            Seen seen = answer.seen();
            return seen == null ? NOWHERE : got.apply(seen);
        });
    }

    /** The route that answered, where the gateway says which one did. */
    public static Expect route(String name) {
        return new Expect("route " + name, answer -> {
            String said = answer.header("Gw-Route");
            return said == null || said.equals(name) ? null : "route " + said;
        });
    }

    private static String cut(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
