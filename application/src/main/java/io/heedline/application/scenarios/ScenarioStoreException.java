package io.heedline.application.scenarios;

/** What was asked of the store of scenarios cannot be done, or the store is damaged; the message says what and where. */
public final class ScenarioStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScenarioStoreException(String message) {
        super(message);
    }

    public ScenarioStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
