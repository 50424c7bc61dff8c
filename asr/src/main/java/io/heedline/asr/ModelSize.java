package io.heedline.asr;

/** The two sizes official models come in. */
public enum ModelSize {
    /** about 40 MB, takes grammars, light on the processor */
    SMALL,
    /** one gigabyte and more, the most accurate; its grammars are checked on the text */
    LARGE
}
