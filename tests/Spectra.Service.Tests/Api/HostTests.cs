using System.Data.Common;
using Dapper;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Api;

/// <summary>Tests against a host of their own, with a clock that stands.</summary>
public abstract class HostTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private protected SetClock Clock { get; } = new();

    private protected ServiceHost Host { get; private set; } = null!;

    private protected string DataFolder => _folder.File("data");

    public async Task InitializeAsync() => Host = await StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    private protected virtual Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(DataFolder, Clock);

    protected virtual void Dispose(bool disposing) => _folder.Dispose();

    private protected static Uri At(string path) => new(path, UriKind.Relative);

    /// <summary>What the record holds, read by a connection of the test's own.</summary>
    private protected T[] Recorded<T>(string sql, object? parameters = null)
    {
        using DbConnection connection = new RecordProbe(DataFolder).Open();
        return [.. connection.Query<T>(sql, parameters)];
    }

    /// <summary>What came of an account's requests, oldest first.</summary>
    private protected string[] Accesses(string accountId) => Recorded<string>("SELECT a.outcome FROM evidence_access a JOIN evidence_event e ON e.row_id = a.id WHERE a.account_id = @accountId ORDER BY e.seq", new { accountId });
}
