/**
 * The parts that take time to load (speech model, voice, understanding), made from the settings once per process and
 * shared by all calls.
 */
package io.heedline.application.engine;
