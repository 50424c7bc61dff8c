package io.heedline.dialog.demo;

import java.util.Locale;

/** Numbers under which requests are found again: six digits, short enough to be told by telephone. Guarded by the ledger. */
final class References {

    private static final int FIRST = 260_117;
    private static final int STEP = 13;

    private int given;

    String next() {
        return String.format(Locale.ROOT, "%06d", (FIRST + STEP * given++) % 1_000_000);
    }
}
