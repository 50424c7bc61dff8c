/**
 * Measurements that are too slow, or too dependent on the machine, to be tests: micro-benchmarks of the media and
 * recognition paths and load on the whole service. Nothing else depends on this module, and nothing it prints decides
 * whether a build passes.
 *
 * <p>{@code mvn -pl benchmarks -am -DskipTests package} fills {@code benchmarks/target/benchmarks/lib}; then
 * {@code java -cp 'benchmarks/target/benchmarks/lib/*' io.heedline.benchmarks.SpeechModelFigures zh} prints size, load
 * time and cost of the speech model, and {@code org.openjdk.jmh.Main} in its place runs the micro-benchmarks.
 */
package io.heedline.benchmarks;
