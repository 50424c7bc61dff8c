/**
 * How sentences are understood: text is turned into n-gram features, a maximum-entropy classifier proposes an intent,
 * the nearest example sentence confirms it or not, and rules decide what statistics get wrong (yes and no, values).
 */
package io.heedline.nlu.internal;
