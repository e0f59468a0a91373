package dev.gw.runtime.impact.chain;

import dev.gw.check.expression.Addresses;
import dev.gw.check.expression.Literal;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Shown;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which addresses and ranges lie within others. */
final class AddressRanges {
    private AddressRanges() {}

    /** Those of a list that lie in none of another, as they may be shown. */
    static Set<String> notIn(@Nullable Entity from, @Nullable Entity to, String path) {
        Set<String> known = ConfigValues.values(from, path);
        Set<String> rest = new TreeSet<>();
        for (Scalar scalar : ConfigValues.scalars(to, path)) {
            if (known.stream().noneMatch(other -> contains(other, scalar.text()))) {
                rest.add(Shown.of(scalar));
            }
        }
        return rest;
    }

    private static boolean contains(String wider, String narrower) {
        Literal.Range whole = range(wider);
        Literal.Range part = range(narrower);
        return wider.equals(narrower)
                || whole != null && part != null && whole.bits() <= part.bits() && whole.contains(part.first());
    }

    /** An address or a range; null for what is neither, such as a reference to a vault. */
    private static Literal.@Nullable Range range(String text) {
        int slash = text.indexOf('/');
        Literal.Address address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int all = address.octets().size() * 8;
        String bits = slash < 0 ? String.valueOf(all) : text.substring(slash + 1);
        boolean number = !bits.isEmpty() && bits.length() < 4 && bits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? new Literal.Range(address, Math.min(Integer.parseInt(bits), all)) : null;
    }
}
