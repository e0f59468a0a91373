package dev.gw.runtime.router;

import dev.gw.check.expression.Addresses;
import dev.gw.check.expression.Literal;
import java.util.function.Predicate;

/** The fields of an expression that hold an address. */
final class AddressField {
    private AddressField() {}

    /** Holds where the address is known and passes the test. */
    static Condition condition(String name, Predicate<Literal.Address> test) {
        boolean source = name.equals("net.src.ip");
        return (request, trace) -> {
            String text = source ? request.ends().source() : request.ends().destination();
            Literal.Address address = text == null ? null : Addresses.parse(text);
            return address != null && test.test(address);
        };
    }
}
