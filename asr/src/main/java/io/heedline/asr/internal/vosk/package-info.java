/** The stock Vosk library behind {@link io.heedline.asr.SpeechModel}: every native call is made here, and guarded. */
package io.heedline.asr.internal.vosk;
