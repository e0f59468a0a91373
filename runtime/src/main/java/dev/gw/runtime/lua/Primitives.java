package dev.gw.runtime.lua;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that Lua code can ask Java for, by numbers that are given in the order of registration. Immutable. */
final class Primitives {
    static final Primitives ALL = new Primitives(List.of(
            new CorePrimitives(),
            new RequestPrimitives(),
            new UpstreamPrimitives(),
            new BalancerPrimitives(),
            new ResponsePrimitives(),
            new EntityPrimitives(),
            new DigestPrimitives(),
            new KeyPrimitives(),
            new PairPrimitives(),
            new CipherPrimitives(),
            new CertificatePrimitives(),
            new ModulePrimitives(),
            new SessionPrimitives(),
            new ClientPrimitives(),
            new RegexPrimitives(),
            new DictPrimitives(),
            new TimePrimitives(),
            new SocketPrimitives(),
            new DatagramPrimitives(),
            new EvaluationPrimitives()));

    /** Numbers below this are for the traffic itself. */
    private static final int FIRST = 3;

    private static final int SPILL = 0;
    private static final int MORE = 1;
    private static final int FETCH = 2;

    private final Primitive[] byNumber;
    private final String names;

    private Primitives(List<Primitive.Book> books) {
        Map<String, Primitive> all = new LinkedHashMap<>();
        books.forEach(book -> book.add(all));
        byNumber = all.values().toArray(new Primitive[0]);
        names = String.join(" ", all.keySet());
    }

    /** The names in the order of their numbers, apart by spaces. */
    String names() {
        return names;
    }

    /** Answers a call from Lua. */
    void answer(LuaWorker worker, Mail mail) {
        int number = mail.open();
        try {
            switch (number) {
                case SPILL -> mail.spill();
                case MORE -> mail.more();
                case FETCH -> worker.fetch();
                default -> byNumber[number - FIRST].run(worker, mail);
            }
        } catch (RuntimeException problem) {
            mail.fail(problem instanceof LuaProblem ? String.valueOf(problem.getMessage()) : problem.toString());
        }
    }
}
