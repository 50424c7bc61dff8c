package io.heedline.telephony.freeswitch.scripted;

/** The variables that the SIP side of a channel sets in the course of its life, in their order. */
record SipVariables(FakeChannel channel) {

    void put(LegCodec offered) {
        set("direction", channel.outbound ? "outbound" : "inbound");
        if (channel.outbound) {
            set("is_outbound", "true");
        }
        set("uuid", channel.uuid);
        set("session_id", Integer.toString(channel.session));
        set("sip_from_user", channel.caller);
        set("sip_from_uri", channel.caller + "@127.0.0.1:5080");
        set("sip_from_host", "127.0.0.1");
        set("video_media_flow", "disabled");
        set("audio_media_flow", "disabled");
        set("text_media_flow", "disabled");
        set("channel_name", channel.name);
        set("sip_call_id", channel.uuid + "@127.0.0.1");
        set("sip_local_network_addr", "127.0.0.1");
        set("sip_network_ip", "127.0.0.1");
        set("sip_network_port", "5080");
        set("sip_received_ip", "127.0.0.1");
        set("sip_received_port", "5080");
        set("sip_via_protocol", "udp");
        set("sofia_profile_name", "internal");
        set("recovery_profile_name", "internal");
        set("sip_req_user", channel.callee);
        set("sip_req_uri", channel.callee + "@127.0.0.1:5060");
        set("sip_to_user", channel.callee);
        set("sip_to_uri", channel.callee + "@127.0.0.1:5060");
        set("sip_to_host", "127.0.0.1");
        set("max_forwards", "70");
        set(
                "switch_r_sdp",
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=t\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                        + "m=audio 35696 RTP/AVP 8 101\r\na=ptime:" + offered.ptimeMs() + "\r\n");
        set("ep_codec_string", "CORE_PCM_MODULE." + codecString(offered) + "@64000b");
        set("endpoint_disposition", "DELAYED NEGOTIATION");
        set("call_uuid", channel.uuid);
    }

    /** The codec is agreed on. */
    void negotiated(LegCodec codec) {
        set("rtp_use_codec_string", "PCMA,PCMU,G722,OPUS@48000h@20i");
        set("remote_audio_media_flow", "sendrecv");
        set("audio_media_flow", "sendrecv");
        set("rtp_audio_recv_pt", "8");
        set("rtp_use_codec_name", codec.name());
        set("rtp_use_codec_rate", Integer.toString(codec.rate()));
        set("rtp_use_codec_ptime", Integer.toString(codec.ptimeMs()));
        set("rtp_use_codec_channels", "1");
        set("rtp_last_audio_codec_string", codecString(codec) + "@1c");
        set("read_codec", codec.name());
        set("original_read_codec", codec.name());
        set("read_rate", Integer.toString(codec.rate()));
        set("original_read_rate", Integer.toString(codec.rate()));
        set("write_codec", codec.name());
        set("write_rate", Integer.toString(codec.rate()));
        set("dtmf_type", "rfc2833");
        set("local_media_ip", "127.0.0.1");
        set("remote_media_ip", "127.0.0.1");
        set("endpoint_disposition", "EARLY MEDIA");
    }

    private static String codecString(LegCodec codec) {
        return codec.name() + "@" + codec.rate() + "h@" + codec.ptimeMs() + "i";
    }

    void ended(int status) {
        set("sip_term_status", Integer.toString(status));
        set("proto_specific_hangup_cause", "sip:" + status);
        set("sip_term_cause", "16");
    }

    void completed(String cause) {
        set("hangup_cause", cause);
        set("hangup_cause_q850", "16");
        set("digits_dialed", "none");
        set("start_uepoch", Long.toString(channel.times.created));
        set("answer_uepoch", Long.toString(channel.times.answered));
        set("end_uepoch", Long.toString(channel.times.hangup));
        set("last_app", channel.variables.getOrDefault("current_application", ""));
        set("caller_id", "\"" + channel.caller + "\" <" + channel.caller + ">");
        set("duration", Long.toString((channel.times.hangup - channel.times.created) / 1_000_000));
        set("billsec", Long.toString(billedMs() / 1000));
        set("billmsec", Long.toString(billedMs()));
    }

    private long billedMs() {
        return channel.times.answered == 0 ? 0 : (channel.times.hangup - channel.times.answered) / 1000;
    }

    private void set(String name, String value) {
        channel.variables.put(name, value);
    }
}
