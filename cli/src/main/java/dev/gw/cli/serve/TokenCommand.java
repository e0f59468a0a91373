package dev.gw.cli.serve;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.MapNode;
import dev.gw.drill.standin.Credential;
import dev.gw.drill.standin.Credential.Wishes;
import dev.gw.drill.standin.KeyRing;
import dev.gw.drill.standin.Mint;
import dev.gw.drill.standin.PolicyClaims;
import dev.gw.drill.standin.TokenOrder;
import dev.gw.drill.standin.Trust;
import dev.gw.model.Bundle;
import dev.gw.runtime.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code gw token}: makes a token that the configuration takes, or one that it has to refuse. */
public final class TokenCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("token", "Makes a JSON Web Token that the project's jwt plugin takes.");
        spec.addOption(Options.value("NAME", "For this consumer: username, custom_id or id", "--consumer"));
        spec.addOption(Options.value("JSON", "Claims to put in, as an object; they win", "--claims"));
        spec.addOption(Options.value("TIME", "How long it is good: 30s, 5m, 2h, 1d (5m)", "--ttl"));
        spec.addOption(Options.value("FILE", "Sign with this private key, in PEM", "--key"));
        TokenWords.addDefects(spec);
        Options.inputs(spec);
        return spec.addPositional(Options.arguments("FILE", "A declarative file to ask instead", "0..1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        TokenOrder order = TokenWords.order(invocation);
        Optional<Pipeline.Checked> found = checked(invocation);
        Optional<Bundle> configuration = found.flatMap(Pipeline.Checked::bundle);
        if (configuration.isEmpty()) {
            return Exit.PROBLEMS;
        }
        Bundle bundle = configuration.get();
        Trust trust = new Trust(bundle, new PolicyClaims(found.get().policies()));
        Credential credential = credential(invocation, bundle, Wishes.of(bundle), order.claims());
        Wishes wishes = trust.wishes(credential);
        if (credential.isSecret() && credential.secret() == null) {
            throw new UsageException("the jwt secret of " + credential.consumer()
                    + " has no secret in the configuration, so Kong draws one that nobody knows");
        }
        if (credential.isSecret() && invocation.value("--key").isPresent()) {
            throw new UsageException("--key signs for consumers with a public key; " + credential.consumer()
                    + " has a secret for " + credential.algorithm());
        }
        invocation.terminal().out().println(token(invocation, credential, wishes, order));
        say(invocation, credential);
        return Exit.FINE;
    }

    private static String token(Invocation invocation, Credential credential, Wishes wishes, TokenOrder order) {
        SecureRandom random = new SecureRandom();
        KeyRing keys = credential.isSecret() ? KeyRing.fresh(random) : LocalDoubles.keys(invocation);
        Mint mint = new Mint(keys, Clock.systemUTC(), random);
        try {
            return mint.token(credential, wishes, order, key(invocation));
        } catch (IllegalArgumentException unfit) {
            throw new UsageException("the key of --key does not fit " + credential.algorithm()
                    + ", which the jwt secret of " + credential.consumer() + " asks for");
        }
    }

    /** The key of the command line; null where there is none. */
    private static @Nullable PrivateKey key(Invocation invocation) {
        Optional<Path> file = invocation.value("--key").map(invocation::path);
        if (file.isEmpty()) {
            return null;
        }
        try {
            return PemFiles.key(Files.readString(file.get()));
        } catch (IOException unreadable) {
            throw new UsageException("--key can't be read: " + file.get());
        } catch (GeneralSecurityException none) {
            throw new UsageException("--key holds no private key in PEM: " + file.get());
        }
    }

    /** That of the consumer, else that which the claims name, else the only one. */
    private static Credential credential(Invocation invocation, Bundle bundle, Wishes wishes, MapNode claims) {
        Optional<String> consumer = invocation.value("--consumer");
        String named = claims.string(wishes.keyClaim());
        if (consumer.isPresent()) {
            return Credential.ofConsumer(bundle, consumer.get()).orElseThrow(() -> without(bundle, consumer.get()));
        }
        if (named == null) {
            throw new UsageException("say for whom: --consumer NAME, or --claims with " + wishes.keyClaim());
        }
        return Credential.ofKey(bundle, named).orElseGet(() -> new Credential("", named, "RS256", null, null));
    }

    private static UsageException without(Bundle bundle, String name) {
        return Credential.isConsumer(bundle, name)
                ? new UsageException("the consumer " + name + " has no jwt_secret with a key in the configuration")
                : new UsageException("there is no consumer " + name, name, Credential.consumers(bundle));
    }

    private static void say(Invocation invocation, Credential credential) {
        if (invocation.quiet() || !invocation.terminal().errIsTerminal()) {
            return;
        }
        String signer = credential.isSecret()
                ? "with its secret"
                : invocation.value("--key").map(file -> "with " + file).orElse("with the key of gw serve --idp");
        invocation
                .terminal()
                .err()
                .println("gw: " + credential.algorithm() + " for "
                        + (credential.consumer().isEmpty() ? credential.key() : credential.consumer()) + ", signed "
                        + signer + "; send it as Authorization: Bearer …");
    }

    /** Only errors are reported: what is merely doubtful is no answer to the question. */
    private static Optional<Pipeline.Checked> checked(Invocation invocation) {
        Path place = invocation.arguments().isEmpty()
                ? invocation.directory()
                : invocation.path(invocation.arguments().get(0));
        Diagnostics out = new Diagnostics();
        Optional<Pipeline.Checked> checked = Project.find(
                        place, invocation.terminal().directory(), out)
                .map(project -> new Pipeline(invocation).check(project, null, out));
        if (out.hasErrors()) {
            new Reporting(invocation).report(Findings.of(out.sorted()), false);
        }
        return checked;
    }
}
