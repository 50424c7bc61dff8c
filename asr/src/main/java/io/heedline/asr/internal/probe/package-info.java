/**
 * The trial run of a speech model in a process of its own: a damaged file makes the native library abort, and that
 * must not be the service's process.
 */
package io.heedline.asr.internal.probe;
