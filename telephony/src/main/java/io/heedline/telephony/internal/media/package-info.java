/**
 * Sound of calls, both ways, in frames of 20 ms: who paces them, and the links they go by.
 */
package io.heedline.telephony.internal.media;
