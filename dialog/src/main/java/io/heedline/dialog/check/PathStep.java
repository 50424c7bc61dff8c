package io.heedline.dialog.check;

/**
 * One step of the path that proves a finding.
 *
 * @param state where the call is
 * @param event what leads on from there, such as {@code intent balance}; empty at the last step
 */
public record PathStep(String state, String event) {

    @Override
    public String toString() {
        return event.isEmpty() ? state : state + " -[" + event + "]->";
    }
}
