package io.heedline.application;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which module knows which; see ARCHITECTURE.md. */
class ModuleArrowsTest {

    /** The modules on the application's class path and, for each, those it may know besides itself. */
    private static final Map<String, Set<String>> KNOWS = Map.of(
            "audio", Set.of(),
            "telephony", Set.of("audio"),
            "asr", Set.of("audio"),
            "tts", Set.of("audio"),
            "nlu", Set.of("audio"),
            "recordings", Set.of("audio"),
            "outbound", Set.of("audio"),
            "dialog", Set.of("audio", "nlu"));

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.heedline");
    }

    @Test
    void noModuleKnowsAnotherThanItMay() {
        KNOWS.forEach((module, known) -> {
            Set<String> strangers = new TreeSet<>(KNOWS.keySet());
            strangers.add("application");
            strangers.removeAll(known);
            strangers.remove(module);
            noClasses()
                    .that()
                    .resideInAPackage("io.heedline." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages(strangers))
                    // A module may consist of a package-info so far.
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @Test
    void everyModuleOfTheClassPathIsChecked() {
        Set<String> found = new TreeSet<>();
        classes.forEach(type -> found.add(type.getPackageName().split("\\.")[2]));

        assertThat(found).contains("audio", "telephony", "asr", "tts", "nlu", "dialog", "recordings", "application");
        found.remove("application");
        assertThat(KNOWS.keySet()).containsAll(found);
    }

    @Test
    void theInternalsOfAModuleAreReachedFromItselfOnly() {
        KNOWS.keySet()
                .forEach(module -> noClasses()
                        .that()
                        .resideOutsideOfPackage("io.heedline." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.heedline." + module + ".internal..")
                        .check(classes));
    }

    @Test
    void theTrainerAndItsLibrariesAreNotOnTheClassPath() {
        for (String trainer : new String[] {
            "io.heedline.asr.training.SpeechTraining", "org.nd4j.linalg.factory.Nd4j", "org.bytedeco.javacpp.Loader"
        }) {
            assertThatThrownBy(() -> Class.forName(trainer)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void nativeLibrariesAreCalledByTheRecogniserOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.heedline.asr.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna..", "org.vosk..")
                .check(classes);
    }

    private static String[] packages(Set<String> modules) {
        return modules.stream().map(module -> "io.heedline." + module + "..").toArray(String[]::new);
    }
}
