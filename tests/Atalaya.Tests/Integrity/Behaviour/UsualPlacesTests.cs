using Atalaya.Core.State;
using Atalaya.Core.Time;
using Atalaya.Integrity.Behaviour;

namespace Atalaya.Tests.Integrity.Behaviour;

public sealed class UsualPlacesTests
{
    [Fact]
    public void WhatHappensOftenAtAPlaceIsUsualThereAndIsForgotten()
    {
        UsualPlaces places = new("TEST", memorySeconds: 100);
        Instant now = Instant.FromUnixSeconds(1000);
        Assert.True(places.Count(0.18, -1.08, now, out double before));
        Assert.Equal(0, before);
        places.Count(0.18 + 0.001, -1.08, now, out before);
        Assert.Equal(1, before, 9);
        places.Count(0.5, -1.08, now, out before);
        Assert.Equal(0, before);

        StateWriter writer = new();
        places.Save(writer);
        UsualPlaces loaded = new("TEST", memorySeconds: 100);
        StateReader reader = new(writer.Written);
        loaded.Load(ref reader);
        loaded.Count(0.18, -1.08, now.PlusSeconds(100), out before);
        Assert.Equal(2 * Math.Exp(-1), before, 6);
    }
}
