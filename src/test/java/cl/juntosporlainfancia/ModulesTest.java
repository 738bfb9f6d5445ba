package cl.juntosporlainfancia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModules;

/** The fences of the house: who may know whom, and which library is known where. */
class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cl.juntosporlainfancia");

    @Test
    void eachPackageKnowsOnlyThoseItNames() {
        ApplicationModules modules = ApplicationModules.of(Application.class);
        assertThat(modules.stream().count()).isGreaterThan(12);
        modules.verify();
    }

    @Test
    void nobodyKnowsTheProcessPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cl.juntosporlainfancia.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cl.juntosporlainfancia.process..")
                .check(CLASSES);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "org.camunda..,                    process",
        "jakarta.mail..,                   notification",
        "org.springframework.mail..,       notification",
        "biweekly..,                       notification",
        "org.springframework.stereotype.Controller, panel",
        "io.zonky..,                       database",
        "de.focus_shift..,                 calendar",
        "org.dhatim.fastexcel..,           spreadsheet",
        "com.openhtmltopdf..,              document",
        "org.apache.pdfbox..,              document",
    })
    void aLibraryIsKnownInOnePackage(String library, String where) {
        DescribedPredicate<JavaClass> inLibrary = library.endsWith("..")
                ? JavaClass.Predicates.resideInAPackage(library)
                : JavaClass.Predicates.type(classOf(library));
        String home = "cl.juntosporlainfancia." + where + "..";
        // A rule over an empty set passes in silence: somebody at home must use it.
        assertThat(CLASSES.that(JavaClass.Predicates.resideInAPackage(home)).stream()
                        .anyMatch(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> inLibrary.test(dependency.getTargetClass()))))
                .as("%s is used in %s", library, where)
                .isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat(inLibrary)
                .check(CLASSES);
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
