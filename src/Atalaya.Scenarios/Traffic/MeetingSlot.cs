using Atalaya.Scenarios.Events;
using Atalaya.Scenarios.Motion;

namespace Atalaya.Scenarios.Traffic;

/// <summary>One of two boats that leave their fishing place, switch AIS off, lie alongside each other in the Serpent's Mouth, and return: once a cycle.</summary>
sealed class MeetingSlot(ulong seed, int index) : TrafficSlot(seed, VesselSlot.FirstActor + index)
{
    const double Knots = 20;
    const double ApartMeters = 30;
    const double MeetingLatitude = 10.110, MeetingLongitude = -62.000;

    public override ScenarioObject Create(int generation, double birthSeconds)
    {
        VesselIdentity identity = VesselIdentity.For(Seed, Number, 0, index == 0 ? VesselRole.Work : VesselRole.Fishing);
        RouteMotion motion = Motion(identity.LengthMeters, out double meetingSeconds);
        double offset = StraitEvents.Phase(meetingSeconds - StraitEvents.Meeting.From);
        return identity.ToObject(VesselSlot.IdBase + Number * 1000, motion, birthSeconds, offset, ScenarioRole.GoesDark);
    }

    /// <summary>A round of exactly one cycle: the stop at home takes what is left.</summary>
    /// <param name="meetingSeconds">When in the round it is alongside.</param>
    RouteMotion Motion(double length, out double meetingSeconds)
    {
        double duration = StraitEvents.Meeting.To - StraitEvents.Meeting.From;
        double side = index == 0 ? -ApartMeters / 2 : ApartMeters / 2;
        (RouteNode home, RouteNode out1, RouteNode back) = index == 0
            ? (Home(10.128, -62.020), Node(10.117, -62.014), Node(10.122, -62.007))
            : (Home(10.092, -61.985), Node(10.103, -61.995), Node(10.098, -61.986));
        RouteNode meeting = new Waypoint(MeetingLatitude, MeetingLongitude, Knots).ToVesselNode(side) with { DwellSeconds = duration };
        RouteBuilder builder = RouteBuilder.ForVessel(length);
        double outward = builder.Build([home, out1, meeting], loop: false).LengthSeconds - home.DwellSeconds;
        double round = builder.Build([home, out1, meeting, back], loop: true).LengthSeconds - home.DwellSeconds;
        double stay = StraitEvents.CycleSeconds - round;
        meetingSeconds = stay + outward;
        return builder.Build([home with { DwellSeconds = stay }, out1, meeting, back], loop: true);
    }

    static RouteNode Home(double latitude, double longitude) => Node(latitude, longitude) with { DwellSeconds = 1 };

    static RouteNode Node(double latitude, double longitude) => new Waypoint(latitude, longitude, Knots).ToVesselNode();
}
