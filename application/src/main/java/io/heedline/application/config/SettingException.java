package io.heedline.application.config;

/** A setting is missing or in the wrong place. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String nextStep;

    public SettingException(String message, String nextStep) {
        super(message);
        this.nextStep = nextStep;
    }

    /** What the user may do about it. */
    public String nextStep() {
        return nextStep;
    }
}
