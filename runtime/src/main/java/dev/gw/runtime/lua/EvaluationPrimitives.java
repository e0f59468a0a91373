package dev.gw.runtime.lua;

import java.util.Map;

/** What an expression in a configuration needs. */
final class EvaluationPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("eval.code", (worker, mail) -> mail.reply(worker.evaluation().code()));
        book.put("eval.field", (worker, mail) -> {
            int table = (int) mail.integer();
            mail.reply(worker.evaluation().field(table, mail.text()));
        });
        book.put("eval.result", (worker, mail) -> {
            worker.evaluation().result(mail.textOrNull());
            mail.replyNil();
        });
    }
}
