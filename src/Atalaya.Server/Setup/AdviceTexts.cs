namespace Atalaya.Server.Setup;

/// <summary>Every code of advice with its English words. Codes and names of values are part of the interface (docs/formats/web.md).</summary>
static class AdviceTexts
{
    const AdviceSeverity Note = AdviceSeverity.Note, Caution = AdviceSeverity.Caution, Fault = AdviceSeverity.Fault;

    public static IReadOnlyList<AdviceText> All { get; } =
    [
        // The link
        new("refused", Fault, "{address} refused the connection: no program listens there.", "Start the receiver's program, or correct host and port."),
        new("connect_timeout", Fault, "No answer from {address} within {seconds} s.", "Check that the host is on and in the same network, and that no firewall blocks the port."),
        new("host_unknown", Fault, "The host {host} is not known.", "Check its name, or write its IP address."),
        new("host_unreachable", Fault, "The network says that {address} cannot be reached.", "Check cable or Wi-Fi, and the address."),
        new("connection_broken", Caution, "{address} broke the connection; it is tried again.", "Look into the log of the receiver's program; some allow few clients only."),
        new("connection_closed", Caution, "{address} closed the connection; it is tried again.", "Look into the log of the receiver's program; some allow few clients only."),
        new("port_in_use", Fault, "Port {port} is already used by another program.", "Stop that program, or let the sender send to a second port and use that one here."),
        new("address_not_local", Fault, "{host} is no address of this machine.", "Use 0.0.0.0 to receive on all of them, or one of {addresses}."),
        new("port_rights", Fault, "Port {port} needs more rights than this program has.", "Choose a port above 1023."),
        new("interface_unknown", Fault, "{interface} is no address of a network interface of this machine.", "Write one of {addresses} as interface=."),
        new("multicast_refused", Fault, "The multicast group {host} could not be joined.", "Name the network interface with interface=, one of {addresses}."),
        new("feed_failed", Fault, "It failed: {detail}.", "Check the address of the source."),

        // What comes
        new("silent_connection", Fault, "Connected to {address}, but nothing has come for {seconds} s.", "Check antenna and receiver: does the receiver's own page show traffic?"),
        new("silent_port", Fault, "Nothing has arrived on port {port} for {seconds} s.", "Check that the sender sends to this machine ({addresses}) and this port, and that no firewall drops UDP."),
        new("silent_group", Fault, "Nothing has arrived from the group {address} for {seconds} s.", "With several networks, name the right one with interface= ({addresses}); check that the switch passes multicast."),
        new("multicast_interface", Note, "The group is joined on the network that the system chose.", "This machine has several ({addresses}): name the right one with interface=."),
        new("wrong_format", Fault, "What comes looks like {found}, not like {format}.", "Use {line} as the address of the source."),
        new("no_messages", Fault, "{bytes} bytes have come, and none of them is a message of {format}.", "Check that this port sends {format}; the receiver's program may offer it on another port."),
        new("rejects_damaged", Caution, "{percent} % of what comes is rejected: {reason}.", "Bytes are lost or changed on the way: check the cable or radio link, and that only one program writes to it."),
        new("rejects_noise", Caution, "{percent} % of what comes is rejected: {reason}.", "Much noise is taken for messages: lower the gain, or let the receiver's program send only sound frames."),
        new("rejects_unknown", Caution, "{percent} % of what comes is rejected: {reason}.", "The sensor speaks something that is not known here: look at the details of the source, and name its edition with edition=."),
        new("rejects_values", Caution, "{percent} % of what comes is rejected: {reason}.", "Check that the port sends {format} and nothing else."),
        new("edition_unknown", Caution, "The records of category {category} fit no edition that is known.", "Name the edition with edition=, or ask the maker of the sensor which it is."),
        new("dropped", Caution, "{count} datagrams were lost because this machine could not keep up.", "Give it more processor time, or thin out the feed."),
        new("decoder_failed", Caution, "{count} frames could not be decoded: {detail}.", "This is a defect of the program: please report it with the recording."),

        // Clocks
        new("clock_ahead", Caution, "Its clock is {seconds} s ahead of this machine's.", "Set both clocks by NTP: reports from the future are not used at their time."),
        new("clock_behind", Caution, "Its reports are {seconds} s old when they come, or its clock is behind.", "Set both clocks by NTP; if they are right, the delay arises on the way."),
        new("clock_here", Caution, "The clocks of {count} sources differ from this machine's by about {seconds} s, all alike.", "Set this machine's clock by NTP."),

        // Positions
        new("radar_without_site", Fault, "{count} objects have no position: where the radar stands is not known.", "Add site=LAT,LON,HEIGHT to the source."),
        new("radar_site_differs", Caution, "The radar says that it stands at {stated}, {distance} km from the site configured.", "Correct site=, unless you know better than the radar."),
        new("surface_without_site", Note, "{count} aircraft on the ground have no position: where the receiver stands is not known.", "Add site=LAT,LON to the source."),
        new("no_position_message", Note, "None of the {count} aircraft heard sends its position.", "Wait for an aircraft with ADS-B; others need a radar or multilateration."),
        new("one_position_code", Note, "Of {count} aircraft too few position messages came.", "Reception is weak: raise the antenna, shorten its cable, or adjust the gain."),
        new("no_positions", Note, "None of the {count} objects heard has a position.", "Wait a few minutes: static data often come first."),
        new("site_far", Caution, "Decoded positions lie {distance} km from your site {site}.", "Correct the site; if this is a feed from elsewhere, give it a site= of its own."),
        new("site_longitude_sign", Fault, "Decoded positions lie {distance} km from your site {site}: is the sign of the longitude right?", "With {place} they would lie {near} km away."),
        new("site_latitude_sign", Fault, "Decoded positions lie {distance} km from your site {site}: is the sign of the latitude right?", "With {place} they would lie {near} km away."),
        new("site_both_signs", Fault, "Decoded positions lie {distance} km from your site {site}: are the signs right?", "With {place} they would lie {near} km away."),
        new("site_exchanged", Fault, "Decoded positions lie {distance} km from your site {site}: are latitude and longitude exchanged?", "With {place} they would lie {near} km away."),
        new("site_decimal", Fault, "Decoded positions lie {distance} km from your site {site}: is the decimal point in the right place?", "With {place} they would lie {near} km away."),
        new("site_minutes", Fault, "Decoded positions lie {distance} km from your site {site}: are these degrees and minutes?", "With {place} they would lie {near} km away."),
        new("duplicate_source", Caution, "It brings the same messages as {other}.", "The same receiver seems to be configured twice: remove one of the two."),

        // What a scan finds beside traffic
        new("probe_silent", Note, "A program listens here, but it sent nothing within {seconds} s.", "With little traffic, scan again; else check antenna and receiver."),
        new("unknown_format", Note, "{bytes} bytes came that are in no known format; they begin with {hex}.", "Look for another port of the same program."),
        new("web_aircraft", Note, "A web page of an ADS-B receiver, with {count} aircraft.", "Its Beast port brings more: {line}."),
        new("web_vessels", Note, "A web page of an AIS receiver, with {count} vessels.", "Let it send NMEA to UDP port 10110 of this machine, and use {line}."),
        new("web_other", Note, "A web server without traffic that is known here.", "Nothing to do."),
        new("radio_stream", Note, "A raw radio stream (rtl_tcp).", "Let readsb or dump1090 decode it, and use its Beast port, usually 30005."),
    ];

    static readonly Dictionary<string, AdviceText> ByCode = All.ToDictionary(text => text.Code, StringComparer.Ordinal);

    static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["checksum"] = "wrong checksum",
        ["framing"] = "bytes between messages",
        ["length"] = "wrong length",
        ["unknown_category"] = "unknown category",
        ["unknown_edition"] = "unknown edition",
        ["unknown_type"] = "unknown type",
        ["truncated"] = "cut off",
        ["invalid_value"] = "impossible values",
        ["parity"] = "wrong parity",
        ["fragment"] = "parts of messages missing",
        ["unsupported"] = "not supported",
    };

    static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["asterix"] = "ASTERIX",
        ["avr"] = "AVR",
        ["beast"] = "Beast",
        ["hex"] = "Mode S hex lines",
        ["nmea"] = "NMEA (AIS)",
        ["sbs"] = "SBS (BaseStation)",
    };

    public static AdviceText Of(string code) => ByCode[code];

    public static string FormatName(string format) => Formats.GetValueOrDefault(format, format);

    /// <summary>Some values are codes themselves: reasons of rejection and formats.</summary>
    public static string WordOf(string name, string value) => name switch
    {
        "reason" => Reasons.GetValueOrDefault(value, value.Replace('_', ' ')),
        "format" or "found" => FormatName(value),
        _ => value,
    };
}
