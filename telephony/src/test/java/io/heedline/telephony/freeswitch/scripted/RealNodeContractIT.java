package io.heedline.telephony.freeswitch.scripted;

import java.net.InetSocketAddress;

/** A real FreeSWITCH keeps the contract too: of a version that does not, the fake tells untruths. */
@RealNode.Needed
class RealNodeContractIT extends NodeContract {

    @Override
    InetSocketAddress address() {
        return RealNode.address();
    }

    @Override
    String password() {
        return RealNode.password();
    }
}
