package io.heedline.application;

import io.heedline.application.cli.HeedlineCommand;

/** The main class: hands the arguments to the command they name and ends with its exit status. */
public final class Heedline {

    private Heedline() {}

    public static void main(String[] arguments) {
        System.exit(HeedlineCommand.run(arguments));
    }
}
