using System.Collections.Immutable;
using Spectra.Driver.Docking;
using Spectra.Service.Seizures;

namespace Spectra.Service.Tests.Seizures;

/// <summary>The sequence at the instrument, written as one letter a measurement: background, clean blank, dirty blank, sample, unknown, passed check, failed check.</summary>
public class MeasurementSequenceTests
{
    private static readonly Guid Session = Guid.CreateVersion7();

    [Theory]
    [InlineData("lblslsl", 3, 0, 1, 2, -1, 4)]
    [InlineData("lblslsl", 5, 0, 1, 4, 3, 6)]
    [InlineData("lblss", 4, 0, 1, 2, 3, -1)]
    [InlineData("ls", 1, -1, -1, 0, -1, -1)]
    [InlineData("lbsbs", 4, -1, 3, -1, 2, -1)]
    [InlineData("slblsl", 4, 1, 2, 3, 0, 5)]
    [InlineData("lblul", 3, 0, 1, 2, -1, 4)]
    [InlineData("lblsbl", 3, 0, 1, 2, -1, 5)]
    [InlineData("sls", 2, -1, -1, 1, 0, -1)]
    public void EachSampleHasWhatWasMeasuredAroundIt(string measured, int sample, int crystal, int background, int blank, int previous, int postClean)
    {
        SequencedMeasurement[] all = Measured(measured);

        MeasurementSequence sequence = Of(all, sample);

        Assert.Equal((At(all, crystal), At(all, background), At(all, blank), At(all, previous), At(all, postClean)), (sequence.CleanCrystalId, sequence.BackgroundId, sequence.BlankId, sequence.PreviousSampleId, sequence.PostCleanId));
    }

    [Theory]
    [InlineData("bls", 2, "")]
    [InlineData("lbs", 2, "")]
    [InlineData("bs", 1, "no-clean-blank")]
    [InlineData("bds", 2, "no-clean-blank")]
    [InlineData("blss", 3, "no-clean-blank")]
    [InlineData("blsls", 4, "")]
    [InlineData("blus", 3, "no-clean-blank")]
    [InlineData("ls", 1, "background-missing")]
    [InlineData("s", 0, "background-missing,no-clean-blank")]
    [InlineData("cbls", 3, "")]
    [InlineData("fbls", 3, "performance-check-failed")]
    [InlineData("fcbls", 4, "")]
    [InlineData("cfbls", 4, "performance-check-failed")]
    [InlineData("blsf", 2, "performance-check-failed")]
    [InlineData("blsfc", 2, "")]
    public void WhatIsOutOfOrderTagsTheSample(string measured, int sample, string tags)
    {
        SequencedMeasurement[] all = Measured(measured);

        Assert.Equal(tags, string.Join(',', Of(all, sample).Tags.Select(static tag => tag.Id)));
    }

    [Fact]
    public void WhatIsOutOfOrderWithTheDeviceGoesWithEverySampleOfTheSession()
    {
        SessionTag clock = new("clock", "The clock is off.");
        SequencedMeasurement[] all = [.. Measured("blsls").Select(measurement => measurement with { SessionTags = [clock] })];

        Assert.All(MeasurementSequence.Of(all), sequence => Assert.Equal(clock, Assert.Single(sequence.Tags)));
    }

    [Fact]
    public void AFailedCheckOfALaterSessionSaysNothingOfAnEarlierSample()
    {
        SequencedMeasurement[] all = Measured("blsf");
        all[3] = all[3] with { SessionId = Guid.CreateVersion7() };

        Assert.Empty(Of(all, 2).Tags);
    }

    [Fact]
    public void TheNumberInTheCatalogueStandsBeforeAClockThatJumped()
    {
        SequencedMeasurement[] all = [.. Measured("bls").Select(static (measurement, number) => measurement with { Number = number, At = SteppingClock.Start.AddDays(-number) })];

        Assert.Equal(all.Select(static measurement => measurement.Id), DeviceOrder.Of([.. all.Reverse()]).Select(static measurement => measurement.Id));
    }

    [Fact]
    public void ASessionThatWasCutIsCompletedByTheNextOne()
    {
        SequencedMeasurement[] all = [.. Measured("lblsl").Select(static (measurement, number) => number is 2 or 3 ? Numbered(measurement, number, 0) : Numbered(measurement, number, 1))];

        Assert.Equal(all.Select(static measurement => measurement.Id), DeviceOrder.Of([all[3], all[2], all[4], all[1], all[0]]).Select(static measurement => measurement.Id));
    }

    [Fact]
    public void ADeviceThatWasWipedGoesOnAfterAllItHadBefore()
    {
        SequencedMeasurement[] before = [.. Measured("bls").Select(static (measurement, number) => Numbered(measurement, number, 0))];
        SequencedMeasurement[] after = [.. Measured("ls").Select(static (measurement, number) => Numbered(measurement, number, 1))];

        Assert.Equal([.. before.Select(static measurement => measurement.Id), .. after.Select(static measurement => measurement.Id)], DeviceOrder.Of([.. after, .. before]).Select(static measurement => measurement.Id));
    }

    private static readonly Guid[] Sessions = [Guid.CreateVersion7(), Guid.CreateVersion7()];

    private static SequencedMeasurement Numbered(SequencedMeasurement measurement, int number, int session) =>
        measurement with { Number = number, SessionId = Sessions[session], SessionStartedAt = SteppingClock.Start.AddDays(session), At = SteppingClock.Start };

    private static MeasurementSequence Of(SequencedMeasurement[] all, int sample) => MeasurementSequence.Of([.. all.Reverse()]).Single(sequence => sequence.MeasurementId == all[sample].Id);

    private static Guid? At(SequencedMeasurement[] all, int index) => index < 0 ? null : all[index].Id;

    private static SequencedMeasurement[] Measured(string letters) =>
    [
        .. letters.Select(static (letter, i) =>
        {
            Guid id = Guid.CreateVersion7();
            return new SequencedMeasurement
            {
                Id = id,
                SessionId = Session,
                SessionStartedAt = SteppingClock.Start,
                Sha256 = id.ToString(),
                At = SteppingClock.Start.AddMinutes(i),
                FileName = "x",
                Subfile = 0,
                IsCleanBlank = letter == 'l',
                HasFailed = letter switch { 'f' => true, 'c' => false, _ => null },
                Role = letter switch
                {
                    'b' => MeasurementRole.Background,
                    'l' or 'd' => MeasurementRole.Blank,
                    's' => MeasurementRole.Sample,
                    'u' => MeasurementRole.Unknown,
                    _ => MeasurementRole.Check,
                },
            };
        }),
    ];
}
