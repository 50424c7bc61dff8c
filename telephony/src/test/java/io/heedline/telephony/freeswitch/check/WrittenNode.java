package io.heedline.telephony.freeswitch.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node whose answers a test has written down; as configured by deploy/freeswitch unless told otherwise. */
final class WrittenNode implements NodeApi {

    private final Map<String, String> answers = new LinkedHashMap<>();

    WrittenNode() {
        answer("version short", "1.10.12-release");
        answer("status", """
                UP 0 years, 0 days, 0 hours, 0 minutes, 28 seconds
                0 session(s) since startup
                0 session(s) per Sec out of max 100, peak 0, last 5min 0
                600 session(s) max
                """);
        answer("sofia status", """
                                     Name\t   Type\t                                      Data\tState
                =================================================================================================
                                   phones\tprofile\t             sip:mod_sofia@127.0.0.1:5060\tRUNNING (0)
                                    trunk\tprofile\t             sip:mod_sofia@127.0.0.1:5080\tRUNNING (0)
                          trunk::provider\tgateway\t                    sip:u@sip.example.com\tREGED
                =================================================================================================
                2 profiles 0 aliases
                """);
        profile("phones", "PCMA,PCMU,OPUS", "rfc2833", "false");
        profile("trunk", "PCMA,PCMU,OPUS", "rfc2833", "false");
        configuration(
                "sofia.conf",
                "<profiles><profile name='phones'><settings><param name='rtp-autofix-timing' value='false'/></settings>"
                        + "</profile><profile name='trunk'><gateways><gateway name='provider'><param name='realm'"
                        + " value='sip.example.com'/></gateway></gateways><settings>"
                        + "<param name='rtp-autofix-timing' value='false'/></settings></profile></profiles>");
        configuration(
                "event_socket.conf", "<settings><param name='apply-inbound-acl' value='controllers'/></settings>");
        configuration(
                "switch.conf",
                "<settings><param name='rtp-start-port' value='16384'/><param name='rtp-end-port' value='24575'/></settings>");
        dialplan("""
                <action application="answer" data=""/>
                <action application="set" data="socket_resume=true"/>
                <action application="socket" data="127.0.0.1:8084 async full"/>
                """);
        answer("acl 203.0.113.1 controllers", "false");
        answer("callcenter_config queue list", "name|strategy\nsupport@default|longest-idle-agent\n+OK");
        answer("callcenter_config queue count agents support@default Available", "1");
    }

    WrittenNode answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    WrittenNode without(String module) {
        return answer("module_exists " + module, "false");
    }

    WrittenNode configuration(String name, String content) {
        return answer(
                "xml_locate configuration configuration name " + name,
                "<configuration name=\"" + name + "\">" + content + "</configuration>");
    }

    /** What the extension of the hotline does. */
    WrittenNode dialplan(String actions) {
        return answer(
                "xml_locate dialplan",
                "<section name=\"dialplan\"><context name=\"trunk\"><extension name=\"hotline\">"
                        + "<condition field=\"destination_number\" expression=\"^(95500)$\">" + actions
                        + "</condition></extension></context></section>");
    }

    WrittenNode profile(String name, String codecs, String keys, String noMedia) {
        return answer(
                "sofia status profile " + name,
                "Name             \t" + name + "\nURL              \tsip:mod_sofia@127.0.0.1\nCODECS IN        \t"
                        + codecs + "\nDTMF-MODE        \t" + keys + "\nNOMEDIA          \t" + noMedia
                        + "\nPROXY-MEDIA      \tfalse\n");
    }

    @Override
    public String ask(String command) {
        String usual = command.startsWith("module_exists ") ? "true" : "-ERR no reply";
        return answers.getOrDefault(command, usual).strip();
    }

    /** What a check finds here. */
    List<Finding> look(Check check) {
        List<Finding> findings = new ArrayList<>();
        check.run(this, findings::add);
        return findings;
    }
}
