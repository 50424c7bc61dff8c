package io.heedline.application.handover;

import java.io.IOException;
import java.util.List;

/** Keeps records beyond the life of the process. Safe for all threads as long as each record has one writer. */
interface RecordKeeper<T> {

    /** Keeps the record under this name; when it returns, the record outlives a loss of power. */
    void save(String name, T record) throws IOException;

    /** Forgets the record; there may be none. */
    void delete(String name) throws IOException;

    /** What is kept, in no particular order. What cannot be read is told in the log and passed over. */
    List<T> load() throws IOException;

    /** Keeps nothing: for trial calls and commands. */
    static <T> RecordKeeper<T> none() {
        return new RecordKeeper<>() {
            @Override
            public void save(String name, T record) {}

            @Override
            public void delete(String name) {}

            @Override
            public List<T> load() {
                return List.of();
            }
        };
    }
}
