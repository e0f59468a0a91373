package dev.gw.conformance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.gw.model.Bundle;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map of docs/architecture.md: who may use whom, and where each library may be used. */
class ModuleMapTest {
    /** The packages from the lowest to the highest; those on one line don't know each other. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("schemas"),
            List.of("source"),
            List.of("diagnostic"),
            List.of("document"),
            List.of("model"),
            List.of("lua", "emit"),
            List.of("assemble"),
            List.of("policy", "git"),
            List.of("check"),
            List.of("diff", "krakend"),
            List.of("admin"),
            List.of("runtime"),
            List.of("drill"),
            List.of("cli"));

    @Test
    void theScanSeesTheProduct() {
        assertThat(Classes.OF_PRODUCT).hasSizeGreaterThan(200);
    }

    @Test
    void packagesUseOnlyLowerOnes() {
        for (int i = 0; i < LAYERS.size(); i++) {
            for (String layer : LAYERS.get(i)) {
                String[] others = higherOrEqual(i, layer);
                if (others.length > 0) {
                    noClasses()
                            .that()
                            .resideInAPackage("dev.gw." + layer + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others)
                            .because("docs/architecture.md lists the packages lowest first, and use goes downward")
                            .check(Classes.OF_PRODUCT);
                }
            }
        }
    }

    private static String[] higherOrEqual(int from, String layer) {
        return LAYERS.subList(from, LAYERS.size()).stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(layer))
                .map(other -> "dev.gw." + other + "..")
                .toArray(String[]::new);
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        slices().matching("dev.gw.(**)")
                .should()
                .beFreeOfCycles()
                .because("what is in a circle can't be read, tested or replaced by itself")
                .check(Classes.OF_PRODUCT);
    }

    @ParameterizedTest
    @CsvSource({
        "org.snakeyaml.., dev.gw.document..",
        "picocli.., dev.gw.cli..",
        "party.iroiro.., dev.gw.lua..",
        "com.networknt.., dev.gw.check..",
        "org.eclipse.jgit.., dev.gw.git..",
        "io.nats.., dev.gw.runtime.quota..",
    })
    void eachLibraryHasOnePlace(String library, String place) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library behind one package can be replaced there")
                .check(Classes.OF_PRODUCT);
    }

    @Test
    void onlyCheckMakesABundle() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.gw.check..", "dev.gw.model..")
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "makes a Bundle", call -> call.getTargetOwner().isEquivalentTo(Bundle.class)))
                .because("a bundle is valid because the checker made it")
                .check(Classes.OF_PRODUCT);
    }

    @Test
    void theModelDoesNotChange() {
        classes()
                .that()
                .resideInAPackage("dev.gw.model")
                .and()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should(Rules.beImmutable())
                .because("everything behind the checker shares the bundle without locks")
                .check(Classes.OF_PRODUCT);
    }

    @Test
    void everyPackageSaysWhatItHoldsAndIsNullMarked() {
        List<String> packages = Classes.OF_PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                Classes.OF_PRODUCT.getPackage(name).tryGetPackageInfo())
                        .as("package-info.java with @NullMarked in %s", name)
                        .hasValueSatisfying(info -> assertThat(info.isAnnotatedWith(NullMarked.class))
                                .isTrue()));
    }
}
