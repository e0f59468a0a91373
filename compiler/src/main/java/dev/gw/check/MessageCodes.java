package dev.gw.check;

import dev.gw.diagnostic.Code;
import java.util.List;

/** Which code Kong's messages belong to. */
final class MessageCodes {
    private static final List<String> RANGES =
            List.of("value should be between", "value must be greater", "length must be", "size must be");
    private static final List<String> CHOICES =
            List.of("value must be", "value must not be", "must not be one of", "expected to contain", "no such");
    private static final List<String> TOGETHER = List.of(
            "cannot set", "both deprecated and new", "these sets are mutually exclusive", "field required for entity");
    private static final List<String> REGEXES =
            List.of("invalid regex", "not a valid regex", "Router Expression failed");
    private static final List<String> CODE =
            List.of("error parsing", "invalid template", "failed to compile", "[string ");
    private static final List<String> KEYS = List.of(
            "certificate", "invalid key", "could not load p", "jwk", "public key", "private key", "invalid pem");

    private MessageCodes() {}

    static Code of(String message) {
        if (starts(message, RANGES)) {
            return Code.GW1305;
        }
        if (starts(message, CHOICES)) {
            return Code.GW1304;
        }
        if (starts(message, TOGETHER)) {
            return Code.GW1307;
        }
        if (starts(message, REGEXES)) {
            return Code.GW1308;
        }
        if (starts(message, CODE)) {
            return Code.GW1309;
        }
        if (message.startsWith("unknown type") || message.startsWith("vault '")) {
            return Code.GW1304;
        }
        return isKey(message) ? Code.GW1310 : Code.GW1306;
    }

    /** The code of a message about an entity as a whole. */
    static Code ofEntity(String message) {
        Code code = of(message);
        return code == Code.GW1308 || code == Code.GW1310 ? code : Code.GW1307;
    }

    private static boolean starts(String message, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (message.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(String message) {
        for (String word : KEYS) {
            if (message.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
