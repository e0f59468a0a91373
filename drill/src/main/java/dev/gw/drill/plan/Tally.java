package dev.gw.drill.plan;

import dev.gw.drill.message.Answer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something the answers to one request, sent many times, have to show together.
 *
 * @param what what is expected
 * @param got what they show instead; null where it is as expected
 */
public record Tally(String what, Function<List<Answer>, @Nullable String> got) {
    /** So many of them have this status. */
    public static Tally count(int status, long wanted) {
        return new Tally(wanted + " × status " + status, answers -> {
            long count =
                    answers.stream().filter(answer -> answer.status() == status).count();
            return count == wanted ? null : count + " × status " + status;
        });
    }

    /** The values of a header field are those from one number down to another, each once. */
    public static Tally countsDown(String name, long from, long to) {
        return new Tally(name + " counts down from " + from + " to " + to, answers -> {
            boolean[] met = new boolean[(int) (from - to + 1)];
            for (Answer answer : answers) {
                String value = answer.header(name);
                long number = value != null && value.matches("\\d{1,15}") ? Long.parseLong(value) : -1;
                if (number < to || number > from) {
                    return name + ": " + value;
                }
                if (met[(int) (number - to)]) {
                    return name + ": " + number + " twice";
                }
                met[(int) (number - to)] = true;
            }
            return null;
        });
    }
}
