package dev.gw.drill.verdict;

import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.drill.plan.StoreState;
import dev.gw.drill.plan.Tally;
import dev.gw.runtime.limit.Window;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One run of one check. It ends with the first step that does not show what it should. */
final class Course {
    private static final int SHOWN_MISSES = 3;

    private final Target target;
    private final Clock clock;
    private final Check check;
    private final List<Sent> sent = new ArrayList<>();
    private final long start;
    private long windowSince;
    private int requests;
    private boolean changedStores;

    Course(Target target, Clock clock, Check check) {
        this.target = target;
        this.clock = clock;
        this.check = check;
        this.start = clock.millis();
        this.windowSince = start;
    }

    Outcome run() {
        try {
            return steps();
        } finally {
            if (changedStores) {
                target.stores(StoreState.WELL);
            }
        }
    }

    private Outcome steps() {
        for (Step step : check.steps()) {
            if (step instanceof Step.Move move) {
                target.move(move.window(), move.offset());
                windowSince = clock.millis();
            } else if (step instanceof Step.Pass pass) {
                target.pass(pass.millis());
            } else if (step instanceof Step.Store store) {
                changedStores = true;
                target.stores(store.state());
            } else if (step instanceof Step.Send send) {
                requests += send.times();
                List<Answer> answers = target.send(send.ask(), send.times());
                note(send, answers);
                List<Miss> misses = explained(misses(send, answers), answers, step);
                if (!misses.isEmpty()) {
                    return ended(send, answers, misses);
                }
            }
        }
        return outcome(requests == 0 ? Verdict.INCONCLUSIVE : Verdict.PASS, List.of());
    }

    /** Who refuses requests that are within the limit, in a window that has just begun, counts too few or too much. */
    private List<Miss> explained(List<Miss> misses, List<Answer> answers, Step step) {
        Check.Limit limit = check.limit();
        if (limit == null || misses.isEmpty() || answers.size() > limit.most() || !begins(step)) {
            return misses;
        }
        long refused = answers.stream()
                .filter(answer -> answer.status() == limit.refusal())
                .count();
        Miss first = misses.get(0);
        if (refused == 0 || !first.got().equals("status " + limit.refusal())) {
            return misses;
        }
        String got = String.format(
                Locale.ROOT,
                "status %d for %,d of %,d, though a new %s had just begun: the limit is lower, or what was counted before"
                        + " is still counted",
                limit.refusal(),
                refused,
                answers.size(),
                limit.window().word());
        return List.of(new Miss(first.claim(), first.expected(), got, first.ask()));
    }

    /** Whether a step is the first in a window of the limit. */
    private boolean begins(Step step) {
        int index = check.steps().indexOf(step);
        return index == 0
                ? check.fresh() != null
                : check.steps().get(index - 1) instanceof Step.Move move && move.offset() == 0;
    }

    private void note(Step.Send send, List<Answer> answers) {
        Check.Limit limit = check.limit();
        if (limit != null) {
            int refused = (int) answers.stream()
                    .filter(answer -> answer.status() == limit.refusal())
                    .count();
            int came = (int) answers.stream().filter(Answer::came).count();
            long at = answers.isEmpty() ? windowSince : answers.get(0).sentAt();
            sent.add(new Sent(send.claim(), send.ask(), at, came - refused, refused));
        }
    }

    private Outcome outcome(Verdict verdict, List<Miss> misses) {
        return new Outcome(check, verdict, misses, sent, requests, clock.millis() - start);
    }

    private Outcome ended(Step.Send send, List<Answer> answers, List<Miss> misses) {
        Ask ask = answers.get(0).ask();
        Window window = check.fresh();
        if (answers.stream().noneMatch(Answer::came)) {
            return outcome(Verdict.INCONCLUSIVE, misses);
        }
        if (target.holdsTime()) {
            return outcome(Verdict.FAIL, misses);
        }
        if (window != null && window.startOf(windowSince) != window.startOf(clock.millis())) {
            String wanted = "requests within one " + window.word();
            return outcome(Verdict.INCONCLUSIVE, List.of(new Miss(send.claim(), wanted, "its end came first", ask)));
        }
        if (window == null && answers.get(0).status() == 429) {
            target.refresh(Window.MINUTE);
            return outcome(
                    Verdict.INCONCLUSIVE, List.of(new Miss(send.claim(), "room under a limit", "status 429", ask)));
        }
        return outcome(Verdict.FAIL, misses);
    }

    private static List<Miss> misses(Step.Send send, List<Answer> answers) {
        List<Miss> misses = new ArrayList<>();
        for (Answer answer : answers) {
            if (!answer.came()) {
                misses.add(new Miss(send.claim(), "an answer", answer.problem(), answer.ask()));
            } else {
                misses(send, answer, misses);
            }
            if (misses.size() >= SHOWN_MISSES) {
                return misses;
            }
        }
        Ask first = answers.isEmpty() ? send.ask() : answers.get(0).ask();
        for (Tally tally : send.all()) {
            String got = tally.got().apply(answers);
            if (got != null) {
                misses.add(new Miss(send.claim(), tally.what(), got, first));
            }
        }
        return misses;
    }

    /** Another status explains whatever else is not as expected. */
    private static void misses(Step.Send send, Answer answer, List<Miss> misses) {
        for (Expect expect : send.each()) {
            String got = expect.got().apply(answer);
            if (got != null) {
                misses.add(new Miss(send.claim(), expect.what(), got, answer.ask()));
            }
            if (got != null && expect.isOfStatus()) {
                return;
            }
        }
    }
}
