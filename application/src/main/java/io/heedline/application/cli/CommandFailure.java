package io.heedline.application.cli;

/** A command could not do what was asked, for a reason its user can mend. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String nextStep;
    private final int exitStatus;

    private CommandFailure(String message, String nextStep, int exitStatus, Throwable cause) {
        super(message, cause);
        this.nextStep = nextStep;
        this.exitStatus = exitStatus;
    }

    /** What was asked could not be done. */
    static CommandFailure because(String message, String nextStep) {
        return new CommandFailure(message, nextStep, ExitStatus.FAILED, null);
    }

    /** What was asked could not be done, and something more is known for the log. */
    static CommandFailure because(String message, String nextStep, Throwable cause) {
        return new CommandFailure(message, nextStep, ExitStatus.FAILED, cause);
    }

    /** The command line asks for something impossible. */
    static CommandFailure wrongUse(String message, String nextStep) {
        return new CommandFailure(message, nextStep, ExitStatus.WRONG_USE, null);
    }

    /** What the user may do about it. */
    String nextStep() {
        return nextStep;
    }

    int exitStatus() {
        return exitStatus;
    }
}
