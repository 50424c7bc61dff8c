/**
 * Measurements that are too slow, or too dependent on the machine, to be tests: micro-benchmarks of the media and
 * recognition paths and load on the whole service. Nothing else depends on this module, and nothing it prints decides
 * whether a build passes.
 */
package io.heedline.benchmarks;
