package io.heedline.application.cli;

/** How the program ends. */
final class ExitStatus {

    /** It was done. */
    static final int DONE = 0;

    /** It could not be done. */
    static final int FAILED = 1;

    /** It was asked for in a wrong way. */
    static final int WRONG_USE = 2;

    private ExitStatus() {}
}
