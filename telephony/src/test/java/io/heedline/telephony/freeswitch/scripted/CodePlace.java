package io.heedline.telephony.freeswitch.scripted;

/** Where in FreeSWITCH an event comes from, which its headers tell. */
record CodePlace(String file, String function, int line) {

    static final CodePlace API = new CodePlace("switch_loadable_module.c", "switch_api_execute", 2954);
    static final CodePlace JOB = new CodePlace("mod_event_socket.c", "api_exec", 1572);
    static final CodePlace CHANNEL_DATA = new CodePlace("mod_event_socket.c", "parse_command", 2021);
    static final CodePlace HEARTBEAT = new CodePlace("switch_core.c", "send_heartbeat", 95);
    static final CodePlace CALLCENTER = new CodePlace("mod_callcenter.c", "cc_queue_event", 1000);
    private static final String CORE_SESSION = "switch_core_session.c";
    private static final String CHANNEL = "switch_channel.c";
    private static final String IVR = "switch_ivr.c";
    private static final String PLAY = "switch_ivr_play_say.c";
    private static final String BRIDGE = "switch_ivr_bridge.c";

    /** For the events of channels. */
    static CodePlace of(String event) {
        return switch (event) {
            case "CHANNEL_EXECUTE" -> new CodePlace(CORE_SESSION, "switch_core_session_exec", 2944);
            case "CHANNEL_EXECUTE_COMPLETE" -> new CodePlace(CORE_SESSION, "switch_core_session_exec", 2967);
            case "CHANNEL_PROGRESS" -> new CodePlace(CHANNEL, "switch_channel_perform_mark_ring_ready_value", 3466);
            case "CHANNEL_PROGRESS_MEDIA" -> new CodePlace(CHANNEL, "switch_channel_perform_mark_pre_answered", 3560);
            case "CHANNEL_ANSWER" -> new CodePlace(CHANNEL, "switch_channel_perform_mark_answered", 3846);
            case "CHANNEL_HANGUP" -> new CodePlace(CHANNEL, "switch_channel_perform_hangup", 3445);
            case "CHANNEL_STATE" -> new CodePlace(CHANNEL, "switch_channel_perform_set_running_state", 2408);
            case "CHANNEL_CALLSTATE" -> new CodePlace(CHANNEL, "switch_channel_perform_set_callstate", 309);
            case "CHANNEL_HANGUP_COMPLETE" ->
                new CodePlace("switch_core_state_machine.c", "switch_core_session_reporting_state", 943);
            case "CHANNEL_CREATE" -> new CodePlace("switch_core_state_machine.c", "switch_core_session_run", 626);
            case "CHANNEL_DESTROY" ->
                new CodePlace("switch_core_session.c", "switch_core_session_perform_destroy", 1620);
            case "CHANNEL_PARK" -> new CodePlace(IVR, "switch_ivr_park", 1020);
            case "CHANNEL_UNPARK" -> new CodePlace(IVR, "switch_ivr_park", 1213);
            case "PRIVATE_COMMAND" -> new CodePlace(IVR, "switch_ivr_parse_next_event", 804);
            case "PLAYBACK_START" -> new CodePlace(PLAY, "switch_ivr_play_file", 1646);
            case "PLAYBACK_STOP" -> new CodePlace(PLAY, "switch_ivr_play_file", 2020);
            case "CHANNEL_BRIDGE" -> new CodePlace(BRIDGE, "switch_ivr_multi_threaded_bridge", 1689);
            case "CHANNEL_UNBRIDGE" -> new CodePlace(BRIDGE, "switch_ivr_multi_threaded_bridge", 1879);
            case "RECORD_START" -> new CodePlace("switch_ivr_async.c", "record_callback", 1270);
            case "RECORD_STOP" -> new CodePlace("switch_ivr_async.c", "send_record_stop_event", 1240);
            case "MEDIA_BUG_START" -> new CodePlace("switch_core_media_bug.c", "switch_core_media_bug_add_face", 970);
            case "MEDIA_BUG_STOP" -> new CodePlace("switch_core_media_bug.c", "switch_core_media_bug_destroy", 84);
            case "DTMF" -> new CodePlace("switch_channel.c", "switch_channel_dequeue_dtmf", 649);
            case "CHANNEL_ORIGINATE", "CHANNEL_OUTGOING" ->
                new CodePlace("switch_ivr_originate.c", "switch_ivr_originate", 2600);
            default -> new CodePlace("switch_core.c", "fire", 1);
        };
    }
}
