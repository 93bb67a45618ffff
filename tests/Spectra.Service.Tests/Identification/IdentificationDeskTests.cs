using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Service.Identification;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Identification;

/// <summary>Libraries that are replaced while somebody reads them.</summary>
public sealed class IdentificationDeskTests(SampleLibrary library) : IClassFixture<SampleLibrary>
{
    [Fact]
    public async Task WhoeverHasBegunEndsWithTheLibrariesItBeganWithAndThenTheyAreClosed()
    {
        using IdentificationDesk desk = new(null, []);
        Owner first = Open();
        Owner second = Open();
        desk.Replace(null, first.Libraries, first);
        using ManualResetEventSlim goOn = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<double> running = desk.RunAsync(
            (_, libraries) =>
            {
                begun.SetResult();
                goOn.Wait(TimeSpan.FromSeconds(30));
                return libraries[0].AbsorbanceOf(0)[400];
            },
            CancellationToken.None);
        await begun.Task;

        desk.Replace(null, second.Libraries, second);
        bool wasOpen = !first.IsClosed;
        bool isNew = desk.Use((_, libraries) => ReferenceEquals(libraries[0], second.Libraries[0]));
        goOn.Set();

        Assert.True(wasOpen);
        Assert.True(isNew);
        Assert.True(double.IsFinite(await running));
        Assert.True(first.IsClosed);
        Assert.False(second.IsClosed);
        desk.Dispose();
        Assert.True(second.IsClosed);
    }

    private Owner Open() => new(Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(library.Path)).Library);

    private sealed class Owner(ReferenceLibrary library) : IDisposable
    {
        public ImmutableArray<ReferenceLibrary> Libraries { get; } = [library];

        public bool IsClosed { get; private set; }

        public void Dispose()
        {
            library.Dispose();
            IsClosed = true;
        }
    }
}
