package io.heedline.telephony.freeswitch.scripted;

/** What a connection that controls a channel is told at its end. */
record Notices(FakeChannel channel) {

    String lingering(long seconds) {
        return "Content-Type: text/disconnect-notice\nControlled-Session-UUID: " + channel.uuid
                + "\nContent-Disposition: linger\nChannel-Name: " + channel.name + "\nLinger-Time: " + seconds
                + "\nContent-Length: 0\n\n";
    }

    String disconnected() {
        return "Content-Type: text/disconnect-notice\nControlled-Session-UUID: " + channel.uuid
                + "\nContent-Disposition: disconnect\nContent-Length: " + EventConnection.GOODBYE.length() + "\n\n"
                + EventConnection.GOODBYE;
    }
}
