package io.heedline.dialog.internal;

import io.heedline.dialog.ScenarioException;
import io.heedline.dialog.check.CheckReport;
import io.heedline.dialog.check.Coverage;
import io.heedline.dialog.check.Finding;
import io.heedline.dialog.check.ScenarioMap;
import io.heedline.dialog.check.Voice;
import io.heedline.dialog.internal.check.MapBuilder;
import io.heedline.dialog.internal.check.Proof;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads a scenario, and proves it if it can be read at all. */
public final class ScenarioProof {

    private final Proof proof;

    public ScenarioProof(Voice voice) {
        this.proof = new Proof(voice);
    }

    /** Checks a file. */
    public CheckReport check(Path file) {
        try {
            return check(CompiledScenario.bytes(file), file.toString(), CompiledScenario.beside(file));
        } catch (ScenarioException e) {
            return unreadable(file.toString(), e);
        }
    }

    /** Checks a scenario that comes with Heedline. */
    public CheckReport check(String name) {
        try {
            return check(CompiledScenario.bytes(name), name + ".yaml");
        } catch (ScenarioException e) {
            return unreadable(name, e);
        }
    }

    /** Checks a scenario's text. */
    public CheckReport check(byte[] bytes, String file) {
        return check(bytes, file, CompiledScenario::shipped);
    }

    private CheckReport check(byte[] bytes, String file, Includes includes) {
        try {
            Script script = ScenarioReader.readNamesOnly(bytes, file, IntentsByLanguage.shipped(), includes);
            return proof.of(new FlowBuilder(script, file).flow());
        } catch (ScenarioException e) {
            return unreadable(file, e);
        }
    }

    /** The map of a file. */
    public static ScenarioMap map(Path file, Locale locale) {
        return map(CompiledScenario.bytes(file), file.toString(), CompiledScenario.beside(file), locale);
    }

    /** The map of a scenario that comes with Heedline. */
    public static ScenarioMap map(String name, Locale locale) {
        return map(CompiledScenario.bytes(name), name + ".yaml", CompiledScenario::shipped, locale);
    }

    private static ScenarioMap map(byte[] bytes, String file, Includes includes, Locale locale) {
        Script script = ScenarioReader.readNamesOnly(bytes, file, IntentsByLanguage.shipped(), includes);
        return new MapBuilder(new FlowBuilder(script, file).flow(), locale).map();
    }

    private static CheckReport unreadable(String file, ScenarioException fault) {
        List<Finding> findings = fault.problems().stream()
                .map(p -> new Finding(p.rule(), p.file(), p.line(), p.column(), p.message(), List.of()))
                .toList();
        return new CheckReport(file, findings, Coverage.NONE);
    }
}
