package dev.gw.check.value;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the two limiting plugins. */
final class LimitRules {
    private static final List<String> PERIODS = List.of("second", "minute", "hour", "day", "month", "year");
    private static final double LOWEST_SYNC_RATE = 0.02;

    private LimitRules() {}

    static @Nullable String rateLimits(Node config) {
        String order = order(config, "The limit for ");
        if (order != null) {
            return order;
        }
        boolean redis = "redis".equals(LuaValues.text(config, "policy"));
        boolean realTime = number(config, "sync_rate") == -1;
        if (!redis) {
            return realTime ? null : "sync_rate can only be used with the redis policy";
        }
        return !realTime && number(config, "sync_rate") < LOWEST_SYNC_RATE
                ? "sync_rate must be greater than 0.02, or -1 to disable"
                : null;
    }

    static @Nullable String responseLimits(Node limit) {
        return order(limit, "the limit for ");
    }

    /** The limit of a longer period is at least that of each shorter one. */
    private static @Nullable String order(Node limits, String opening) {
        double[] values = new double[PERIODS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(limits, PERIODS.get(i));
        }
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                if (values[j] < values[i]) {
                    return opening + shown(limits, PERIODS.get(j)) + " cannot be lower than the limit for "
                            + shown(limits, PERIODS.get(i));
                }
            }
        }
        return null;
    }

    /** A field's number; NaN, which no comparison holds for, where it has none. */
    private static double number(Node record, String field) {
        return LuaValues.at(record, field) instanceof Scalar scalar ? scalar.number() : Double.NaN;
    }

    private static String shown(Node record, String field) {
        boolean hidden = LuaValues.at(record, field) instanceof Scalar scalar && scalar.isSensitive();
        return field + "(" + (hidden ? Scalar.MASK : LuaNumber.oneDecimal(number(record, field))) + ")";
    }
}
