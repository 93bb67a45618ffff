using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Spectra.Service.Tests.Commands;

namespace Spectra.Soak.Serving;

/// <summary>A data folder that is served: its settings, a library of made-up substances, and people with roles.</summary>
/// <param name="Path">The data folder.</param>
/// <param name="Address">Where it is served, the same at every start.</param>
internal sealed record ServedFolder(string Path, Uri Address)
{
    private const string NoLimit = "1000000000";

    /// <summary>Makes one.</summary>
    /// <param name="path">The folder, which is made.</param>
    /// <param name="substances">How many substances the library holds.</param>
    /// <param name="postgresql">How the PostgreSQL server is reached; null for SQLite.</param>
    public static async Task<ServedFolder> MakeAsync(string path, int substances, string? postgresql)
    {
        string libraries = System.IO.Path.Combine(Directory.CreateDirectory(path).FullName, "libraries");
        Directory.CreateDirectory(libraries);
        JsonObject settings = new() { ["limits"] = new JsonObject { ["perAddress"] = NoLimit, ["perAccount"] = NoLimit, ["passwordsPerAddress"] = NoLimit } };
        if (postgresql is not null)
        {
            settings["postgresql"] = postgresql;
        }

        await File.WriteAllTextAsync(System.IO.Path.Combine(path, "spectra.json"), settings.ToJsonString());
        string references = Directory.CreateTempSubdirectory("spectra-references-").FullName;
        for (int seed = 0; seed < substances; seed++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"substance-{seed:D5}");
            await File.WriteAllTextAsync(System.IO.Path.Combine(references, $"{name}.jdx"), SampleFiles.Jcamp(SampleFiles.Absorbances(seed), name));
        }

        await SpectraProgram.DoAsync("library", "build", references, "--out", System.IO.Path.Combine(libraries, "made.speclib"), "--name", "made");
        Directory.Delete(references, recursive: true);
        return new ServedFolder(path, new Uri($"http://127.0.0.1:{FreePort()}"));
    }

    /// <summary>Lets somebody in; their one-time password.</summary>
    public async Task<string> AddAsync(string name, string role)
    {
        string oneTime = (await SpectraProgram.DoAsync("user", "add", name, "--display", $"The {name}", "--data", Path)).Trim();
        await SpectraProgram.DoAsync("user", "grant", name, role, "--basis", "examination", "--data", Path);
        return oneTime;
    }

    /// <summary>What an audit finds; null where the record is intact.</summary>
    public async Task<string?> FaultAsync() => await SpectraProgram.RunAsync("audit", "verify", "--data", Path) is (not 0, string report, string words) ? report + words : null;

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
