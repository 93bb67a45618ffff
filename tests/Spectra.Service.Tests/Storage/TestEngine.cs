using System.Reflection;
using System.Runtime.CompilerServices;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Which engine a run of these tests is on: SQLite, or with <c>SPECTRA_TEST_ENGINE=postgresql</c> a private PostgreSQL in which every data folder becomes a site of its own.</summary>
internal static class TestEngine
{
    private const string Variable = "SPECTRA_TEST_ENGINE";

    /// <summary>Whether data folders are kept in PostgreSQL unless a test says otherwise.</summary>
    public static bool IsPostgresql { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "sqlite" => false,
        "postgresql" => true,
        { } other => throw new InvalidOperationException($"{Variable} is '{other}': expected sqlite or postgresql."),
    };

    /// <summary>Whatever whoever runs the tests has configured is not touched by them.</summary>
    [ModuleInitializer]
    internal static void Choose()
    {
        // A second writer is told by whoever starts it.
        if (Assembly.GetEntryAssembly() != typeof(TestEngine).Assembly)
        {
            Environment.SetEnvironmentVariable(StorageSettings.Variable, IsPostgresql ? PrivatePostgres.ConnectionString : null);
        }
    }
}
