/**
 * Text to speech. A {@link io.heedline.tts.Prompt} goes in, telephone sound comes out: 8 kHz, one level, hardly any
 * silence before the first word. {@link io.heedline.tts.EspeakSynthesizer} speaks by running {@code espeak-ng};
 * {@link io.heedline.tts.RecordedPrompts} puts recordings made by people in its place where there are any, and
 * {@link io.heedline.tts.CachedSynthesizer} keeps on disk what was spoken once.
 *
 * <p>Before anything is spoken, {@link io.heedline.tts.SpokenText} writes amounts, dates, times and numbers out as
 * words, and {@link io.heedline.tts.Pinyin} decides how each Chinese character is read.
 */
package io.heedline.tts;
