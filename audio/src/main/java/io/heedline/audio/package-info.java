/**
 * Sound as numbers: 16-bit mono samples, WAV files, resampling and levels.
 *
 * <p>{@link io.heedline.audio.Pcm} is what the other modules hand to each other; {@link io.heedline.audio.WavFile} and
 * {@link io.heedline.audio.WavWriter} bring it from and to disk, {@link io.heedline.audio.Resampler} changes its rate
 * and {@link io.heedline.audio.Level} measures and sets how loud it is. Nothing here knows of calls or of speech.
 */
package io.heedline.audio;
