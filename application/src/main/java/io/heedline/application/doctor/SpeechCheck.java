package io.heedline.application.doctor;

import io.heedline.application.config.Settings;
import io.heedline.application.engine.Engine;
import io.heedline.asr.SpeechModelException;
import io.heedline.asr.SpeechModels;
import io.heedline.telephony.freeswitch.check.Finding;
import io.heedline.tts.SpeechSynthesisException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Whether Heedline can hear and speak here. */
public final class SpeechCheck {

    private static final int PATIENCE_SECONDS = 10;

    private final Settings settings;
    private final Engine engine;

    public SpeechCheck(Settings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** Looks, and tells what was found. */
    public void run(Consumer<Finding> findings) {
        findings.accept(voice());
        findings.accept(model());
    }

    /** The program is asked itself: what it once spoke is kept, and would be played without it. */
    private Finding voice() {
        String command = settings.voice().command();
        String nextStep = "Install espeak-ng, or name it: heedline.tts.command in application.yml or"
                + " HEEDLINE_TTS_COMMAND in the environment.";
        try {
            Process asked = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .start();
            asked.getOutputStream().close();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return Finding.problem("voice", command + " gives no answer", nextStep);
            }
            String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (asked.exitValue() != 0) {
                return Finding.problem("voice", command + " ended with status " + asked.exitValue(), nextStep);
            }
            engine.operatorGreeting();
            return Finding.ok("voice", version.split(" {2,}")[0]);
        } catch (IOException | SpeechSynthesisException e) {
            return Finding.problem("voice", e.getMessage(), nextStep);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.problem("voice", "interrupted", "Try again.");
        }
    }

    private Finding model() {
        Locale language = settings.hotline().language();
        try {
            SpeechModels.Found found = engine.models().find(language);
            engine.model(language);
            return found.origin() == SpeechModels.Origin.STARTER
                    ? Finding.warning(
                            "speech model",
                            found.describe(),
                            "For people on the line: ./heedline models install " + language.getLanguage())
                    : Finding.ok("speech model", found.describe());
        } catch (SpeechModelException e) {
            return Finding.problem(
                    "speech model", e.getMessage(), "./heedline models list shows which models are used.");
        }
    }
}
