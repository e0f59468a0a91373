package dev.gw.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What no class of the product does. */
class HouseRulesTest {
    /** Class and method, for calls that depend on the moment, on chance, on the machine's locale or its charset. */
    private static final Set<String> MOMENT_AND_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now");

    private static final Set<String> WITHOUT_LOCALE_OR_CHARSET = Set.of(
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.lang.String.format(java.lang.String,[Ljava.lang.Object;)",
            "java.io.FileReader.<init>(java.lang.String)",
            "java.io.FileReader.<init>(java.io.File)",
            "java.io.FileWriter.<init>(java.lang.String)",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)");

    @Test
    void onlyTheEntryOfTheCommandLineTouchesTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.gw.cli.Main")
                .and()
                .doNotHaveFullyQualifiedName("dev.gw.cli.command.Terminal")
                .should()
                .accessTargetWhere(access("System.out, System.err, System.in, System.exit", HouseRulesTest::isProcess))
                .because("messages are values until the command line prints them")
                .check(Classes.OF_PRODUCT);
    }

    private static boolean isProcess(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals("java.lang.System")
                && Set.of("out", "err", "in", "exit").contains(access.getName());
    }

    @Test
    void onlyCommandsThatSaySoLeaveSomethingToTheEndOfTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.gw.cli.serve..", "dev.gw.cli.drill..", "dev.gw.cli.quota..", "dev.gw.drill..")
                .should()
                .accessTargetWhere(access(
                        "shutdown hooks",
                        a -> Set.of("addShutdownHook", "deleteOnExit").contains(a.getName())))
                .because("the process is halted behind all others: see Command.hasShutdownHooks")
                .check(Classes.OF_PRODUCT);
    }

    @Test
    void nothingDependsOnTheMomentOrOnChance() {
        noClasses()
                .should()
                .accessTargetWhere(access(
                        "the clock, sleep or randomness",
                        a -> MOMENT_AND_CHANCE.contains(a.getTargetOwner().getName() + "." + a.getName())))
                .because("the same input gives the same bytes, and tests don't wait")
                .check(Classes.OF_PRODUCT);
    }

    @Test
    void localeAndCharsetAreSaid() {
        noClasses()
                .should()
                .accessTargetWhere(access("a call that takes the machine's locale or charset", HouseRulesTest::isVague))
                .because("a Turkish machine must build the same bytes")
                .check(Classes.OF_PRODUCT);
    }

    private static boolean isVague(JavaAccess<?> access) {
        if (!(access instanceof JavaCall<?> call)) {
            return false;
        }
        List<String> types = call.getTarget().getRawParameterTypes().stream()
                .map(type -> type.getName())
                .toList();
        String text = call.getTargetOwner().getName() + "." + call.getName() + "(" + String.join(",", types) + ")";
        return WITHOUT_LOCALE_OR_CHARSET.contains(text);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
                .because("a name says what a thing is")
                .check(Classes.OF_PRODUCT);
    }

    @Test
    void noStackTraceIsPrinted() {
        noClasses()
                .should()
                .accessTargetWhere(access("printStackTrace", a -> a.getName().equals("printStackTrace")))
                .because("people get messages, and bugs get a report")
                .check(Classes.OF_PRODUCT);
    }

    @Test
    void noTestUsesMocks() throws IOException {
        List<Path> tests = Sources.all("src/test/java");

        assertThat(tests).hasSizeGreaterThan(40);
        assertThat(tests)
                .allSatisfy(test -> assertThat(Sources.text(test))
                        .doesNotContain("import org." + "mockito")
                        .doesNotContain("import org." + "easymock"));
    }

    private static DescribedPredicate<JavaAccess<?>> access(
            String what, java.util.function.Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe("uses " + what, predicate);
    }
}
