package io.heedline.dialog.internal;

import java.util.Optional;

/** Finds the files a scenario includes. */
@FunctionalInterface
interface Includes {

    /** A file's content and its name for messages. */
    record Included(byte[] bytes, String file) {}

    /** The file of this name, which is a plain one, without folders. */
    Optional<Included> find(String name);
}
