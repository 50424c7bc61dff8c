package io.heedline.dialog.internal;

/** Looks for what is well written but cannot work: names that lead nowhere, slots never filled, states never reached. */
final class ScriptChecks {

    private final Script script;
    private final IntentsByLanguage intents;
    private final Problems problems;

    ScriptChecks(Script script, IntentsByLanguage intents, Problems problems) {
        this.script = script;
        this.intents = intents;
        this.problems = problems;
    }

    void run() {
        names();
        if (problems.none()) {
            new FlowChecks(script, problems).run();
        }
    }

    /** Only what needs no walk along the ways: every name is known, every outcome leads somewhere. */
    void names() {
        new TargetChecks(script, intents, problems).run();
        new CallChecks(script, problems).run();
        new ValueChecks(script, problems).run();
        new DialogChecks(script, problems).run();
    }
}
