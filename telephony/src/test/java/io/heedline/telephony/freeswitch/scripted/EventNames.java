package io.heedline.telephony.freeswitch.scripted;

import java.util.Set;

/** The names a subscription may hold; others are passed over, as FreeSWITCH does. */
final class EventNames {

    private static final Set<String> KNOWN =
            Set.of(("CUSTOM CLONE CHANNEL_CREATE CHANNEL_DESTROY CHANNEL_STATE CHANNEL_CALLSTATE CHANNEL_ANSWER "
                            + "CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE CHANNEL_EXECUTE CHANNEL_EXECUTE_COMPLETE "
                            + "CHANNEL_HOLD CHANNEL_UNHOLD CHANNEL_BRIDGE CHANNEL_UNBRIDGE CHANNEL_PROGRESS "
                            + "CHANNEL_PROGRESS_MEDIA CHANNEL_OUTGOING CHANNEL_PARK CHANNEL_UNPARK "
                            + "CHANNEL_APPLICATION CHANNEL_ORIGINATE CHANNEL_UUID CHANNEL_DATA API LOG MODULE_LOAD "
                            + "MODULE_UNLOAD RE_SCHEDULE RELOADXML NOTIFY DTMF MESSAGE CODEC BACKGROUND_JOB "
                            + "DETECTED_SPEECH PRIVATE_COMMAND HEARTBEAT TRAP ADD_SCHEDULE DEL_SCHEDULE EXE_SCHEDULE "
                            + "SHUTDOWN RECORD_START RECORD_STOP PLAYBACK_START PLAYBACK_STOP CALL_UPDATE CALL_SECURE "
                            + "CALL_DETAIL SOCKET_DATA MEDIA_BUG_START MEDIA_BUG_STOP SESSION_HEARTBEAT "
                            + "SESSION_CRASH TALK NOTALK STARTUP NAT PRESENCE_IN PRESENCE_OUT SEND_MESSAGE "
                            + "SEND_INFO RECV_INFO RECV_RTCP_MESSAGE SERVER_DISCONNECTED COMMAND GENERAL FAILURE")
                    .split(" "));

    private EventNames() {}

    static boolean known(String name) {
        return KNOWN.contains(name);
    }
}
