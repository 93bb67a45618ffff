using Spectra.Driver.Docking;

namespace Spectra.Driver.Tests.Docking;

public class SessionEndTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APulledStickEndsTheSessionAndSaysWhatIsSafe(bool mountPointRemains)
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld: 1);
        stick.Write("b.txt", "2\n", hoursOld: 2);
        stick.Write("c.txt", "3\n", hoursOld: 3);

        List<DockEvent> events = await stick.DockAsync(meanwhile: happened =>
        {
            if (happened is DockEvent.Reading { Number: 2 })
            {
                Directory.Delete(stick.Path, recursive: true);
                if (mountPointRemains)
                {
                    Directory.CreateDirectory(stick.Path);
                }
            }
        });

        DockOutcome.DeviceLost lost = Assert.IsType<DockOutcome.DeviceLost>(events.Outcome());
        Assert.Equal(1, lost.Tally.Taken);
        Assert.Contains("1 taken", lost.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(events, static happened => happened is DockEvent.Reading { Number: 3 });
    }

    [Fact]
    public async Task ACancelledSessionEndsBetweenTwoFilesWithItsTally()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld: 1);
        stick.Write("b.txt", "2\n", hoursOld: 2);
        using CancellationTokenSource stop = new();

        List<DockEvent> events = await stick.DockAsync(
            meanwhile: happened =>
            {
                if (happened is DockEvent.Taken)
                {
                    stop.Cancel();
                }
            },
            cancellationToken: stop.Token);

        Assert.Equal(new DockTally(2, 1, 0, 0, 0), Assert.IsType<DockOutcome.Cancelled>(events.Outcome()).Tally);
    }

    [Theory]
    [InlineData("folder:/nowhere/at/all", "does not exist")]
    [InlineData("tcp:host:5025", "no profile may ask it")]
    [InlineData("sim:x", "no profile may ask it")]
    public async Task WhatCanNotBeDockedIsRefusedWithASentence(string address, string part)
    {
        DeviceAddress parsed = Assert.IsType<AddressParsing.Accepted>(DeviceAddress.Parse(address)).Address;
        List<DockEvent> events = [];
        await foreach (DockEvent happened in new DockSession(parsed, new Ledger(), new InstantClock()).RunAsync())
        {
            events.Add(happened);
        }

        Assert.Contains(part, Assert.IsType<DockOutcome.Refused>(events.Outcome()).Sentence, StringComparison.Ordinal);
        Assert.Single(events);
    }
}
