/**
 * What is kept of a call: its sound, both sides of it, and its transcript.
 *
 * <p>A {@link io.heedline.recordings.Recorder} writes the sound of all calls behind their backs, through one
 * {@link io.heedline.recordings.CallRecorder} each, into stereo files that are whole at any moment. What could not be
 * written is told as {@link io.heedline.recordings.RecordingLoss} and never disturbs the call. A
 * {@link io.heedline.recordings.Transcript} says who said what and when, in the recording's own time.
 * {@link io.heedline.recordings.RecordingFiles} says where both lie.
 */
package io.heedline.recordings;
