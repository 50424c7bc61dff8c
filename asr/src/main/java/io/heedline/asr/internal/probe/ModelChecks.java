package io.heedline.asr.internal.probe;

import io.heedline.asr.SpeechModelException;
import io.heedline.asr.internal.vosk.ModelLayout;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be told wrong with a model by reading it: faults that abort the process much later, or never show. */
final class ModelChecks {

    private static final byte[] TOPOLOGY = "<Topology> ".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PHONES = 100_000;
    private static final int HEAD = 4096;

    private ModelChecks() {}

    static void check(ModelLayout layout) {
        checkConfiguration(layout.directory().resolve("conf/model.conf"));
        checkWords(layout.words());
        checkWordBoundaries(layout);
    }

    /** Without silence phones libvosk aborts as soon as it looks for the end of an utterance. */
    private static void checkConfiguration(Path file) {
        if (Files.exists(file)
                && lines(file).stream().noneMatch(line -> line.startsWith("--endpoint.silence-phones="))) {
            throw fault(file, "it does not name the silence phones (--endpoint.silence-phones=...)");
        }
    }

    private static void checkWords(Path file) {
        List<String> lines = lines(file);
        if (lines.isEmpty() || !lines.get(0).matches("<eps>\\s+0")) {
            throw fault(file, "its first line is not \"<eps> 0\"");
        }
        int wrong = 0;
        while (wrong < lines.size() && lines.get(wrong).matches("\\S+\\s+\\d+\\s*")) {
            wrong++;
        }
        if (wrong < lines.size()) {
            throw fault(file, "line " + (wrong + 1) + " is not a word and a number");
        }
    }

    /** A phone without an entry aborts the process when the first word that has it is said. */
    private static void checkWordBoundaries(ModelLayout layout) {
        Path file = layout.words().resolveSibling("phones/word_boundary.int");
        if (!Files.exists(file)) {
            return;
        }
        Set<Integer> known = new HashSet<>();
        for (String line : lines(file)) {
            String[] parts = line.strip().split("\\s+");
            if (parts.length != 2 || !parts[0].matches("\\d{1,9}")) {
                throw fault(file, "a line is not a phone's number and its place in a word");
            }
            known.add(Integer.valueOf(parts[0]));
        }
        for (int phone : phones(layout.acoustic())) {
            if (!known.contains(phone)) {
                throw fault(file, "phone " + phone + " of am/final.mdl is missing in it");
            }
        }
    }

    /** The phones of the transition model's topology; none when it is written in a way not known here. */
    private static int[] phones(Path acoustic) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(acoustic))) {
            byte[] head = in.readNBytes(HEAD);
            int at = indexOf(head, TOPOLOGY) + TOPOLOGY.length;
            if (at < TOPOLOGY.length) {
                throw fault(acoustic, "it is no acoustic model");
            }
            ByteBuffer rest = ByteBuffer.wrap(head, at, head.length - at).order(ByteOrder.LITTLE_ENDIAN);
            int count = intOf(rest);
            // Chain models put -1 in front: the list follows.
            count = count == -1 ? intOf(rest) : count;
            if (count <= 0 || count > MOST_PHONES) {
                return new int[0];
            }
            int missing = count * 4 - rest.remaining();
            byte[] all = new byte[count * 4];
            rest.get(all, 0, Math.min(all.length, rest.remaining()));
            if (missing > 0) {
                in.readFully(all, all.length - missing, missing);
            }
            int[] phones = new int[count];
            ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(phones);
            return phones;
        } catch (IOException e) {
            throw fault(acoustic, "it ends too early");
        }
    }

    private static int intOf(ByteBuffer in) throws IOException {
        if (in.remaining() < 5 || in.get() != 4) {
            throw new IOException("no integer");
        }
        return in.getInt();
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int at = 0; at + what.length <= in.length; at++) {
            if (Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static List<String> lines(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            return text.lines().toList();
        } catch (CharacterCodingException e) {
            throw fault(file, "it is not UTF-8");
        } catch (IOException e) {
            throw fault(file, "it cannot be read (" + e.getMessage() + ")");
        }
    }

    private static SpeechModelException fault(Path file, String what) {
        return new SpeechModelException(
                "The speech model is damaged in " + file + ": " + what + "; install or train the model again",
                file,
                null);
    }
}
