/**
 * Streaming speech recognition: call audio in, words with times and confidences out.
 *
 * <p>A {@link io.heedline.asr.SpeechModel} is one loaded recognition model, shared by all calls of a language;
 * {@link io.heedline.asr.SpeechModels} finds the model of a language. Each call opens a
 * {@link io.heedline.asr.RecognitionStream} on it and feeds the caller's audio as it comes. The stream tells when
 * speech starts and stops ({@link io.heedline.asr.RecognitionEvent}); whoever takes turns decides when the caller has
 * finished and asks for the {@link io.heedline.asr.Utterance}. What may be said at a point of the dialog is given by a
 * {@link io.heedline.asr.Grammar}.
 */
package io.heedline.asr;
