package io.heedline.asr.internal.frontend;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.File;
import java.io.IOException;

/**
 * The C functions of libfvad. They are called directly in the library that the {@code libfvad-jni} artifact carries:
 * its own Java binding (1.0.0-0) leaks every frame it is given, and keeps its instances in a map that threads must not
 * share.
 */
final class FvadLibrary {

    static {
        try {
            File library = Native.extractFromResourcePath(resource(), FvadLibrary.class.getClassLoader());
            Native.register(NativeLibrary.getInstance(library.getAbsolutePath()));
        } catch (IOException e) {
            throw new UnsatisfiedLinkError("libfvad could not be unpacked: " + e.getMessage());
        }
    }

    private FvadLibrary() {}

    static native Pointer fvad_new();

    static native void fvad_free(Pointer instance);

    static native int fvad_set_mode(Pointer instance, int mode);

    static native int fvad_set_sample_rate(Pointer instance, int rate);

    /** Gives 1 for voice, 0 for none, -1 for a frame that is not 10, 20 or 30 ms long. {@code length} is a size_t. */
    static native int fvad_process(Pointer instance, short[] frame, long length);

    private static String resource() {
        String processor = Platform.isARM() ? "arm64" : "amd64";
        if (Platform.isMac()) {
            return "/macos-" + processor + "/libfvadjni.dylib";
        }
        return Platform.isWindows()
                ? "/win-" + processor + "/libfvadjni.dll"
                : "/debian-" + processor + "/libfvadjni.so";
    }
}
