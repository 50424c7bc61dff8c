package io.heedline.telephony.freeswitch.check;

import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.Node;
import io.heedline.telephony.internal.esl.EslClosed;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one FreeSWITCH node, for a person who sets it up. Blocks for some seconds; one use at a time. */
public final class FreeSwitchCheck {

    private static final Logger log = LoggerFactory.getLogger(FreeSwitchCheck.class);
    private static final int USUAL_PORT = 8084;

    private final FreeSwitchSettings settings;
    private final String hotline;
    private final int mostCalls;
    private final Clock clock;

    /**
     * @param settings those of the exchange; what is looked at is one of their nodes
     * @param hotline number that callers dial
     * @param mostCalls calls that are taken at once
     */
    public FreeSwitchCheck(FreeSwitchSettings settings, String hotline, int mostCalls, Clock clock) {
        this.settings = settings;
        this.hotline = hotline;
        this.mostCalls = mostCalls;
        this.clock = clock;
    }

    /** Looks at everything, in the order in which things depend on each other, and tells each finding as it is made. */
    public void run(Node node, Consumer<Finding> findings) {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            NodeLink.Opening opening = NodeLink.open(node, loops);
            if (opening instanceof NodeLink.Opening.Failed failed) {
                findings.accept(unreached(node, failed.why()));
            } else if (opening instanceof NodeLink.Opening.Open open) {
                try (NodeLink link = open.link()) {
                    look(node, link, loops, findings);
                }
            }
        } finally {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        }
    }

    private void look(Node node, NodeLink link, EventLoopGroup loops, Consumer<Finding> findings) {
        int port = settings.eventSocket().port() == 0
                ? USUAL_PORT
                : settings.eventSocket().port();
        InetSocketAddress us =
                InetSocketAddress.createUnresolved(settings.eventSocket().advertised(), port);
        List<Check> checks = List.of(
                new AccessCheck(node.password()),
                new SoftwareCheck(),
                new SipCheck(),
                new DialplanCheck(hotline, us),
                new CapacityCheck(mostCalls, settings.media(), isThisMachine(node.host())),
                new ClockCheck(clock),
                new QueueCheck(),
                new PersonRecordingsCheck(settings.transfers().recordings()),
                new TrialCall(link.session(), settings, loops));
        try {
            checks.forEach(check -> check.run(link, findings));
        } catch (NodeApi.NoAnswerException e) {
            log.debug("A check had no answer node={}", node.name(), e);
            findings.accept(
                    Finding.problem("event socket", e.getMessage(), "See whether FreeSWITCH still runs, and its log."));
        }
    }

    private static Finding unreached(Node node, EslClosed why) {
        String subject = "event socket";
        String at = node.host() + ":" + node.port();
        if (why instanceof EslClosed.PasswordRejected) {
            return Finding.problem(
                    subject,
                    "the password is wrong",
                    "Set HEEDLINE_FREESWITCH_PASSWORD to the password in event_socket.conf.");
        } else if (why instanceof EslClosed.AddressRejected) {
            return Finding.problem(
                    subject,
                    "our address is not allowed by the access list",
                    "Add this machine to the list of acl.conf that apply-inbound-acl in event_socket.conf names"
                            + " (FREESWITCH_CONTROLLERS in deploy/freeswitch), then: fs_cli -x reloadacl");
        } else if (why instanceof EslClosed.Garbled) {
            return Finding.problem(
                    subject,
                    "what answers at " + at + " is no event socket",
                    "Give the port of mod_event_socket, usually 8021.");
        } else if (why instanceof EslClosed.NotReady) {
            return Finding.problem(
                    subject,
                    "what answers at " + at + " is no event socket, or far too slow: " + why.reason(),
                    "Give the port of mod_event_socket, usually 8021; if this is it, look how busy FreeSWITCH is.");
        } else if (why instanceof EslClosed.Announced announced) {
            return Finding.problem(
                    subject, "FreeSWITCH hung up: " + Texts.shortened(announced.notice()), "See FreeSWITCH's log.");
        }
        String reason = why instanceof EslClosed.Lost lost ? Texts.shortened(lost.reason()) : "interrupted";
        return Finding.problem(
                subject,
                at + " cannot be reached: " + reason,
                "Start FreeSWITCH; see that listen-ip and listen-port in event_socket.conf are these, and that no firewall"
                        + " is between.");
    }

    private static boolean isThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
