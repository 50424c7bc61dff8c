package io.heedline.dialog.demo;

import io.heedline.dialog.BackEndException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** One asking of an operation, with its arguments; a missing or unreadable one is refused by its name, not its value. */
record Asked(String operation, Map<String, String> arguments) {

    Optional<String> optional(String name) {
        return Optional.ofNullable(arguments.get(name)).map(String::strip).filter(given -> !given.isEmpty());
    }

    String required(String name) {
        return optional(name)
                .orElseThrow(() -> new BackEndException(
                        "Operation " + operation + " came without '" + name + "'; expected it among the arguments"));
    }

    int number(String name) {
        try {
            return new BigDecimal(required(name)).intValueExact();
        } catch (ArithmeticException e) {
            throw unreadable(name, "a whole number");
        } catch (NumberFormatException e) {
            throw unreadable(name, "a whole number in digits");
        }
    }

    BigDecimal money(String name) {
        try {
            return new BigDecimal(required(name));
        } catch (NumberFormatException e) {
            throw unreadable(name, "money as a plain decimal");
        }
    }

    /** The wording in the language of the call. */
    String worded(String chinese, String english) {
        return optional("language").orElse("zh-CN").startsWith("en") ? english : chinese;
    }

    BackEndException unreadable(String name, String expected) {
        return new BackEndException("Operation " + operation + " came with '" + name + "' of "
                + required(name).length() + " characters; expected " + expected);
    }
}
