package io.heedline.telephony.internal.links;

import java.nio.file.Path;
import java.util.concurrent.Executor;

/**
 * What the calls share whose sound comes by mod_audio_stream.
 *
 * @param server takes the module's connections
 * @param speech directory for what is said, seen under the same path by FreeSWITCH, which may read it
 * @param disk runs what blocks on the disk; in order
 */
public record AudioStreams(AudioStreamServer server, Path speech, Executor disk) {}
