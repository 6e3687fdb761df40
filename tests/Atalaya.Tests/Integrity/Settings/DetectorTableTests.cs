using System.Text;
using Atalaya.Integrity;
using Atalaya.Integrity.Alerts;
using Atalaya.Integrity.Settings;
using Atalaya.Pipeline;
using CsCheck;

namespace Atalaya.Tests.Integrity.Settings;

/// <summary>What may be configured of detectors, and that the log gives it back as it was.</summary>
public sealed class DetectorTableTests
{
    /// <summary>Emergencies cannot be switched off, rules are configured by themselves, and nothing raises the last yet.</summary>
    static readonly AlertKind[] Others = [AlertKind.Emergency, AlertKind.Rule, AlertKind.TooMany, AlertKind.EntryPredicted];

    /// <summary>A new detector, or a new kind of alert, needs a row in the table.</summary>
    [Fact]
    public void EveryKindOfAlertIsSwitchedOffByOneDetector()
    {
        foreach (AlertKind kind in Enum.GetValues<AlertKind>())
            Assert.True(DetectorTable.All.Count(entry => entry.Kinds.Contains(kind)) == (Others.Contains(kind) ? 0 : 1), kind.ToString());
    }

    [Fact]
    public void NamesAreThoseOfKeysAndDefaultsAreAllowed()
    {
        Assert.Equal(DetectorTable.All.Count, DetectorTable.All.DistinctBy(entry => entry.Name).Count());
        foreach (DetectorEntry entry in DetectorTable.All)
        {
            Assert.True(entry.IsOn(IntegritySettings.Default) && !entry.IsChanged(IntegritySettings.Default), entry.Name);
            Assert.Null(entry.Fault(IntegritySettings.Default));
            Assert.Equal(entry.Settings.Count, entry.Settings.DistinctBy(setting => setting.Name).Count());
            foreach (DetectorSetting setting in entry.Settings)
            {
                Assert.Matches("^[a-z]+(_[a-z]+)*$", setting.Name);
                Assert.True(setting.IsAllowed(setting.Default) && !setting.IsAllowed(setting.Least - 1) && !setting.IsAllowed(double.NaN), $"{entry.Name}.{setting.Name}");
            }
        }
    }

    [Fact]
    public void WhateverIsAllowedIsSoundAndComesBackFromTheLogBitForBit()
    {
        (from seed in Gen.Int[0, int.MaxValue] from part in Gen.Double[0.02, 1] select (seed, part)).Sample(given =>
        {
            IntegritySettings settings = Configured(new Random(given.seed), given.part);
            if (DetectorTable.All.Any(entry => entry.Fault(settings) is not null)) return;
            Assert.True(settings.Behaviour.IsSound && settings.Sea.IsSound && settings.Deception.IsSound && settings.Interference.IsSound);
            byte[] frame = new PipelineConfiguration { Detectors = settings }.ToJson();
            PipelineConfiguration read = PipelineConfiguration.FromJson(frame)!;
            Assert.Equal(settings, read.Detectors);
            Assert.Equal(frame, read.ToJson());
        });
    }

    /// <summary>Some numbers anywhere in their range, often at its ends, some detectors off.</summary>
    static IntegritySettings Configured(Random random, double part)
    {
        IntegritySettings settings = IntegritySettings.Default;
        foreach (DetectorEntry entry in DetectorTable.All)
        {
            if (random.NextDouble() < part / 2) settings = entry.Switch(settings, false);
            foreach (DetectorSetting setting in entry.Settings)
            {
                if (random.NextDouble() > part) continue;
                double value = random.Next(4) switch { 0 => setting.Least, 1 => setting.Most, _ => setting.Least + random.NextDouble() * (setting.Most - setting.Least) };
                settings = setting.Write(settings, setting.IsWhole ? Math.Floor(value) : value);
            }
        }

        return settings;
    }

    [Fact]
    public void WhatIsNotConfiguredIsNotInTheLogAndAnOldFrameHasDefaults()
    {
        Assert.Equal("""{"sources":[]}""", Encoding.UTF8.GetString(new PipelineConfiguration().ToJson()));
        Assert.Equal(IntegritySettings.Default, PipelineConfiguration.FromJson("""{"sources":[]}"""u8)!.Integrity);
        DetectorEntry loitering = DetectorTable.Find("loitering")!, darkVessel = DetectorTable.Find("dark_vessel")!;
        IntegritySettings settings = darkVessel.Find("least_speed_kn")!.Write(loitering.Switch(IntegritySettings.Default, false), 4);
        Assert.Equal("""{"sources":[],"integrity":{"loitering":{"enabled":false},"dark_vessel":{"least_speed_kn":4}}}""", Encoding.UTF8.GetString(new PipelineConfiguration { Detectors = settings }.ToJson()));
        Assert.Equal(4 * 1852 / 3600.0, settings.Sea.DarkVesselLeastSpeed, 9);
    }

    [Theory]
    [InlineData("""{"collision":{"alarm_s":100}}""", true)]
    [InlineData("""{"later":{"x":[1]},"collision":{"later":{"y":null}}}""", true)]
    [InlineData("""{"collision":{"alarm_s":1e9}}""", false)]
    [InlineData("""{"collision":{"alarm_s":"100"}}""", false)]
    [InlineData("""{"collision":{"alarm_s":300,"caution_s":200}}""", false)]
    [InlineData("""{"collision":{"enabled":1}}""", false)]
    [InlineData("""{"collision":null}""", false)]
    [InlineData("""{"mass_pattern":{"aircraft":2.5}}""", false)]
    [InlineData("""{"\ud800":{}}""", false)]
    [InlineData("[]", false)]
    public void AFrameThatCannotBeInForceIsNotRead(string detectors, bool isRead) =>
        Assert.Equal(isRead, PipelineConfiguration.FromJson(Encoding.UTF8.GetBytes($$"""{"sources":[],"integrity":{{detectors}}}""")) is not null);
}
