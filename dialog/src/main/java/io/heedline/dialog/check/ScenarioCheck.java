package io.heedline.dialog.check;

import io.heedline.dialog.internal.ScenarioProof;
import java.nio.file.Path;

/** Proves scenarios. Immutable and thread-safe. */
public final class ScenarioCheck {

    private final ScenarioProof proof;

    /**
     * @param voice judges every text that is rendered
     */
    public ScenarioCheck(Voice voice) {
        this.proof = new ScenarioProof(voice);
    }

    /** Checks a file. Whatever is wrong with it is a finding; nothing is thrown. */
    public CheckReport check(Path file) {
        return proof.check(file);
    }

    /** Checks a scenario that comes with Heedline. */
    public CheckReport check(String name) {
        return proof.check(name);
    }

    /**
     * Checks a scenario's text.
     *
     * @param bytes UTF-8
     * @param file its name in findings
     */
    public CheckReport check(byte[] bytes, String file) {
        return proof.check(bytes, file);
    }
}
