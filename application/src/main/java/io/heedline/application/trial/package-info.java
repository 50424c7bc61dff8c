/**
 * Trial calls: simulated callers with real voices phone the hotline over the simulated exchange, and what came of it is
 * measured on the recordings.
 */
package io.heedline.application.trial;
