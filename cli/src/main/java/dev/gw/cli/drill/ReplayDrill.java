package dev.gw.cli.drill;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.Reporting;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.SourceReader;
import dev.gw.drill.measure.Counts;
import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import dev.gw.drill.replay.Answered;
import dev.gw.drill.replay.Masks;
import dev.gw.drill.replay.Pace;
import dev.gw.drill.replay.Recorded;
import dev.gw.drill.replay.Recording;
import dev.gw.drill.replay.RecordingReader;
import dev.gw.drill.replay.Replay;
import dev.gw.drill.replay.ReplayText;
import dev.gw.source.SourceFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code gw drill replay FILE}: sends recorded requests again, to one gateway or to two whose answers are compared. */
final class ReplayDrill {
    private static final long MOST_REQUESTS = 20_000;
    private static final long MOST_SECONDS = 600;

    private final Invocation invocation;
    private final Terminal terminal;
    private final List<String> words;
    private final Clock clock = Clock.systemUTC();

    /**
     * A replay.
     *
     * @param words the words behind {@code replay}
     */
    ReplayDrill(Invocation invocation, List<String> words) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.words = words;
    }

    Exit run() {
        Optional<String> old = invocation.value("--compare");
        if (words.isEmpty() || words.size() > (old.isPresent() ? 2 : 1)) {
            throw new UsageException(
                    "drill replay takes one recording: gw drill replay FILE --target URL, or" + " --compare OLD NEW");
        }
        Optional<String> target =
                old.isPresent() && words.size() == 2 ? Optional.of(words.get(1)) : invocation.value("--target");
        if (target.isEmpty()) {
            throw new UsageException(
                    old.isPresent()
                            ? "--compare takes two URLs: --compare OLD NEW"
                            : "drill replay takes --target URL, or --compare OLD NEW");
        }
        DrillTarget now = DrillTarget.of(target.get(), invocation);
        Optional<DrillTarget> before = old.map(url -> DrillTarget.of(url, invocation));
        Pace pace = invocation
                .value("--pace")
                .map(text -> Pace.of(text)
                        .orElseThrow(() -> new UsageException("--pace takes 1x, 2x, 100/s or max, not " + text)))
                .orElse(before.isPresent() ? Pace.UNHURRIED : new Pace(1, 0));
        Optional<Recording> recording = read();
        if (recording.isEmpty()) {
            return Exit.PROBLEMS;
        }
        List<Recorded> requests = bounded(recording.get());
        announce(recording.get(), requests, now, before);
        return before.isPresent() ? compare(requests, before.get(), now) : replay(requests, pace, now);
    }

    private Optional<Recording> read() {
        Path path = invocation.path(words.get(0));
        Diagnostics out = new Diagnostics();
        Optional<SourceFile> file = SourceReader.read(path, words.get(0), out);
        if (file.isEmpty()) {
            new Reporting(invocation).report(Findings.of(out.sorted()), false);
            return Optional.empty();
        }
        Optional<Recording> recording = RecordingReader.read(file.get(), out);
        if (out.hasErrors()) {
            new Reporting(invocation).report(Findings.of(out.sorted()), false);
            return Optional.empty();
        }
        if (recording.isEmpty()) {
            terminal.err()
                    .println("gw: " + words.get(0) + " is no recording that gw reads: " + RecordingReader.FORMATS);
        } else if (recording.get().requests().isEmpty()) {
            terminal.err().println("gw: " + words.get(0) + " holds no request");
            return Optional.empty();
        }
        return recording;
    }

    private List<Recorded> bounded(Recording recording) {
        long most = DrillCommand.number(invocation, "--max-requests", MOST_REQUESTS);
        List<Recorded> all = recording.requests();
        if (all.size() > most) {
            say("only the first " + most + " of " + all.size() + " requests are sent; --max-requests allows more");
        }
        return all.stream().limit(most).toList();
    }

    private void announce(Recording recording, List<Recorded> requests, DrillTarget now, Optional<DrillTarget> before) {
        if (recording.skipped() > 0) {
            say(String.format(
                    Locale.ROOT,
                    recording.skipped() == 1
                            ? "of the recording (%2$s), one line or entry can't be sent again, number %3$d"
                            : "of the recording (%2$s), %1$,d lines or entries can't be sent again, the first of them number %3$d",
                    recording.skipped(),
                    recording.format(),
                    recording.firstSkipped()));
        }
        boolean away = !now.isHere() || before.filter(one -> !one.isHere()).isPresent();
        if (away) {
            requests.forEach(one -> terminal.err().println("  " + ReplayText.request(one.ask())));
        }
        say("sending " + Counts.of(requests.size(), "request") + " (" + recording.format() + ") to "
                + before.map(one -> one.url() + " and ").orElse("") + now.url());
        terminal.flush();
    }

    /** What is sent: without secrets unless they are kept, with the fields of the command line, to the host it names. */
    private UnaryOperator<Ask> change() {
        List<Field> fields = new ArrayList<>();
        for (String text : invocation.values("--header")) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw new UsageException("--header takes 'Name: value', not " + text);
            }
            fields.add(new Field(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip(), true));
        }
        boolean keep = invocation.flag("--keep-secrets");
        Optional<String> host = invocation.value("--host");
        return ask -> {
            Ask changed = keep ? ask : withoutSecrets(ask);
            for (Field field : fields) {
                changed = changed.with(field);
            }
            return host.isPresent() ? changed.withHost(host.get()) : changed;
        };
    }

    private static Ask withoutSecrets(Ask ask) {
        Ask plain = ask;
        for (Field field : ask.headers()) {
            plain = field.secret() ? plain.without(field.name()) : plain;
        }
        return plain;
    }

    private Exit replay(List<Recorded> requests, Pace pace, DrillTarget target) {
        UnaryOperator<Ask> change = change();
        try (Replay replay = new Replay(target.where(DrillTarget.speech(invocation)), clock);
                Interruption interruption = new Interruption()) {
            interruption.watch();
            List<Answered> answered = replay.run(requests, pace, change, until(interruption));
            terminal.out().print(ReplayText.of(answered));
            long lost = answered.stream().filter(one -> !one.answer().came()).count();
            if (lost == answered.size()) {
                String why = answered.isEmpty() ? "" : answered.get(0).answer().problem();
                terminal.err().println(target.unreachable(why));
                return interruption.came() ? Exit.INTERRUPTED : Exit.UNREACHABLE;
            }
            if (answered.size() < requests.size()) {
                say(requests.size() - answered.size() + " requests were not sent any more");
                return interruption.came() ? Exit.INTERRUPTED : Exit.INCONCLUSIVE;
            }
            return lost > 0 ? Exit.INCONCLUSIVE : Exit.FINE;
        }
    }

    private BooleanSupplier until(Interruption interruption) {
        long end = clock.millis() + DrillCommand.number(invocation, "--max-time", MOST_SECONDS) * 1000;
        return () -> interruption.came() || clock.millis() > end;
    }

    private Exit compare(List<Recorded> requests, DrillTarget before, DrillTarget now) {
        Masks masks = masks();
        UnaryOperator<Ask> change = change();
        int compared = 0;
        int other = 0;
        try (Replay old = new Replay(before.where(DrillTarget.speech(invocation)), clock);
                Replay fresh = new Replay(now.where(DrillTarget.speech(invocation)), clock);
                Interruption interruption = new Interruption()) {
            interruption.watch();
            BooleanSupplier stopped = until(interruption);
            for (Recorded one : requests) {
                if (stopped.getAsBoolean()) {
                    break;
                }
                Ask ask = change.apply(one.ask());
                CompletableFuture<Answer> first = old.send(ask);
                Answer second = fresh.send(ask).join();
                if (compared == 0 && !first.join().came() && !second.came()) {
                    terminal.err().println("gw: neither " + before.url() + " nor " + now.url() + " can be reached");
                    return Exit.UNREACHABLE;
                }
                List<String> differences = masks.differences(first.join(), second);
                compared++;
                if (!differences.isEmpty()) {
                    other++;
                    terminal.out().println(ReplayText.request(ask));
                    differences.forEach(line -> terminal.out().println("  " + line));
                }
            }
            terminal.out()
                    .println(String.format(
                            Locale.ROOT, "%,d requests compared, %,d answered otherwise", compared, other));
            return other > 0
                    ? Exit.FAILED
                    : interruption.came()
                            ? Exit.INTERRUPTED
                            : compared < requests.size() ? Exit.INCONCLUSIVE : Exit.FINE;
        }
    }

    private Masks masks() {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : invocation.values("--mask")) {
            try {
                patterns.add(Pattern.compile(text));
            } catch (PatternSyntaxException e) {
                throw new UsageException("--mask takes a regular expression: " + e.getDescription() + " in " + text);
            }
        }
        return new Masks(patterns, invocation.values("--ignore-header"));
    }

    private void say(String text) {
        if (!invocation.quiet()) {
            terminal.err().println("gw: " + text);
        }
    }
}
