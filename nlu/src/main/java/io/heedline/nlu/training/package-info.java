/** Learns the meaning of sentences from examples. Needed once at start, never while a call is on. */
package io.heedline.nlu.training;
