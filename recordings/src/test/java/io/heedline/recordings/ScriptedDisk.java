package io.heedline.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** A disk with so much room, that can be made larger, refuse everything, or stand still. */
final class ScriptedDisk implements Recorder.Disk {

    private volatile long room = Long.MAX_VALUE;
    private volatile boolean refusing;
    private volatile CountDownLatch standstill = new CountDownLatch(0);

    void room(long bytes) {
        room = bytes;
    }

    void refuse(boolean everything) {
        refusing = everything;
    }

    CountDownLatch standStill() {
        standstill = new CountDownLatch(1);
        return standstill;
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
        if (refusing) {
            throw new IOException("the disk is gone");
        }
        Files.createDirectories(file.getParent());
        FileChannel real = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new SeekableByteChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
                await();
                if (refusing) {
                    throw new IOException("the disk is gone");
                }
                long free = room - real.position();
                if (free <= 0) {
                    throw new IOException("No space left on device");
                }
                ByteBuffer part = source.slice();
                part.limit((int) Math.min(free, part.remaining()));
                int count = real.write(part);
                source.position(source.position() + count);
                return count;
            }

            @Override
            public int read(ByteBuffer target) {
                throw new UnsupportedOperationException();
            }

            @Override
            public long position() throws IOException {
                return real.position();
            }

            @Override
            public SeekableByteChannel position(long at) throws IOException {
                real.position(at);
                return this;
            }

            @Override
            public long size() throws IOException {
                return real.size();
            }

            @Override
            public SeekableByteChannel truncate(long size) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean isOpen() {
                return real.isOpen();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    private void await() {
        try {
            standstill.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
