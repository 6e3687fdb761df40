using Atalaya.Core.Identity;
using Atalaya.Core.Reports;
using Atalaya.Core.Tracks;
using Atalaya.Server.Web;

namespace Atalaya.SystemTests.Web;

public sealed class SystemTracksTests
{
    [Fact]
    public void OnlyACopyOfATrackOfOursIsLeftOut()
    {
        Track ours = Track(1, 0x4840D6, ReportFlags.None), copy = Track(2, 0x4840D6, ReportFlags.SystemTrack), theirs = Track(3, 0x3C60D9, ReportFlags.SystemTrack);
        Assert.Equal([1ul, 3ul], SystemTracks.WithoutCopies([ours, copy, theirs]).Select(track => track.Id));
        ours.HasPosition = false;
        Assert.Equal(3, SystemTracks.WithoutCopies([ours, copy, theirs]).Length);
        Assert.Equal([2ul, 3ul], SystemTracks.WithoutCopies([copy, theirs]).Select(track => track.Id));
    }

    static Track Track(ulong id, uint address, ReportFlags flags)
    {
        Track track = new() { Id = id, Flags = flags, HasPosition = true, Status = TrackStatus.Confirmed };
        track.Identity.Address = address;
        track.Identity.AddressKind = AddressKind.Icao;
        return track;
    }
}
