/** A hand-made model and hand-made sounds, so that the tests need neither a trained model nor a recording. */
package io.heedline.asr.testing;
