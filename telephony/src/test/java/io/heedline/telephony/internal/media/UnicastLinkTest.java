package io.heedline.telephony.internal.media;

import static io.heedline.telephony.internal.media.VirtualLoop.MS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What may come to a port, by whomever. */
class UnicastLinkTest {

    private static final MediaFormat FORMAT = new MediaFormat(8_000, 20);

    record Datagram(int bytes, InetSocketAddress sender) {}

    @Provide
    Arbitrary<List<Datagram>> datagrams() {
        Arbitrary<Integer> sizes = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(320)),
                Tuple.of(2, Arbitraries.of(0, 1, 160, 319, 321, 640, 1_920, 3_840)),
                Tuple.of(1, Arbitraries.integers().between(0, 8_192)));
        Arbitrary<InetSocketAddress> senders =
                Arbitraries.of(1, 1, 1, 2, 3).map(port -> InetSocketAddress.createUnresolved("peer", port));
        return Combinators.combine(sizes, senders).as(Datagram::new).list().ofMaxSize(60);
    }

    @Property(tries = 300)
    void everyDatagramIsTakenOrCountedAndOnlyDatagramsOfTheSizeOfTheFirstAreSentToIt(
            @ForAll("datagrams") List<Datagram> datagrams) {
        VirtualLoop loop = new VirtualLoop();
        HearingLine line = new HearingLine();
        PacedCall call = new PacedCall(line, loop, Duration.ofMillis(200), () -> {});
        call.start();
        UnicastLink link = call.unicast(8_000, 20);
        List<Integer> sent = new ArrayList<>();
        VirtualLeg anyone = new VirtualLeg(loop, loop.ports.get(0), FORMAT);
        loop.ports.get(0).outlet = samples -> sent.add(2 * samples.length);
        for (Datagram datagram : datagrams) {
            anyone.sendBytes(datagram.bytes, datagram.sender);
            loop.runFor(7 * MS);
        }

        MediaCounts counts = link.counts();
        assertThat(counts.received() + counts.strangers() + counts.oddSizes()).isEqualTo(datagrams.size());
        assertThat(line.heard).hasSizeBetween(datagrams.size() * 7 / 20 - 2, datagrams.size() * 7 / 20 + 2);
        int bytes = link.up().isDone() ? link.up().join().bytes() : 0;
        assertThat(sent).allMatch(size -> size == bytes && size > 0);
    }

    @Test
    void strangersAreToldOfOnceForEachCallHoweverManyComeAndOverAllItsLinks() {
        Logger logger = (Logger) LoggerFactory.getLogger(Rejects.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try {
            VirtualLoop loop = new VirtualLoop();
            PacedCall call = new PacedCall(new HearingLine(), loop, Duration.ofMillis(200), () -> {});
            call.start();
            for (int i = 0; i < 2; i++) {
                call.unicast(8_000, 20);
                VirtualLeg leg = new VirtualLeg(loop, loop.ports.get(i), FORMAT);
                leg.start();
                loop.runFor(100 * MS);
                leg.stop();
                for (int n = 0; n < 100; n++) {
                    leg.send(160, 1, InetSocketAddress.createUnresolved("stranger", 7));
                }
            }
        } finally {
            logger.detachAppender(told);
        }
        assertThat(told.list).hasSize(1);
        assertThat(told.list.get(0).getFormattedMessage()).contains("callId=a-call", "stranger");
    }
}
